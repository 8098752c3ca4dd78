import { ATTENTIONS, type Attention, type Stretch, type Totals } from '../../core/attention/attention.ts';
import type { Words } from '../../messages/words.ts';
import type { TimeWords } from './time-words.ts';

/** The figure of one attention out of the totals, ms. */
export function totalOf(totals: Totals, attention: Attention): number {
  return totals[`${attention}Ms`];
}

/**
 * PRODUCT.md's present share: present of all that was seen, 0 to 1; null where nothing was seen.
 */
export function presentShareOf(totals: Totals): number | null {
  const seenMs = totals.presentMs + totals.elsewhereMs + totals.distractedMs;
  return seenMs > 0 ? totals.presentMs / seenMs : null;
}

/** "24 min present, 1 min distracted": what a picture of attention says in words. */
export function attentionSummary(totals: Totals, words: Words, times: TimeWords): string {
  const parts = ATTENTIONS.filter((each) => totalOf(totals, each) > 0).map((each) =>
    words(`common_for_${each}`, times.duration(totalOf(totals, each))),
  );
  return parts.length === 0
    ? words('common_nothing_seen_yet')
    : new Intl.ListFormat(words.language, { type: 'unit' }).format(parts);
}

/** Totals of stretches, ms. */
export function totalsOf(stretches: readonly Stretch[]): Totals {
  const sum = (keep: (each: Stretch) => boolean) => stretches.reduce((ms, each) => (keep(each) ? ms + each.ms : ms), 0);
  return {
    presentMs: sum((each) => each.attention === 'present'),
    elsewhereMs: sum((each) => each.attention === 'elsewhere'),
    distractedMs: sum((each) => each.attention === 'distracted'),
    unseenMs: sum((each) => each.attention === 'unseen'),
    assumedMs: sum((each) => each.isAssumed),
  };
}
