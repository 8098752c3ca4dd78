/** Why a part of a feed could not be used; the words for each are in `_locales` under `left_out_…`. */
export const LEFT_OUT_REASONS = [
  'unreadable-event',
  'unreadable-rule',
  'too-much-work',
  'too-many-occurrences',
  'too-many-dates',
  'too-many-events',
] as const;
export type LeftOutReason = (typeof LEFT_OUT_REASONS)[number];

/** A part of a feed that is not, or not wholly, in its reading. */
export interface LeftOut {
  /** The entry's title; empty where it is not known, or where it is not one entry. */
  readonly what: string;
  readonly why: LeftOutReason;
  /** How often: entries without a title are counted together. */
  readonly count: number;
}

/** How much was left out for each reason: what is kept of it, and shown. */
export type LeftOutCounts = Readonly<Partial<Record<LeftOutReason, number>>>;

export function countsOf(leftOut: readonly LeftOut[]): LeftOutCounts {
  const counts: Partial<Record<LeftOutReason, number>> = {};
  for (const { why, count } of leftOut) counts[why] = (counts[why] ?? 0) + count;
  return counts;
}
