import type { LeftOutCounts } from './left-out.ts';

/** Why a reading failed; the words for each are in `_locales` under `calendar_problem_…`. */
export const CALENDAR_PROBLEMS = [
  'bad-address',
  'insecure-address',
  'login-in-address',
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
  'file-lost',
  'sign-in-refused',
  'sign-in-unknown',
  'no-calendars',
  'no-caldav',
  'sent-on',
  'sign-in-expired',
  'sign-in-cancelled',
  'sign-in-failed',
  'other-account',
  'not-permitted',
  'not-in-account',
] as const;
export type CalendarProblem = (typeof CALENDAR_PROBLEMS)[number];

/** Where a calendar is read from. An address works like a password; an account's password is kept apart. */
export type CalendarSource =
  | { readonly kind: 'address'; readonly address: string }
  /** A file that the user chose; its bytes are in the database under `fileId`, without one under the calendar's id. */
  | { readonly kind: 'file'; readonly fileName: string; readonly fileId?: string }
  /** One calendar of a CalDAV account; `collection` is its address. */
  | { readonly kind: 'caldav'; readonly accountId: string; readonly collection: string }
  /** One calendar of a Microsoft 365 account; `calendarId` is Microsoft's name for it. */
  | { readonly kind: 'microsoft'; readonly accountId: string; readonly calendarId: string };

/** Who signs in to a CalDAV server. Secret: in `storage.local` under a key of its own, in no export and no error text. */
export interface CalendarAccount {
  readonly id: string;
  /** scheme, host and port. */
  readonly server: string;
  readonly user: string;
  readonly password: string;
  /** Under which the server knows them (RFC 6638, 2.4.1), as it writes them. */
  readonly addresses: readonly string[];
}

/**
 * A sign-in to Microsoft 365. Secret: in `storage.local` under a key of its own, in no export and no error text; nothing
 * but `platform/microsoft` ever holds it.
 */
export interface MicrosoftAccount {
  /** Made of the tenant and the person as Microsoft names them to this extension alone. */
  readonly id: string;
  /** The user's mail address there, lower case; null where it is not known. */
  readonly address: string | null;
  readonly accessToken: string;
  /** Until when it holds, wall ms. */
  readonly accessUntilMs: number;
  /** Empty once it has run out. */
  readonly refreshToken: string;
}

/** A calendar that the user added. It holds secrets: it is in `storage.local` and nowhere else. */
export interface Calendar {
  readonly id: string;
  /** What the user or the feed (X-WR-CALNAME) calls it. */
  readonly name: string;
  readonly source: CalendarSource;
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
  /** Of the text that was read last: an equal one is not read again. */
  readonly digest: string | null;
  /** The trouble that it is in was told; said once, until it is well again. */
  readonly isTold: boolean;
  /** When its text was last read into occurrences (an unchanged answer leaves them as they are), and in which zone. */
  readonly parsedAtMs: number | null;
  readonly parsedZone: string | null;
  /** What its text holds that could not be used. */
  readonly leftOut: LeftOutCounts;
}

/** What a screen may know of a calendar: everything but its address, of which only the host is shown. */
export interface CalendarView {
  readonly id: string;
  readonly name: string;
  readonly kind: CalendarSource['kind'];
  /** The file's name, or null where it is no file. */
  readonly fileName: string | null;
  /** Empty for a file. */
  readonly host: string;
  readonly goodAtMs: number | null;
  readonly problem: CalendarProblem | null;
  readonly nextTryAtMs: number;
  /** Occurrences it has from now on. */
  readonly upcoming: number;
  /** What it holds that could not be used. */
  readonly leftOut: LeftOutCounts;
}
