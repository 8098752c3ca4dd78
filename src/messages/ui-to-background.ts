import * as v from 'valibot';
import type { CalendarView } from '../core/calendar/calendar.ts';
import type { Ahead } from '../core/meeting/ahead.ts';
import type { DavFound } from '../core/ports/browser.ts';
import type { MicrosoftFound } from '../core/ports/microsoft.ts';
import { SettingsChange } from '../core/settings/settings.ts';
import { isHostName } from '../core/sites/host.ts';
import { call } from './call-map.ts';

const secret = v.pipe(v.string(), v.minLength(1), v.maxLength(1_000));
const server = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(4_000));
const login = { user: secret, password: secret };
const once = v.pipe(v.string(), v.minLength(1), v.maxLength(50_000));
/** What a sign-in window of Microsoft gave: good for one use. */
const signIn = { code: once, verifier: once, nonce: once };
const id = v.pipe(v.string(), v.minLength(1), v.maxLength(2_000));
const title = v.pipe(v.string(), v.trim(), v.maxLength(200));

/** What our own pages (popup, settings, welcome, report) may ask of the worker. */
export const uiToBackground = {
  /** Starts focus for a number of minutes. */
  startFocusFor: call()(v.object({ minutes: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(720)) })),
  /** Starts focus for the call in a tab (the one under the popup), until that tab leaves the call. */
  startFocusOnTab: call()(v.object({ tabId: v.pipe(v.number(), v.integer()) })),
  /** Starts focus for a calendar meeting that is on or about to begin. */
  startFocusOnMeeting: call()(v.object({ occurrenceId: id })),
  /** "Not this one": a meeting that asks (or would start) is left alone; the series is asked for again. */
  notThisOne: call()(v.object({ occurrenceId: id })),
  endFocus: call()(v.object({})),
  /** "I am presenting", where the call itself does not tell: nothing is shown until it is taken back or the meeting ends. */
  setPresenting: call()(v.object({ isPresenting: v.boolean() })),
  /** "I am in the call", where nothing tells; without focus it starts for the call in that tab. */
  sayInCall: call()(v.object({ tabId: v.nullable(v.pipe(v.number(), v.integer())) })),
  /** "I joined in the app": for the meeting that is on, or for one that waits for its call. */
  sayInApp: call()(v.object({ occurrenceId: v.nullable(id) })),
  /** "It is over": the call that nobody could see end. */
  sayCallOver: call()(v.object({})),
  /** Which meeting a tab's call is: one by its id, the one that is on, or (null) neither. */
  sayWhichMeeting: call()(
    v.object({
      tabId: v.pipe(v.number(), v.integer()),
      which: v.nullable(v.union([v.literal('on'), v.object({ occurrenceId: id })])),
    }),
  ),
  /** A tab that uses the microphone or the camera is none of a meeting's. */
  sayNoCall: call()(v.object({ tabId: v.pipe(v.number(), v.integer()) })),
  /** Names the meeting that is on, where no calendar does. */
  renameMeeting: call()(v.object({ title })),
  /** "Pause the record for this meeting": focus goes on, and what was noted is forgotten. False: a record begins now. */
  pauseRecord: call()(v.object({ isPaused: v.boolean() })),
  /** "Never record meetings like this", of the meeting that is on, by series where there is one, else by title. */
  neverRecordLikeThis: call()(v.object({})),
  /** "Also next time?": whether a listed site is needed in every meeting of a series. */
  sayAlsoNextTime: call()(
    v.object({ seriesId: id, site: v.pipe(v.string(), v.check(isHostName)), isNeeded: v.boolean() }),
  ),
  /** Brings the call's tab to the front. */
  backToMeeting: call()(v.object({})),
  /** "Never for meetings like this", by series where there is one, else by title. */
  neverLikeThis: call()(v.object({ occurrenceId: id })),
  /** Takes that back, for whatever series or words keep focus from starting for this meeting. */
  againLikeThis: call()(v.object({ occurrenceId: id })),
  /** What the calendars hold for the next days, with reasons. */
  listAhead: call<Ahead>()(v.object({})),
  /** A screen was opened: what it draws is brought up to date. */
  refreshLive: call()(v.object({})),
  /** A notice was read. */
  dismissNotices: call()(v.object({})),
  changeSettings: call()(v.object({ change: SettingsChange })),
  /** Reads the address at once; the calendar is kept only if that works, unless `keep` says otherwise. */
  addCalendar: call<CalendarView>()(
    v.object({
      address: v.pipe(v.string(), v.trim(), v.maxLength(4_000)),
      name: v.pipe(v.string(), v.trim(), v.maxLength(200)),
    }),
  ),
  /**
   * Adds a calendar file that one of our pages put into the database under `fileId`. One of the same name, or the
   * calendar `replaces`, is replaced.
   */
  addCalendarFile: call<CalendarView>()(
    v.object({ fileId: id, fileName: v.pipe(v.string(), v.maxLength(500)), replaces: v.nullable(id) }),
  ),
  /** Signs in to a CalDAV server and tells what calendars are there. Nothing is kept. */
  findCalendars: call<DavFound>()(v.object({ server, ...login })),
  /** Keeps the sign-in and adds the chosen calendars: those that can be read. */
  addAccountCalendars: call<CalendarView[]>()(
    v.object({
      server,
      ...login,
      chosen: v.pipe(
        v.array(v.object({ collection: id, name: v.string(), addresses: v.array(v.string()) })),
        v.minLength(1),
        v.maxLength(100),
      ),
    }),
  ),
  /** A new password for the account that a calendar belongs to. */
  signInAgain: call()(v.object({ calendarId: id, password: secret })),
  /** Takes what the sign-in window of Microsoft gave, and tells what calendars are there. */
  findMicrosoftCalendars: call<MicrosoftFound>()(v.object(signIn)),
  /** Keeps that sign-in and adds the chosen calendars: those that can be read. */
  addMicrosoftCalendars: call<CalendarView[]>()(
    v.object({
      accountId: id,
      chosen: v.pipe(
        v.array(v.object({ id, name: v.pipe(v.string(), v.maxLength(200)) })),
        v.minLength(1),
        v.maxLength(100),
      ),
    }),
  ),
  /** A new sign-in for the Microsoft account that a calendar belongs to. */
  signInToMicrosoft: call()(v.object({ calendarId: id, ...signIn })),
  removeCalendar: call()(v.object({ calendarId: id })),
  refreshCalendars: call<CalendarView[]>()(v.object({})),
  listCalendars: call<CalendarView[]>()(v.object({})),
  /** Deletes every record, or all that is kept; the answer comes when it is gone. */
  deleteEverything: call()(v.object({ what: v.picklist(['records', 'everything']) })),
  /** The user's own word on how present they were (0 to 1), or null to take it back. */
  correctRecord: call()(
    v.object({ recordId: id, saidPresentShare: v.nullable(v.pipe(v.number(), v.minValue(0), v.maxValue(1))) }),
  ),
  /** Names a record of a meeting that no calendar named. */
  renameRecord: call()(v.object({ recordId: id, title })),
  deleteRecord: call()(v.object({ recordId: id })),
} as const;
export type UiToBackground = typeof uiToBackground;
