import type { Attention, Stretch, Totals } from './attention.ts';

export const NO_TIME: Totals = { presentMs: 0, elsewhereMs: 0, distractedMs: 0, unseenMs: 0, assumedMs: 0 };

const FIELD = {
  present: 'presentMs',
  elsewhere: 'elsewhereMs',
  distracted: 'distractedMs',
  unseen: 'unseenMs',
} as const satisfies Record<Attention, keyof Totals>;

/** How long each attention lasted, ms. */
export function totalsOf(stretches: readonly Stretch[]): Totals {
  const totals = { ...NO_TIME };
  for (const { attention, isAssumed, ms } of stretches) {
    totals[FIELD[attention]] += ms;
    if (isAssumed) totals.assumedMs += ms;
  }
  return totals;
}

export function addTotals(all: readonly Totals[]): Totals {
  const sum = { ...NO_TIME };
  for (const each of all) for (const field of Object.keys(sum) as (keyof Totals)[]) sum[field] += each[field];
  return sum;
}

/** How long one attention lasted, ms. */
export function msOf(totals: Totals, attention: Attention): number {
  return totals[FIELD[attention]];
}

/** Everything but what was unseen, ms: what a share is a share of. */
export function seenMs(totals: Totals): number {
  return totals.presentMs + totals.elsewhereMs + totals.distractedMs;
}

export function totalMs(totals: Totals): number {
  return seenMs(totals) + totals.unseenMs;
}

/** 0 to 1; null where nothing was seen, since there is nothing to be a share of. */
export function presentShare(totals: Totals): number | null {
  const seen = seenMs(totals);
  return seen > 0 ? totals.presentMs / seen : null;
}

/**
 * The longest unbroken time of being present, ms; assumed presence counts on. What was unseen breaks it: whether it
 * was undisturbed is not known.
 */
export function longestUndisturbedMs(stretches: readonly Stretch[]): number {
  let longest = 0;
  let run = 0;
  for (const { attention, ms } of stretches) {
    if (ms === 0) continue;
    run = attention === 'present' ? run + ms : 0;
    longest = Math.max(longest, run);
  }
  return longest;
}
