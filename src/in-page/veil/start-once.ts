import { type Extension, extension } from '../extension.ts';
import type { Veil } from './veil.ts';

/**
 * Veils this document by `make`; where it is already (the script came twice), the veil there asks again. A document is a
 * page, or is in a frame of one. Firefox runs what is injected at once also where there is no root element yet, in which
 * nothing can be hung up: it is waited for.
 */
export function startOnce(
  name: string,
  make: (extension: Extension, lift: AbortController) => Veil,
  where: 'page' | 'frame' = 'page',
): void {
  if ((window.top === window) !== (where === 'page')) return;
  if ((document.documentElement as Element | null) === null) {
    const growth = new MutationObserver(() => {
      growth.disconnect();
      startOnce(name, make, where);
    });
    growth.observe(document, { childList: true });
    return;
  }
  // A symbol: a page's element with that id cannot be found in its place.
  const key = Symbol.for(name);
  const veils = globalThis as { [key]?: Veil };
  if (veils[key]) {
    veils[key].refresh();
    return;
  }
  const lift = new AbortController();
  lift.signal.addEventListener('abort', () => delete veils[key]);
  veils[key] = make(extension, lift);
  if (lift.signal.aborted) delete veils[key];
}
