type ShadowRootOf = (element: Element) => ShadowRoot | null;

/** A search may take this share of the time at most. */
const SHARE_OF_TIME = 0.01;
const EVERY_MS = 1_000;

/**
 * Finds the page's shadow roots, open and closed, and those that come later within about a second: media and dialogs
 * inside them send no event that the window would hear. `found` is called once for each.
 */
export function watchShadowRoots(
  shadowRootOf: ShadowRootOf,
  isOurs: (element: Element) => boolean,
  found: (root: ShadowRoot) => void,
  signal: AbortSignal,
): void {
  const known = new WeakSet<ShadowRoot>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  const searchIn = (place: Document | ShadowRoot) => {
    for (const element of place.querySelectorAll('*')) {
      const root = isOurs(element) ? null : shadowRootOf(element);
      if (!root) continue;
      if (!known.has(root)) {
        known.add(root);
        found(root);
      }
      searchIn(root);
    }
  };
  const search = () => {
    const beganMs = performance.now();
    try {
      if (!document.hidden) searchIn(document);
    } catch {
      return; // The extension is gone; the veil is about to be lifted.
    }
    const tookMs = performance.now() - beganMs;
    if (!signal.aborted) timer = setTimeout(search, Math.max(EVERY_MS, tookMs / SHARE_OF_TIME));
  };
  signal.addEventListener('abort', () => clearTimeout(timer));
  search();
}
