import type { Person } from '../people/person.ts';
import type { LinkedPage } from '../sites/linked-page.ts';

/** What the user answered to the invitation; `none` where there was nothing to answer. */
export type Answer = 'accepted' | 'tentative' | 'declined' | 'needs-action' | 'none';

/** What sort of entry it is; only `meeting` can start focus. */
export type EntryKind = 'meeting' | 'out-of-office' | 'focus-time' | 'working-location';

/** One entry of a calendar on one day: a single event, or one instance of a series. */
export interface Occurrence {
  /** Stable between readings of the same calendar: calendar, UID and, in a series, the instance's original start. */
  readonly id: string;
  readonly calendarId: string;
  /** The series it belongs to (its UID), or null for a single event. */
  readonly seriesId: string | null;
  readonly startMs: number;
  /** Exclusive. */
  readonly endMs: number;
  readonly isAllDay: boolean;
  readonly title: string;
  /** The others: everybody invited but the user, rooms and resources left out. */
  readonly people: readonly Person[];
  readonly answer: Answer;
  /** Declined by sending somebody else instead. */
  readonly isDelegated?: true;
  readonly isCancelled: boolean;
  /** Shown as busy (TRANSP, X-MICROSOFT-CDO-BUSYSTATUS); a free entry starts nothing. */
  readonly isBusy: boolean;
  readonly kind: EntryKind;
  /** Where the call is joined: https, and a known conferencing service or the entry's own conference field. */
  readonly joinUrl: string | null;
  /** The pages that its invitation links; absent where there is none. They go no further than into focus. */
  readonly linkedPages?: readonly LinkedPage[];
  /**
   * How often the organizer has changed it (SEQUENCE, RFC 5545, 3.8.7.4); absent where the calendar is asked for what holds now, not
   * for what was published.
   */
  readonly sequence?: number;
  /** Where several calendars have it: the ids of all copies, this one's among them (`merge-copies.ts`). */
  readonly copyIds?: readonly string[];
}
