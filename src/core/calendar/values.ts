import { DAY_MS, dayOf, daysInMonth, HOUR_MS, MINUTE_MS, SECOND_MS } from './days.ts';

/** A date or a time as a feed writes it, before anybody asked in which zone it is. */
export interface TimeValue {
  /** `date`: a whole day. `utc`: ends in Z. `local`: by the clock of `tzid`, or floating where that is null. */
  readonly kind: 'date' | 'utc' | 'local';
  /** What the clock shows, as milliseconds since 1970 without a zone; midnight for a date. */
  readonly localMs: number;
  readonly tzid: string | null;
}

/** RFC 5545 3.3.6. Days are nominal (a day across a change of the clocks has 23 or 25 hours); the rest is exact. */
export interface Duration {
  readonly days: number;
  readonly ms: number;
}

/** A time, or a period with its own end or length (RDATE;VALUE=PERIOD). */
export interface PeriodValue {
  readonly start: TimeValue;
  readonly end: TimeValue | null;
  readonly duration: Duration | null;
}

// Dashes, colons, fractions and offsets are no RFC 5545, but hand-made feeds have them and they mean only one thing.
const TIME = /^(\d{4})-?(\d\d)-?(\d\d)(?:[T ](\d\d):?(\d\d)(?::?(\d\d)(?:[.,]\d+)?)?(Z|[+-]\d\d:?\d\d)?)?$/i;

/** Null where the text is no date or time, such as 30 February. */
export function readTime(text: string, tzid: string | null, isDateOnly: boolean): TimeValue | null {
  const found = TIME.exec(text.trim());
  if (!found) return null;
  const [, year, month, dayOfMonth, hour, minute, second, suffix] = found;
  const y = Number(year);
  const m = Number(month);
  const d = Number(dayOfMonth);
  if (m < 1 || m > 12 || d < 1 || d > daysInMonth(y, m)) return null;
  const midnight = dayOf(y, m, d) * DAY_MS;
  if (hour === undefined || isDateOnly) return { kind: 'date', localMs: midnight, tzid: null };
  const h = Number(hour);
  const min = Number(minute);
  // A leap second (60) is written as the second before it: no clock here has one.
  const s = Math.min(59, Number(second ?? 0));
  if (h > 24 || min > 59 || (h === 24 && min + s > 0) || Number(second ?? 0) > 60) return null;
  const localMs = midnight + h * HOUR_MS + min * MINUTE_MS + s * SECOND_MS;
  if (suffix === undefined) return { kind: 'local', localMs, tzid };
  const offsetMs = suffix.toUpperCase() === 'Z' ? 0 : readOffset(suffix);
  return offsetMs === null ? null : { kind: 'utc', localMs: localMs - offsetMs, tzid: null };
}

const DURATION = /^([+-])?P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/i;

/** A thousand years: longer ones are mistakes, and would overflow dates. */
const LONGEST_DURATION_MS = 366_000 * DAY_MS;

export function readDuration(text: string): Duration | null {
  const found = DURATION.exec(text.trim());
  if (!found || text.trim().length < 3) return null;
  const [, sign, weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = found;
  const by = sign === '-' ? -1 : 1;
  const wholeDays = Number(weeks) * 7 + Number(days);
  const ms = Number(hours) * HOUR_MS + Number(minutes) * MINUTE_MS + Number(seconds) * SECOND_MS;
  if (wholeDays * DAY_MS + ms > LONGEST_DURATION_MS) return null;
  return { days: by * wholeDays, ms: by * ms };
}

/** `+0530`, `-08:00`, `+013045` as milliseconds east of UTC. */
export function readOffset(text: string): number | null {
  const found = /^([+-])?(\d\d):?(\d\d)(?::?(\d\d))?$/.exec(text.trim());
  if (!found) return null;
  const ms = Number(found[2]) * HOUR_MS + Number(found[3]) * MINUTE_MS + Number(found[4] ?? 0) * SECOND_MS;
  if (ms >= DAY_MS) return null;
  return found[1] === '-' ? -ms : ms;
}

/** One value of RDATE: a date, a time, or a period `start/end` or `start/duration`. */
export function readPeriod(text: string, tzid: string | null, isDateOnly: boolean): PeriodValue | null {
  const [from = '', to] = text.split('/');
  const start = readTime(from, tzid, isDateOnly);
  if (!start) return null;
  if (to === undefined) return { start, end: null, duration: null };
  const duration = readDuration(to);
  const end = duration ? null : readTime(to, tzid, false);
  return duration || end ? { start, end, duration } : null;
}
