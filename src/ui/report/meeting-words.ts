import { totalMs } from '../../core/attention/summary.ts';
import type { Meeting } from '../../core/meeting/meeting.ts';
import type { ReportMeeting } from '../../core/report/week-report.ts';
import type { Words } from '../../messages/words.ts';
import { peopleWords } from '../shared/people-words.ts';
import type { TimeWords } from '../shared/time-words.ts';
import { timesOf } from './date-words.ts';

const UNTITLED = {
  calendar: 'report_title_calendar',
  call: 'report_title_call',
  hand: 'report_title_by_hand',
} as const;

/** The meeting's title; where nobody named it, who was there, else what it is known from. */
export function titleWords({ title, people, source }: Meeting, words: Words): string {
  if (title.trim() !== '') return title;
  const names = people.map(({ name }) => name).filter(Boolean);
  return names.length > 0 ? words('report_with', peopleWords(names, words)) : words(UNTITLED[source]);
}

/** "Monday, 9:00 – 9:30", by the clock of then. */
export function whenWords({ record, totals }: ReportMeeting, words: Words, times: TimeWords): string {
  const then = timesOf(record.zone, times);
  const endMs = record.startedAtMs + totalMs(totals);
  return words('report_when', then.weekday(record.startedAtMs), then.clockRange(record.startedAtMs, endMs));
}
