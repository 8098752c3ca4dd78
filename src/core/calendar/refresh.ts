import type { Calendar, CalendarProblem, CalendarSource } from './calendar.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from './days.ts';
import type { Occurrence } from './occurrence.ts';

/** Pauses after the first, second … failure in a row; the last one repeats. */
export const BACKOFF_MS = [1, 2, 5, 15, 60].map((minutes) => minutes * MINUTE_MS);
/** A calendar is read this often while a meeting is on, or begins or ends within `NEAR_MS`, and hourly else. */
export const REFRESH_NEAR_MS = 15 * MINUTE_MS;
export const REFRESH_FAR_MS = HOUR_MS;
export const NEAR_MS = 2 * HOUR_MS;
export const LONGEST_WISH_MS = 6 * HOUR_MS;
/** On waking up (browser start, the user is back) a reading older than this is done again. */
export const STALE_MS = 15 * MINUTE_MS;
/** What is kept reaches so far ahead of the last parsing that two weeks stay covered though the text never changes. */
const PARSED_AHEAD_MS = 16 * DAY_MS;
const PARSE_AGAIN_MS = DAY_MS;

/** The stretch of time that is kept of a calendar: from yesterday's first minute to 14 days ahead and a little more. */
export function keptWindow(nowMs: number, zone: string): { readonly fromMs: number; readonly toMs: number } {
  const today = Temporal.Instant.fromEpochMilliseconds(nowMs).toZonedDateTimeISO(zone).startOfDay();
  return { fromMs: today.subtract({ days: 1 }).epochMilliseconds, toMs: nowMs + PARSED_AHEAD_MS };
}

/** A calendar that was just added, before anything was read of it. */
export const newCalendar = (id: string, name: string, source: CalendarSource): Calendar => ({
  id,
  name,
  source,
  goodAtMs: null,
  triedAtMs: null,
  problem: null,
  failures: 0,
  nextTryAtMs: 0,
  etag: null,
  lastModified: null,
  digest: null,
  isTold: false,
  parsedAtMs: null,
  parsedZone: null,
  leftOut: {},
});

/** Does what was read of it still do? Not after a day (the window moves on), and not in another zone. */
export function isParsedFresh(calendar: Calendar, nowMs: number, zone: string): boolean {
  const { parsedAtMs, parsedZone } = calendar;
  return parsedAtMs !== null && Math.abs(nowMs - parsedAtMs) < PARSE_AGAIN_MS && parsedZone === zone;
}

/** Validators for the next request; none where an unchanged answer would not do. */
export function validatorsFor(
  calendar: Calendar,
  nowMs: number,
  zone: string,
): Pick<Calendar, 'etag' | 'lastModified' | 'digest'> {
  if (!isParsedFresh(calendar, nowMs, zone)) return { etag: null, lastModified: null, digest: null };
  const { etag, lastModified, digest } = calendar;
  return { etag, lastModified, digest };
}

/**
 * The calendar after a good reading. `wishMs` is how long its publisher asks to wait (REFRESH-INTERVAL), which may make
 * the pause longer, up to `LONGEST_WISH_MS`, but never keeps a meeting that is near from being looked at.
 */
export function afterGood(
  calendar: Calendar,
  occurrences: readonly Occurrence[],
  nowMs: number,
  wishMs: number | null = null,
): Calendar {
  const isNear = occurrences.some((each) => isNearTo(each, nowMs));
  const nextNearMs = Math.min(...occurrences.map(({ startMs }) => startMs - NEAR_MS).filter((atMs) => atMs > nowMs));
  const wishedMs = Math.min(wishMs ?? 0, LONGEST_WISH_MS, nextNearMs - nowMs);
  return {
    ...calendar,
    goodAtMs: nowMs,
    triedAtMs: nowMs,
    problem: null,
    failures: 0,
    isTold: false,
    nextTryAtMs: nowMs + (isNear ? REFRESH_NEAR_MS : Math.max(REFRESH_FAR_MS, wishedMs)),
  };
}

/** Of what lasts for days only the ends matter: nobody is in it all the time. */
function isNearTo({ startMs, endMs, isAllDay }: Occurrence, nowMs: number): boolean {
  const isOn = startMs <= nowMs && nowMs <= endMs && !isAllDay && endMs - startMs < DAY_MS;
  return isOn || [startMs, endMs].some((edge) => Math.abs(edge - nowMs) <= NEAR_MS);
}

/** The calendar after a failure: what was read before stays, and the pause grows. `retryAfterMs` is the server's wish. */
export function afterProblem(
  calendar: Calendar,
  problem: CalendarProblem,
  nowMs: number,
  retryAfterMs: number | null,
): Calendar {
  const backoffMs = BACKOFF_MS[Math.min(calendar.failures, BACKOFF_MS.length - 1)] ?? HOUR_MS;
  // Only the user can mend it, and servers lock accounts that try a wrong password again and again. A sign-in that has
  // run out may also mend itself: once the user has signed in to Microsoft in this browser.
  const isRefused = problem === 'sign-in-refused' || problem === 'sign-in-unknown';
  const pauseMs = isRefused ? DAY_MS : problem === 'sign-in-expired' ? HOUR_MS : backoffMs;
  const wishMs = Math.min(retryAfterMs ?? 0, DAY_MS);
  return {
    ...calendar,
    triedAtMs: nowMs,
    problem,
    failures: calendar.failures + 1,
    // What was told was that it may pass; this needs the user.
    isTold: calendar.isTold && (PASSING.has(problem) || !isPassing(calendar)),
    nextTryAtMs: nowMs + Math.max(pauseMs, wishMs),
  };
}

/**
 * A calendar is due by its plan; a clock that was set back must not silence it. Once it was read in another zone than
 * `zone` (the user travels) it is due at once, unless it fails: then its pauses hold.
 */
export function isDue(calendar: Calendar, nowMs: number, zone: string | null = calendar.parsedZone): boolean {
  const isFromTheFuture = calendar.triedAtMs !== null && calendar.triedAtMs > nowMs + MINUTE_MS;
  const isFromElsewhere = calendar.problem === null && calendar.parsedZone !== null && calendar.parsedZone !== zone;
  return nowMs >= calendar.nextTryAtMs || isFromTheFuture || isFromElsewhere;
}

/** Problems that pass by themselves are told only when they have lasted so long: a reading that old may be wrong. */
const TELL_PASSING_MS = DAY_MS;
const PASSING: ReadonlySet<CalendarProblem> = new Set([
  'unreachable',
  'too-slow',
  'busy',
  'server-error',
  'truncated',
  'not-a-calendar',
]);

const isPassing = ({ problem }: Calendar): boolean => problem !== null && PASSING.has(problem);

/** Should the user be told, now, that this calendar is in trouble? Each trouble is told once. */
export function isToTell(calendar: Calendar, nowMs: number): boolean {
  if (calendar.problem === null || calendar.isTold) return false;
  return !PASSING.has(calendar.problem) || nowMs - (calendar.goodAtMs ?? nowMs) > TELL_PASSING_MS;
}
