import type { Words } from '../../messages/words.ts';

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const MINUTES_PER_HOUR = 60;

/** Durations, clock times and dates as the user reads them. Every instant is wall time in ms since 1970 UTC. */
export interface TimeWords {
  /** "6 h 12 min", "26 min", "under 1 min", "0 min": to the nearest minute, never below what was there. */
  duration(ms: number): string;
  /** "18 min": rounded up, as one counts what is left; never below one minute. */
  remaining(ms: number): string;
  /** "1:04:09", "26:07": a stopwatch's figures. */
  stopwatch(ms: number): string;
  /** "10:30" or "10:30 AM", by the user's region. */
  clock(atMs: number): string;
  /** "10:30 – 11:00". */
  clockRange(fromMs: number, toMs: number): string;
  /** "Thursday". */
  weekday(atMs: number): string;
  /** "Thu". */
  weekdayShort(atMs: number): string;
  /** "16 November", with the year where `withYear` asks for it. */
  day(atMs: number, withYear?: boolean): string;
  /** "16 – 22 November" for the days of two instants, both included; with the year where `withYear` asks for it. */
  dayRange(fromMs: number, toMs: number, withYear?: boolean): string;
  /** "10:30" today, "tomorrow, 10:30", "Thu, 10:30" within a week, "22 Nov, 10:30" further away. */
  when(atMs: number, nowMs: number): string;
  /** The same in two parts, for a narrow column; `day` is empty today. */
  dayAndClock(atMs: number, nowMs: number): { readonly day: string; readonly clock: string };
  /** "just now", "3 minutes ago", "in 2 hours". */
  ago(atMs: number, nowMs: number): string;
  /** "81%" from 0.81. A share below one never reads as 100%, nor one above zero as 0%: the figure is a claim. */
  percent(share: number): string;
  /** "1,234". */
  number(value: number): string;
  /** The same words told by another zone's clock (IANA). */
  inZone(zone: string): TimeWords;
}

/**
 * The locale for times: the first of the user's own that speaks the words' language (British English keeps its dates),
 * else the words' language with the user's habit of 12 or 24 hours.
 */
export function localeFor(wordsLanguage: string, userLocales: readonly string[]): string {
  // A system may call its locale "C" or "POSIX", which is no language tag and would throw.
  const known = userLocales.filter((each) => /^[a-z]{2,3}(-|$)/i.test(each));
  const language = new Intl.Locale(wordsLanguage).language;
  const same = known.find((each) => new Intl.Locale(each).language === language);
  if (same !== undefined) return same;
  const { hourCycle } = new Intl.DateTimeFormat(known[0], { hour: 'numeric' }).resolvedOptions();
  return new Intl.Locale(wordsLanguage, hourCycle ? { hourCycle } : {}).toString();
}

/**
 * @param locale for clock times and dates; the units of durations come from the words (`unit_…`).
 * @param zone IANA time zone.
 */
export function timeWordsFrom(words: Words, locale: string, zone: string): TimeWords {
  const date = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, { ...options, timeZone: zone });
  const clock = date({ timeStyle: 'short' });
  const weekday = date({ weekday: 'long' });
  const weekdayShort = date({ weekday: 'short' });
  const day = date({ day: 'numeric', month: 'long' });
  const dayWithYear = date({ day: 'numeric', month: 'long', year: 'numeric' });
  const dayShort = date({ day: 'numeric', month: 'short' });
  const dayKey = new Intl.DateTimeFormat('en-CA', { timeZone: zone });
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  const number = new Intl.NumberFormat(locale);
  const percent = new Intl.NumberFormat(locale, { style: 'percent' });
  const two = new Intl.NumberFormat(locale, { minimumIntegerDigits: 2, useGrouping: false });

  const minutesWords = (minutes: number) => {
    const hours = Math.floor(minutes / MINUTES_PER_HOUR);
    const rest = minutes % MINUTES_PER_HOUR;
    if (hours === 0) return words('unit_minutes', number.format(rest));
    if (rest === 0) return words('unit_hours', number.format(hours));
    return words('unit_hours_minutes', number.format(hours), number.format(rest));
  };
  /** Whole calendar days between two instants, in the zone. */
  const daysApart = (fromMs: number, toMs: number) =>
    Math.round((Date.parse(dayKey.format(toMs)) - Date.parse(dayKey.format(fromMs))) / (24 * 60 * MINUTE_MS));

  /** The day of an instant as one says it at `nowMs`; empty for today. */
  const dayWords = (atMs: number, nowMs: number) => {
    const days = daysApart(nowMs, atMs);
    if (days === 0) return '';
    if (days === 1) return relative.format(1, 'day');
    return days > 1 && days < 7 ? weekdayShort.format(atMs) : dayShort.format(atMs);
  };

  /** Formatters are slow to make (a dozen a zone). */
  const elsewhere = new Map<string, TimeWords>();
  const here: TimeWords = {
    duration: (ms) =>
      ms > 0 && ms < MINUTE_MS ? words('unit_under_a_minute') : minutesWords(Math.round(ms / MINUTE_MS)),
    remaining: (ms) => minutesWords(Math.max(1, Math.ceil(ms / MINUTE_MS))),
    stopwatch: (ms) => {
      const seconds = Math.floor(ms / SECOND_MS);
      const minutes = Math.floor(seconds / 60);
      const hours = Math.floor(minutes / MINUTES_PER_HOUR);
      const tail = `${hours > 0 ? two.format(minutes % MINUTES_PER_HOUR) : number.format(minutes)}:${two.format(seconds % 60)}`;
      return hours > 0 ? `${number.format(hours)}:${tail}` : tail;
    },
    clock: (atMs) => clock.format(atMs),
    clockRange: (fromMs, toMs) => clock.formatRange(fromMs, toMs),
    weekday: (atMs) => weekday.format(atMs),
    weekdayShort: (atMs) => weekdayShort.format(atMs),
    day: (atMs, withYear = false) => (withYear ? dayWithYear : day).format(atMs),
    dayRange: (fromMs, toMs, withYear = false) => (withYear ? dayWithYear : day).formatRange(fromMs, toMs),
    when: (atMs, nowMs) => {
      const named = dayWords(atMs, nowMs);
      return named === '' ? clock.format(atMs) : words('unit_day_and_time', named, clock.format(atMs));
    },
    dayAndClock: (atMs, nowMs) => ({ day: dayWords(atMs, nowMs), clock: clock.format(atMs) }),
    ago: (atMs, nowMs) => {
      const minutes = Math.round((atMs - nowMs) / MINUTE_MS);
      if (minutes === 0) return words('unit_just_now');
      if (Math.abs(minutes) < MINUTES_PER_HOUR) return relative.format(minutes, 'minute');
      const hours = Math.round(minutes / MINUTES_PER_HOUR);
      return Math.abs(hours) < 24 ? relative.format(hours, 'hour') : relative.format(daysApart(nowMs, atMs), 'day');
    },
    percent: (share) => {
      const shown = Math.round(share * 100) / 100;
      if (share < 1 && shown === 1) return percent.format(0.99);
      if (share > 0 && shown === 0) return percent.format(0.01);
      return percent.format(shown);
    },
    number: (value) => number.format(value),
    inZone: (other) => {
      const there = elsewhere.get(other) ?? (other === zone ? here : timeWordsFrom(words, locale, other));
      elsewhere.set(other, there);
      return there;
    },
  };
  return here;
}
