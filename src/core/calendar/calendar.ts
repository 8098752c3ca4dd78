/** Why a reading failed; the words for each are in `_locales` under `calendar_problem_…`. */
export const CALENDAR_PROBLEMS = [
  'bad-address',
  'insecure-address',
  'no-permission',
  'unreachable',
  'too-slow',
  'not-found',
  'refused',
  'gone',
  'busy',
  'server-error',
  'redirected',
  'not-a-calendar',
  'truncated',
  'too-large',
  'unreadable',
] as const;
export type CalendarProblem = (typeof CALENDAR_PROBLEMS)[number];

/** A calendar that the user added. Its address is a secret: it is in `storage.local` and nowhere else. */
export interface Calendar {
  readonly id: string;
  /** What the user or the feed (X-WR-CALNAME) calls it. */
  readonly name: string;
  readonly address: string;
  /** When it was last read whole, wall ms; null before the first time. */
  readonly goodAtMs: number | null;
  /** When it was last tried, wall ms. */
  readonly triedAtMs: number | null;
  /** What was wrong the last time, or null. */
  readonly problem: CalendarProblem | null;
  /** How often in a row it failed: the pause before the next try grows with it. */
  readonly failures: number;
  /** When it is due to be read again, wall ms. */
  readonly nextTryAtMs: number;
  /** Validators of the last good reading, for a conditional request. */
  readonly etag: string | null;
  readonly lastModified: string | null;
  /** When its text was last read into occurrences (an unchanged answer leaves them as they are), and in which zone. */
  readonly parsedAtMs: number | null;
  readonly parsedZone: string | null;
}

/** What a screen may know of a calendar: everything but its address, of which only the host is shown. */
export interface CalendarView {
  readonly id: string;
  readonly name: string;
  readonly host: string;
  readonly goodAtMs: number | null;
  readonly problem: CalendarProblem | null;
  readonly nextTryAtMs: number;
  /** Occurrences it has from now on. */
  readonly upcoming: number;
}
