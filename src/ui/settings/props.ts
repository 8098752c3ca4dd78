import type { CalendarView } from '../../core/calendar/calendar.ts';
import type { CallHealth } from '../../core/calls/health.ts';
import type { LiveNext } from '../../core/focus/live.ts';
import type { DavCalendar, DavFound } from '../../core/ports/browser.ts';
import type { MicrosoftCalendar, MicrosoftFound } from '../../core/ports/microsoft.ts';
import type { Settings, SettingsChange } from '../../core/settings/settings.ts';
import type { Reply } from '../../messages/call-map.ts';

/** A keyboard shortcut of the manifest's `commands`. */
export interface Shortcut {
  readonly command: '_execute_action' | 'start-or-end-focus' | 'back-to-meeting' | 'presenting';
  /** As the browser writes it, such as `Alt+Shift+O`; empty where the user took it away. */
  readonly keys: string;
}

/**
 * What settings ask for. Those marked "in the click" are called synchronously in the user's click or submit, before
 * anything is awaited: the browser shows its permission dialog only then, so ask for it first thing inside.
 */
export interface SettingsActions {
  /** What is drawn has the change in it by the time of the answer, if it could be kept. */
  changeSettings(change: SettingsChange): Promise<Reply<null>>;
  /** In the click. Asks for the calendar's host, then reads it at once; a problem is one of `CALENDAR_PROBLEMS`. */
  addCalendar(address: string, name: string): Promise<Reply<CalendarView>>;
  /** In the click: for a calendar whose host was taken away (`no-permission`). True when it is allowed. */
  allowCalendar(calendarId: string): Promise<boolean>;
  /** Reads a calendar file; `replaces`: it is a newer one of that calendar. */
  addCalendarFile(file: File, replaces: string | null): Promise<Reply<CalendarView>>;
  /** In the click. Asks for the server's host, then signs in and looks for calendars. `server`: also a mail address. */
  findCalendars(server: string, user: string, password: string): Promise<Reply<DavFound>>;
  addAccountCalendars(
    server: string,
    user: string,
    password: string,
    chosen: readonly DavCalendar[],
  ): Promise<Reply<readonly CalendarView[]>>;
  /** A new password for the account of a calendar. */
  signInAgain(calendarId: string, password: string): Promise<Reply<null>>;
  /** Null in a build that is not registered with Microsoft: nothing of it is shown. */
  readonly microsoft: MicrosoftActions | null;
  /** In the click: another host that an account's server names. True when allowed. */
  allowHost(host: string): Promise<boolean>;
  /** "Never for meetings like this", and its undo. */
  neverLikeThis(occurrenceId: string): Promise<Reply<null>>;
  againLikeThis(occurrenceId: string): Promise<Reply<null>>;
  removeCalendar(calendarId: string): Promise<Reply<null>>;
  refreshCalendars(): Promise<Reply<CalendarView[]>>;
  /** In the click. True when all of them are allowed. */
  allowSites(hosts: readonly string[]): Promise<boolean>;
  /** In the click: the conferencing services' hosts, so that calls are noticed. True when allowed. */
  allowCalls(): Promise<boolean>;
  /** In the click: a call site of the user's own. True when it is allowed. */
  allowCallSite(site: string): Promise<boolean>;
  /** It is none any more: its permission goes, unless something else needs it. */
  giveBackCallSite(site: string): Promise<void>;
  /** Opens the browser's own page for shortcuts, or does the nearest thing to it. */
  openShortcuts(): void;
  /** Hands the user a JSON file of everything that is kept, without calendar addresses. */
  exportAll(): Promise<Reply<null>>;
  deleteEverything(what: 'records' | 'everything'): Promise<Reply<null>>;
}

/** Microsoft 365. */
export interface MicrosoftActions {
  /** In the click. Asks for Microsoft's hosts, lets the user sign in in a window, and tells which calendars are there. */
  find(): Promise<Reply<MicrosoftFound>>;
  add(accountId: string, chosen: readonly MicrosoftCalendar[]): Promise<Reply<readonly CalendarView[]>>;
  /** In the click. A new sign-in for the account of a calendar. */
  signInAgain(calendarId: string): Promise<Reply<null>>;
}

export interface SettingsProps {
  /** Null until they were read. */
  readonly settings: Settings | null;
  /** Null until they were read; handed in anew after each of the actions on them. */
  readonly calendars: readonly CalendarView[] | null;
  /** The entries of the next days, with the reason why focus starts for each or not; null until they were read. */
  readonly ahead: readonly LiveNext[] | null;
  /** Those of the listed hosts that the browser grants; the others show an Allow button. */
  readonly allowedSites: ReadonlySet<string>;
  /** The conferencing services' hosts are granted. */
  readonly areCallsAllowed: boolean;
  readonly calls: {
    /** Those of the user's own call sites that the browser grants. */
    readonly allowedSites: ReadonlySet<string>;
    /** By what calls were noticed. */
    readonly noticed: CallHealth;
  };
  /** Titles of the series that are left out ("never"), as the calendars give them now; a series is kept by its UID alone. */
  readonly seriesTitles?: ReadonlyMap<string, string>;
  readonly shortcuts: readonly Shortcut[];
  /** Where shortcuts are changed differs. */
  readonly browser: 'chrome' | 'firefox';
  /** Wall time, ms; a new one every half minute is enough. */
  readonly nowMs: number;
  readonly actions: SettingsActions;
}
