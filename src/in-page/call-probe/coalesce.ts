/** Calls that build up a conversation come in bursts of dozens: within this time they are looked at once. */
export const COALESCE_MS = 50;
/**
 * What fires no event (`track.stop()` in light mode, a capture that the browser's own bar ended) is found by looking
 * again this often, while there is anything to look at.
 */
export const LOOK_AGAIN_MS = 2_000;

// Taken before the page's first script, which may put its own clock in their place.
const { setTimeout, clearTimeout } = globalThis;

/** Runs `look` once after a burst of calls, and again every 2 s for as long as it answers that something is live. */
export function coalesced(look: () => boolean, signal: AbortSignal): () => void {
  let soon: ReturnType<typeof setTimeout> | undefined;
  let later: ReturnType<typeof setTimeout> | undefined;
  const run = () => {
    clearTimeout(later);
    soon = undefined;
    later = undefined;
    if (signal.aborted) return;
    if (look()) later = setTimeout(run, LOOK_AGAIN_MS);
  };
  signal.addEventListener('abort', () => {
    clearTimeout(soon);
    clearTimeout(later);
  });
  return () => {
    if (!signal.aborted) soon ??= setTimeout(run, COALESCE_MS);
  };
}
