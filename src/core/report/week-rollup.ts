import type { Totals } from '../attention/attention.ts';
import type { MeetingRecord } from '../attention/record.ts';
import type { LocalDate } from '../time/local-day.ts';
import { weekTotals } from './figures.ts';
import { byMeeting, recordsOfWeek } from './week-records.ts';

/** What a week leaves for the trend over years. */
export interface WeekRollup {
  readonly weekStart: LocalDate;
  readonly totals: Totals;
  readonly meetings: number;
}

/** Rolls up the records that belong to the week; the others are left out. */
export function weekRollup(weekStart: LocalDate, records: readonly MeetingRecord[]): WeekRollup {
  const ofWeek = recordsOfWeek(records, weekStart);
  return { weekStart, totals: weekTotals(ofWeek), meetings: byMeeting(ofWeek).length };
}
