import type { LocalDate } from '../../core/time/local-day.ts';
import { addDays, knownZone } from '../../core/time/local-day.ts';
import type { TimeWords } from '../shared/time-words.ts';

/** A day of the calendar has no zone; noon by UTC is an instant of it that words can be found for. */
const noonMs = (date: LocalDate) => Date.parse(`${date}T12:00:00Z`);

/** "Mon". */
export const weekdayShortWords = (date: LocalDate, times: TimeWords) => times.inZone('UTC').weekdayShort(noonMs(date));

/** "Thursday". */
export const weekdayWords = (date: LocalDate, times: TimeWords) => times.inZone('UTC').weekday(noonMs(date));

/** "16 November". */
export const dayWords = (date: LocalDate, times: TimeWords) => times.inZone('UTC').day(noonMs(date));

/** "16 – 22 November", with the year where `withYear` asks for it. */
export const weekWords = (weekStart: LocalDate, times: TimeWords, withYear: boolean) =>
  times.inZone('UTC').dayRange(noonMs(weekStart), noonMs(addDays(weekStart, 6)), withYear);

/** "8:00" for 8, "1:00" for 25: an hour of the day by itself. */
export const hourWords = (hour: number, times: TimeWords) => times.inZone('UTC').clock((hour % 24) * 3_600_000);

/** Times as the user lived them: by the clock of the zone that they were in then. */
export const timesOf = (zone: string, times: TimeWords) => times.inZone(knownZone(zone));
