/**
 * The Gregorian calendar in whole numbers. Recurrence is reckoned in *local time*: milliseconds since 1970 as a wall
 * clock would show them, without any zone. Algorithms: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms".
 */

export const SECOND_MS = 1_000;
export const MINUTE_MS = 60_000;
export const HOUR_MS = 3_600_000;
export const DAY_MS = 86_400_000;

/** The day (since 1970-01-01) of a date; the month is 1 to 12. */
export function dayOf(year: number, month: number, dayOfMonth: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + dayOfMonth - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

export interface CivilDate {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly dayOfMonth: number;
}

export function dateOf(day: number): CivilDate {
  const z = day + 719_468;
  const era = Math.floor(z / 146_097);
  const dayOfEra = z - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1_460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const m = Math.floor((5 * dayOfYear + 2) / 153);
  const month = m < 10 ? m + 3 : m - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return { year, month, dayOfMonth: dayOfYear - Math.floor((153 * m + 2) / 5) + 1 };
}

export const isLeapYear = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

export const daysInYear = (year: number): number => (isLeapYear(year) ? 366 : 365);

/** 0 Monday to 6 Sunday. */
export const weekdayOf = (day: number): number => mod(day + 3, 7);

/** The day that a local time falls on. */
export const dayAt = (localMs: number): number => Math.floor(localMs / DAY_MS);

/** The remainder that is never negative. */
export const mod = (n: number, by: number): number => ((n % by) + by) % by;

/** `2026-03-02` */
export function isoDate(day: number): string {
  const { year, month, dayOfMonth } = dateOf(day);
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(dayOfMonth).padStart(2, '0')}`;
}

/** A date as the number that its eight digits are, 20260323: in order like the days, and nothing to reckon. */
export function dateNumberOf(day: number): number {
  const { year, month, dayOfMonth } = dateOf(day);
  return year * 10_000 + month * 100 + dayOfMonth;
}

/** The day (since 1970-01-01) of such a date. */
export const dayOfDate = (date: number): number =>
  dayOf(Math.floor(date / 10_000), Math.floor(date / 100) % 100, date % 100);
