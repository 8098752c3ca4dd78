import type { CalendarProblem } from '../calendar/calendar.ts';
import type { Occurrence } from '../calendar/occurrence.ts';
import type { ReadingRequest } from '../calendar/reading.ts';

/** What the sign-in window gave: worth nothing without the verifier, and used once. */
export interface MicrosoftCode {
  readonly code: string;
  /** What the challenge was made of (RFC 7636). */
  readonly verifier: string;
  readonly nonce: string;
}

export interface MicrosoftCalendar {
  readonly id: string;
  readonly name: string;
  /** The one that Outlook opens with. */
  readonly isDefault: boolean;
}

export type MicrosoftFound =
  | { readonly is: 'found'; readonly accountId: string; readonly calendars: readonly MicrosoftCalendar[] }
  | { readonly is: 'problem'; readonly problem: CalendarProblem };

export type MicrosoftAnswer =
  | {
      readonly is: 'whole';
      /** By start. */
      readonly occurrences: readonly Occurrence[];
      /** Of all that was read: an equal one is not read again. */
      readonly digest: string;
    }
  | { readonly is: 'unchanged' }
  | { readonly is: 'problem'; readonly problem: CalendarProblem; readonly retryAfterMs: number | null };

/** Calendars of Microsoft 365. The sign-ins stay within: nobody else sees a token. */
export interface MicrosoftCalendars {
  /** Redeems what the sign-in window gave, and tells which calendars are there. The sign-in is held until `keep`. */
  find(given: MicrosoftCode): Promise<MicrosoftFound>;
  /** Keeps the sign-in that `find` holds for this account. False: it is gone; one that is kept already is as good. */
  keep(accountId: string): Promise<boolean>;
  /** Puts a new sign-in in the place of one that has run out. Null: it is well. */
  signInAgain(accountId: string, given: MicrosoftCode): Promise<CalendarProblem | null>;
  /**
   * Reads what overlaps the window; `known` is the digest of the last reading, if an unchanged one would do. The account's
   * own address is one of the user's.
   */
  read(
    source: { readonly accountId: string; readonly calendarId: string },
    known: string | null,
    request: ReadingRequest,
  ): Promise<MicrosoftAnswer>;
  /** Forgets a sign-in; `isLast`: nothing needs Microsoft's hosts any more, and they are given back. */
  forget(accountId: string, isLast: boolean): Promise<void>;
}
