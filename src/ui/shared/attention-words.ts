import { ATTENTIONS, type Totals } from '../../core/attention/attention.ts';
import { msOf } from '../../core/attention/summary.ts';
import type { Words } from '../../messages/words.ts';
import type { TimeWords } from './time-words.ts';

/** "24 min present, 1 min distracted": what a picture of attention says in words. */
export function attentionSummary(totals: Totals, words: Words, times: TimeWords): string {
  const parts = ATTENTIONS.filter((each) => msOf(totals, each) > 0).map((each) =>
    words(`common_for_${each}`, times.duration(msOf(totals, each))),
  );
  return parts.length === 0
    ? words('common_nothing_seen_yet')
    : new Intl.ListFormat(words.language, { type: 'unit' }).format(parts);
}
