import { extension } from '../extension.ts';
import type { Veil } from '../veil/veil.ts';
import { softVeil } from './soft-veil.ts';

// A symbol: a page's element with that id cannot be found in its place.
const KEY = Symbol.for('undivided.soft-veil');

/** Veils this document softly; where it is already (the script came twice), the veil there asks again. */
export function startSoftVeil(): void {
  if (window.top !== window) return;
  const veils = globalThis as { [KEY]?: Veil };
  if (veils[KEY]) {
    veils[KEY].refresh();
    return;
  }
  const lift = new AbortController();
  lift.signal.addEventListener('abort', () => delete veils[KEY]);
  veils[KEY] = softVeil(extension, lift);
  if (lift.signal.aborted) delete veils[KEY];
}
