import { seenMs, totalMs } from '../../core/attention/summary.ts';
import type { WeekReport } from '../../core/report/week-report.ts';
import type { Words } from '../../messages/words.ts';
import type { TimeWords } from '../shared/time-words.ts';

/** The week in one sentence: who it went to comes first, and by name where it was one. */
export function headlineWords({ figures, together, isCurrent }: WeekReport, words: Words, times: TimeWords): string {
  const { totals, presentShare } = figures;
  const week = words(isCurrent ? 'report_this_week' : 'report_that_week');
  const [first, ...others] = together;
  const who =
    first !== undefined && others.length === 0 && (first.kind === 'person' || first.kind === 'organisation')
      ? first.name
      : words('report_people');
  if (presentShare === null)
    return words('report_headline_unseen', who, unbroken(times.duration(totalMs(totals))), week);
  if (totals.presentMs === 0)
    return words('report_headline_absent', who, unbroken(times.duration(seenMs(totals))), week);
  const present = unbroken(times.duration(totals.presentMs));
  return presentShare === 1
    ? words('report_headline_all', who, present, week)
    : words('report_headline', who, present, week, times.percent(presentShare));
}

/** Keeps a duration on one line: "7 h" and "52 min" are one figure. */
export const unbroken = (duration: string) => duration.replaceAll(' ', '\u00a0');
