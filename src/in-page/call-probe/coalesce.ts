/** Calls that build up a conversation come in bursts of dozens: within this time they are looked at once. */
export const COALESCE_MS = 50;
/**
 * What fires no event (`track.stop()` in light mode, a capture that the browser's own bar ended) is found by looking
 * again this often, while there is anything to look at.
 */
export const LOOK_AGAIN_MS = 2_000;

// Taken before the page's first script, which may put its own clock in their place.
const { setTimeout, clearTimeout } = globalThis;

/** Runs `look` once after a burst of calls, and again as long after as it says, ms; 0: nothing is live. */
export function coalesced(look: () => number, signal: AbortSignal): () => void {
  let soon: ReturnType<typeof setTimeout> | undefined;
  let later: ReturnType<typeof setTimeout> | undefined;
  const run = () => {
    clearTimeout(later);
    soon = undefined;
    later = undefined;
    if (signal.aborted) return;
    const againMs = look();
    if (againMs > 0) later = setTimeout(run, againMs);
  };
  signal.addEventListener('abort', () => {
    clearTimeout(soon);
    clearTimeout(later);
  });
  return () => {
    if (!signal.aborted) soon ??= setTimeout(run, COALESCE_MS);
  };
}
