import type { Interval } from './interval.ts';
import { addDays, dayOfWeek, type LocalDate, localDateAt, startOfDayMs } from './local-day.ts';

const HOUR_MS = 3_600_000;

/** The first day of the week that holds a day; a week begins on `weekStartsOn`, 1 Monday to 7 Sunday. */
export function weekStartOf(date: LocalDate, weekStartsOn: number): LocalDate {
  return addDays(date, -((dayOfWeek(date) - weekStartsOn + 7) % 7));
}

/** The first day of the week that holds an instant (ms since 1970 UTC) in a zone. */
export function weekStartAt(atMs: number, zone: string, weekStartsOn: number): LocalDate {
  return weekStartOf(localDateAt(atMs, zone), weekStartsOn);
}

/** The seven days of a week. */
export function weekDays(weekStart: LocalDate): LocalDate[] {
  return Array.from({ length: 7 }, (_, day) => addDays(weekStart, day));
}

export function addWeeks(weekStart: LocalDate, weeks: number): LocalDate {
  return addDays(weekStart, 7 * weeks);
}

/** From the week's first instant to the next week's: 167, 168 or 169 hours, as the clocks change. */
export function weekBounds(weekStart: LocalDate, zone: string): Interval {
  return { fromMs: startOfDayMs(weekStart, zone), toMs: startOfDayMs(addWeeks(weekStart, 1), zone) };
}

/**
 * Where to look for meetings of a week, whichever zone each was held in: local days reach from UTC+14 to UTC-12.
 * The report itself then takes those that began in the week by their own zone.
 */
export function weekSearchBounds(weekStart: LocalDate): Interval {
  const { fromMs, toMs } = weekBounds(weekStart, 'UTC');
  return { fromMs: fromMs - 14 * HOUR_MS, toMs: toMs + 12 * HOUR_MS };
}
