import type { TabSwitch } from '../ports/browser.ts';
import type { Stamp } from '../time/stamp.ts';

/** A switch that was told to a worker this long before its last sign of life may not have been written down, ms. */
const UNWRITTEN_MS = 2_000;

/**
 * From when on the browser is asked what was missed by a worker that wrote down at `lookedMs` what was in front, and was
 * last there at `seenMs` (wall ms).
 */
export const missedFromMs = (lookedMs: number, seenMs: number): number => Math.max(lookedMs, seenMs - UNWRITTEN_MS);

/**
 * The switches between two lives of the worker, dated for the account: its last life was there until `seenMs`, and what
 * was in front then is one of them where that may not have been written down.
 */
export function missedBetween(
  switches: readonly TabSwitch[],
  seenMs: number,
  now: Stamp,
): { readonly stamp: Stamp; readonly tab: TabSwitch['tab'] }[] {
  const before = switches.filter((each) => each.atMs <= seenMs).slice(-1);
  const after = switches.filter((each) => each.atMs > seenMs && each.atMs <= now.atMs);
  return [...before, ...after].map(({ atMs, tab }) => {
    const agoMs = now.atMs - Math.max(atMs, seenMs);
    return { stamp: { ...now, atMs: now.atMs - agoMs, monoMs: now.monoMs - agoMs }, tab };
  });
}
