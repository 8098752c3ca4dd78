import { probe } from '../in-page/call-probe/probe.ts';
import { extension } from '../in-page/extension.ts';

// Injected once more into a tab where it runs already, as after a grant: the first stays.
const world = globalThis as { isUndividedProbed?: boolean };
if (!world.isUndividedProbed) {
  world.isUndividedProbed = true;
  probe(extension, () => {
    world.isUndividedProbed = false;
  });
}
