import { readTime, type TimeValue } from './values.ts';

export const FREQUENCIES = ['YEARLY', 'MONTHLY', 'WEEKLY', 'DAILY', 'HOURLY', 'MINUTELY', 'SECONDLY'] as const;
export type Frequency = (typeof FREQUENCIES)[number];

export interface WeekdayPart {
  /** 0 Monday to 6 Sunday. */
  readonly weekday: number;
  /** Which one in the month or year, from the end where negative; 0 for each. */
  readonly nth: number;
}

/** A recurrence rule (RFC 5545 3.3.10). An empty list means that the part was not given. */
export interface RecurrenceRule {
  readonly frequency: Frequency;
  readonly interval: number;
  readonly count: number | null;
  readonly until: TimeValue | null;
  readonly bySecond: readonly number[];
  readonly byMinute: readonly number[];
  readonly byHour: readonly number[];
  readonly byDay: readonly WeekdayPart[];
  readonly byMonthDay: readonly number[];
  readonly byYearDay: readonly number[];
  readonly byWeekNo: readonly number[];
  readonly byMonth: readonly number[];
  readonly bySetPos: readonly number[];
  /** The day that a week begins on, 0 Monday to 6 Sunday. */
  readonly weekStart: number;
  /** What becomes of a day that a month does not have (RFC 7529 4.1): left out, the day before, or the day after. */
  readonly skip: Skip;
}

const SKIPS = ['OMIT', 'BACKWARD', 'FORWARD'] as const;
export type Skip = (typeof SKIPS)[number];

const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];

class BrokenRule extends Error {}

/** Null where the rule cannot be followed: it is no rule, or counts in a calendar other than the Gregorian. */
export function readRule(text: string): RecurrenceRule | null {
  const parts = new Map<string, string>();
  for (const part of text.toUpperCase().split(';')) {
    const at = part.indexOf('=');
    const value = part.slice(at + 1).trim();
    // `UNTIL=` and `BYDAY=` without a value, as some forms write what was left empty, say nothing.
    if (at > 0 && value !== '') parts.set(part.slice(0, at).trim(), value);
  }
  try {
    return ruleOf(parts);
  } catch (error) {
    if (error instanceof BrokenRule) return null;
    throw error;
  }
}

function ruleOf(parts: ReadonlyMap<string, string>): RecurrenceRule | null {
  const frequency = FREQUENCIES.find((each) => each === parts.get('FREQ'));
  // RFC 7529: other calendars, and dates moved off days that do not exist.
  const isGregorian = (parts.get('RSCALE') ?? 'GREGORIAN') === 'GREGORIAN';
  const skip = SKIPS.find((each) => each === (parts.get('SKIP') ?? 'OMIT'));
  if (!frequency || !isGregorian || !skip) return null;
  const until = parts.get('UNTIL');
  const untilTime = until === undefined ? null : readTime(until, null, false);
  if (until !== undefined && !untilTime) return null;
  const numbers = (name: string, from: number, to: number, canBeNegative: boolean) =>
    numbersOf(parts.get(name), from, to, canBeNegative);
  return {
    frequency,
    interval: positive(parts.get('INTERVAL')) ?? 1,
    count: positive(parts.get('COUNT')),
    until: untilTime,
    bySecond: numbers('BYSECOND', 0, 60, false),
    byMinute: numbers('BYMINUTE', 0, 59, false),
    byHour: numbers('BYHOUR', 0, 23, false),
    byDay: weekdaysOf(parts.get('BYDAY')),
    byMonthDay: numbers('BYMONTHDAY', 1, 31, true),
    byYearDay: numbers('BYYEARDAY', 1, 366, true),
    byWeekNo: numbers('BYWEEKNO', 1, 53, true),
    byMonth: numbers('BYMONTH', 1, 12, false),
    bySetPos: numbers('BYSETPOS', 1, 366, true),
    weekStart: Math.max(0, WEEKDAYS.indexOf(parts.get('WKST') ?? 'MO')),
    skip,
  };
}

function positive(text: string | undefined): number | null {
  if (text === undefined) return null;
  const n = Number(text);
  if (!/^\+?\d+$/.test(text) || n < 1 || !Number.isSafeInteger(n)) throw new BrokenRule();
  return n;
}

/** In order and without doubles. A number out of range matches nothing; a list of nothing else is broken. */
function numbersOf(text: string | undefined, from: number, to: number, canBeNegative: boolean): number[] {
  if (text === undefined || text === '') return [];
  const found = new Set<number>();
  for (const each of text.split(',')) {
    const n = Number(each);
    if (!/^\s*[+-]?\d+\s*$/.test(each)) throw new BrokenRule();
    if ((n >= from && n <= to) || (canBeNegative && -n >= from && -n <= to)) found.add(n);
  }
  if (found.size === 0) throw new BrokenRule();
  return [...found].sort((a, b) => a - b);
}

function weekdaysOf(text: string | undefined): WeekdayPart[] {
  if (text === undefined || text === '') return [];
  const found = new Map<string, WeekdayPart>();
  for (const each of text.split(',')) {
    const [, nth, name = ''] = /^\s*([+-]?\d{1,2})?\s*([A-Z]{2})\s*$/.exec(each) ?? [];
    const weekday = WEEKDAYS.indexOf(name);
    if (weekday < 0) throw new BrokenRule();
    const part = { weekday, nth: Number(nth ?? 0) };
    found.set(`${part.nth}${weekday}`, part);
  }
  return [...found.values()];
}
