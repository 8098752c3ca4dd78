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

/** As nearly all are written: no parts of it need to be taken out one by one. */
const PLAIN_TIME = /^\d{8}(?:T\d{6}Z?)?$/;

/** Null where the text is no date or time, such as 30 February. */
export function readTime(text: string, tzid: string | null, isDateOnly: boolean): TimeValue | null {
  return PLAIN_TIME.test(text) ? readPlainTime(text, tzid, isDateOnly) : readOddTime(text, tzid, isDateOnly);
}

function readPlainTime(text: string, tzid: string | null, isDateOnly: boolean): TimeValue | null {
  const date = Number(text.slice(0, 8));
  const time = Number(text.slice(9, 15));
  // A time that says of itself that it is a date (seen of theatres and festivals) is one, unless it is a midnight.
  const isTime = text.length > 8 && (!isDateOnly || (text.length === 15 && time > 0));
  const localMs = localMsOf(
    Math.floor(date / 10_000),
    Math.floor(date / 100) % 100,
    date % 100,
    isTime ? Math.floor(time / 10_000) : 0,
    isTime ? Math.floor(time / 100) % 100 : 0,
    isTime ? time % 100 : 0,
  );
  if (localMs === null) return null;
  if (!isTime) return { kind: 'date', localMs, tzid: null };
  return text.length > 15 ? { kind: 'utc', localMs, tzid: null } : { kind: 'local', localMs, tzid };
}

/** Null where there is no such day or time of day. */
function localMsOf(y: number, m: number, d: number, h: number, min: number, s: number): number | null {
  if (m < 1 || m > 12 || d < 1 || d > daysInMonth(y, m)) return null;
  if (h > 24 || min > 59 || s > 60) return null;
  // A leap second (60) is written as the second before it: no clock here has one.
  const second = Math.min(59, s);
  if (h === 24 && min + second > 0) return null;
  return dayOf(y, m, d) * DAY_MS + h * HOUR_MS + min * MINUTE_MS + second * SECOND_MS;
}

function readOddTime(text: string, tzid: string | null, isDateOnly: boolean): TimeValue | null {
  const found = TIME.exec(text.trim());
  if (!found) return null;
  const [, year, month, dayOfMonth, hour, minute, second, suffix] = found;
  const isMidnight = Number(hour) + Number(minute) + Number(second ?? 0) === 0;
  const isTime = hour !== undefined && (!isDateOnly || (suffix === undefined && !isMidnight));
  const [h, min, s] = isTime ? [Number(hour), Number(minute), Number(second ?? 0)] : [0, 0, 0];
  const localMs = localMsOf(Number(year), Number(month), Number(dayOfMonth), h, min, s);
  if (localMs === null) return null;
  if (!isTime) return { kind: 'date', localMs, tzid: null };
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

/** `+0530`, `-08:00`, `+013045`, and `+03` or `-500` of hand-made zones, as milliseconds east of UTC. */
export function readOffset(text: string): number | null {
  const found = /^([+-])?(\d{1,2})(?::?(\d\d)(?::?(\d\d))?)?$/.exec(text.trim());
  if (!found) return null;
  const ms = Number(found[2]) * HOUR_MS + Number(found[3] ?? 0) * MINUTE_MS + Number(found[4] ?? 0) * SECOND_MS;
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
