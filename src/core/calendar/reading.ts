import type { OwnCallSite } from '../calls/own-site.ts';
import type { CalendarProblem } from './calendar.ts';
import type { LeftOut } from './left-out.ts';
import type { Occurrence } from './occurrence.ts';

export interface ReadingRequest {
  readonly calendarId: string;
  /** The half-open window, wall ms. */
  readonly fromMs: number;
  readonly toMs: number;
  /** The user's time zone (IANA): of all-day entries and of times that name no zone. */
  readonly zone: string;
  /** The user's mail addresses, in any case. */
  readonly myAddresses: readonly string[];
  /** Call sites of the user's own: addresses there are join links. */
  readonly callSites?: readonly OwnCallSite[];
}

export type Reading =
  | {
      readonly ok: true;
      /** What the feed calls itself. */
      readonly name: string | null;
      /** Those that overlap the window, by start. */
      readonly occurrences: readonly Occurrence[];
      /** Nothing had to be left out. */
      readonly isComplete: boolean;
      readonly leftOut: readonly LeftOut[];
      /** How often the feed asks to be read, ms. */
      readonly refreshMs: number | null;
    }
  | {
      readonly ok: false;
      readonly problem: CalendarProblem;
      readonly detail: string;
      /** What could be read of a feed that was cut. It is no reason to forget an older whole reading. */
      readonly occurrences: readonly Occurrence[];
    };
