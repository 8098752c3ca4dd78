import type { TabSwitch } from '../ports/browser.ts';
import type { Stamp } from '../time/stamp.ts';
import type { LoggedFact } from './facts.ts';

/** A switch that was told to a worker this long before its last sign of life may not have been written down, ms. */
const UNWRITTEN_MS = 2_000;

/** Browsers note a switch up to so long after they have told of it, ms. */
const NOTED_WITHIN_MS = 500;

/**
 * Up to when (wall ms) the facts say themselves what was in front. Where the wall clock was set back, the browser's
 * memory of the time before counts for nothing until the clock has passed it again.
 */
export function lookedUntilMs(facts: readonly LoggedFact[]): number {
  const lastMs = facts.at(-1)?.stamp.atMs ?? 0;
  const highestMs = facts.reduce((highest, { stamp }) => Math.max(highest, stamp.atMs), 0);
  if (highestMs > lastMs) return highestMs + NOTED_WITHIN_MS;
  return facts.findLast((each) => each.type === 'front-seen')?.stamp.atMs ?? lastMs;
}

/** The clocks of one life may part by so much without anybody's having set one, ms. */
const DRIFT_MS = 100;

/** Whether the wall clock only went on between two moments: then what the browser noted by it can be believed. */
export const isOneClock = (from: Stamp, to: Stamp): boolean =>
  from.life === to.life && Math.abs(to.atMs - from.atMs - (to.monoMs - from.monoMs)) <= DRIFT_MS;

/** What was turned to within the very millisecond of a look came after it, or is what it saw. */
const SAME_INSTANT_MS = 1;

/**
 * From when on the browser is asked what was missed by a worker that wrote down at `lookedMs` what was in front, and was
 * last there at `seenMs` (wall ms).
 */
export const missedFromMs = (lookedMs: number, seenMs: number): number =>
  Math.max(lookedMs, seenMs - UNWRITTEN_MS) - SAME_INSTANT_MS;

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
