import type { MeetingRecord } from '../attention/record.ts';
import { type LocalDate, localDateAt } from '../time/local-day.ts';
import { addWeeks } from '../time/week.ts';

/** The day that a meeting belongs to: the one it began on, by the clock that the user lived by then. */
export function dateOf(record: MeetingRecord): LocalDate {
  return localDateAt(record.startedAtMs, record.zone);
}

/**
 * Those that belong to a week, oldest first. Each record belongs to exactly one week, wherever the user is when they
 * look: a meeting of Monday morning in Tokyo stays Monday's after the flight home.
 */
export function recordsOfWeek(records: readonly MeetingRecord[], weekStart: LocalDate): MeetingRecord[] {
  const nextWeek = addWeeks(weekStart, 1);
  return records
    .filter((record) => {
      const date = dateOf(record);
      return weekStart <= date && date < nextWeek;
    })
    .sort((a, b) => a.startedAtMs - b.startedAtMs || (a.id < b.id ? -1 : 1));
}

/**
 * One meeting's sittings together, in the order they began: a meeting that was left and taken up again has one record
 * a sitting, and is one meeting to whoever was in it.
 */
export function byMeeting(records: readonly MeetingRecord[]): MeetingRecord[][] {
  const meetings = new Map<string, MeetingRecord[]>();
  for (const record of records) {
    const key = `${record.meeting.id} ${record.meeting.plannedStartMs}`;
    meetings.set(key, [...(meetings.get(key) ?? []), record]);
  }
  return [...meetings.values()].map((sittings) => sittings.sort((a, b) => a.startedAtMs - b.startedAtMs));
}
