import type { Attention, Stretch, Totals } from '../attention/attention.ts';
import type { Setting } from '../meeting/meeting.ts';
import type { Because } from '../meeting/qualify.ts';
import type { AlsoNextTime } from './also-next-time.ts';
import type { CallSight } from './call-sight.ts';
import type { PresentingBy, Recording } from './facts.ts';

/** The meeting that is on, as the popup and the icon show it. */
export interface LiveMeeting {
  readonly id: string;
  readonly title: string;
  /** The others' names, as many as the calendar gives. */
  readonly people: readonly string[];
  readonly setting: Setting;
  /** Why focus is on: always readable in the popup. */
  readonly because: Because;
  readonly startedAtMs: number;
  readonly plannedEndMs: number | null;
  readonly stretches: readonly Stretch[];
  readonly totals: Totals;
  /** What is going on at `LiveState.writtenAtMs`: screens count it on from there by themselves. */
  readonly current: Attention;
  /** There is a call's tab to go back to. */
  readonly canReturn: boolean;
  readonly callSight: CallSight;
  /** No calendar names it, so the user can. */
  readonly canRename: boolean;
  readonly recording: Recording;
  /** It stands in a calendar, so that there can be others like it. */
  readonly hasLikes: boolean;
  /** Listed sites of which a page is not covered, since the invitation links it; and those that are needed in it. */
  readonly linkedSites: readonly string[];
  readonly neededSites: readonly string[];
  /** Listed sites that are closed since a page of theirs does not suffer the cover. */
  readonly foughtSites: readonly string[];
}

/** Something about a call that only the user can tell. Asked once, in the popup alone. */
export type LiveCallAsked =
  /** The call that focus is on for is in another room than these meetings, which are on now: is it one of them? */
  | {
      readonly is: 'which-meeting';
      readonly tabId: number;
      /** Conferencing service, where it is known. */
      readonly service: string | null;
      readonly meetings: readonly { readonly occurrenceId: string; readonly title: string }[];
    }
  /** Another tab's call went live beside this meeting's: does focus belong to it? */
  | { readonly is: 'other-call'; readonly tabId: number; readonly service: string | null }
  /** A meeting waits for its call; its room is open, and nothing tells whether the call is live. */
  | { readonly is: 'cannot-tell'; readonly tabId: number; readonly title: string }
  /** A meeting waits for its call, which by its invitation is in a desktop app. */
  | { readonly is: 'app-call'; readonly occurrenceId: string; readonly title: string }
  /** A tab of which nothing else is known uses the microphone or the camera. */
  | { readonly is: 'capturing'; readonly tabId: number };

/** A meeting that is coming, or that is on without focus. */
export interface LiveNext {
  readonly occurrenceId: string;
  readonly title: string;
  readonly people: readonly string[];
  readonly startMs: number;
  readonly endMs: number;
  /** It has days, and no time to show. */
  readonly isAllDay: boolean;
  readonly setting: Setting;
  readonly service: string | null;
  readonly joinUrl: string | null;
  readonly startsFocus: boolean;
  /** Why it does, or why it does not. */
  readonly because: Because;
  /** "Never for meetings like this": `said` is why focus does not start; `open` can be said; null where neither makes sense. */
  readonly never: 'said' | 'open' | null;
  /** The words in its title for which it was said; null where it was not, or of the series. */
  readonly neverWords: string | null;
}

/** The meeting that ended last, for a while after it. */
export interface LiveLast {
  readonly recordId: string;
  readonly title: string;
  readonly people: readonly string[];
  readonly endedAtMs: number;
  readonly totals: Totals;
  /** Notifications of listed sites that waited; 0 where there was none. */
  readonly notificationsHeld: number;
}

/** Something the user should know, said once. */
export const NOTICES = [
  'records-rebuilt',
  'not-writing',
  'disk-full',
  'database-blocked',
  'database-newer',
  'database-damaged',
  'browser-crashed',
  'calendar-trouble',
] as const;
export type LiveNotice = (typeof NOTICES)[number];

/** The screen is shared: the rest of the live state says no name, no title and no figure. */
export interface LivePresenting {
  /** Who says so; with `user` among them the user can take it back. */
  readonly by: readonly PresentingBy[];
}

/** What is mirrored into `storage.session`, so that the popup draws from one read. */
export interface LiveState {
  readonly writtenAtMs: number;
  readonly now: LiveMeeting | null;
  /** Null while nobody else sees this screen, as far as is known. */
  readonly presenting: LivePresenting | null;
  /** A meeting that is on and waits for the user's word (settings say `ask`). */
  readonly asking: LiveNext | null;
  readonly callAsked: LiveCallAsked | null;
  /** A site was needed: is it so in every meeting of the series? Asked until it is answered, and never again. */
  readonly alsoNextTime: AlsoNextTime | null;
  readonly next: readonly LiveNext[];
  readonly last: LiveLast | null;
  /** This week until now; null share where nothing was seen yet. */
  readonly week: { readonly presentMs: number; readonly presentShare: number | null };
  readonly notices: readonly LiveNotice[];
  readonly hasCalendar: boolean;
}
