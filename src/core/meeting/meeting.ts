import type { Person } from '../people/person.ts';

/** How a meeting is held. */
export type Setting = 'browser-call' | 'app-call' | 'in-person';

/** What a meeting is known from. */
export type MeetingSource = 'calendar' | 'call' | 'hand';

/** A stretch of time with other people: from a calendar, from a call, or started by hand. */
export interface Meeting {
  readonly id: string;
  readonly source: MeetingSource;
  /** The calendar entry it is, or null. */
  readonly occurrenceId: string | null;
  readonly seriesId: string | null;
  /** Empty where nobody named it: the screens then say what it is known from. */
  readonly title: string;
  readonly people: readonly Person[];
  readonly plannedStartMs: number;
  /** Null for a call of which nobody knows the end. */
  readonly plannedEndMs: number | null;
  readonly setting: Setting;
  /** Conferencing service and room, such as `google-meet/abc-defg-hij`, or null. Never an address. */
  readonly room: string | null;
}

/** A meeting without what says which one it was. Its id stays while it is on: focus follows the calendar by it. */
export const nameless = (meeting: Meeting): Meeting => ({ ...meeting, seriesId: null, title: '', people: [] });
