import { extension } from '../extension.ts';
import { type Veil, veil } from './veil.ts';

// A symbol: a page's element with that id cannot be found in its place.
const KEY = Symbol.for('undivided.veil');

/** Veils this document; where it is veiled already (the script came twice), the veil there asks again. */
export function startVeil(): void {
  if (window.top !== window) return;
  const veils = globalThis as { [KEY]?: Veil };
  if (veils[KEY]) {
    veils[KEY].refresh();
    return;
  }
  const lift = new AbortController();
  lift.signal.addEventListener('abort', () => delete veils[KEY]);
  veils[KEY] = veil(extension, lift);
  if (lift.signal.aborted) delete veils[KEY];
}
