import type { CalendarAccount, CalendarProblem } from '../calendar/calendar.ts';
import type { Idle } from '../focus/facts.ts';
import type { LinkedPage } from '../sites/linked-page.ts';
import type { PageAt } from '../sites/page-kind.ts';
import type { Stamp } from '../time/stamp.ts';

/** A tab, as far as the user let us see it. */
export interface TabSight extends PageAt {
  readonly tabId: number;
  readonly windowId: number;
  /** Host name; null without that host's permission. Paths, queries and titles never come this far. */
  readonly host: string | null;
  /** Service and room (`google-meet/abc-defg-hij`) where the tab is at a conferencing address, else null. */
  readonly room: string | null;
  /** It is the page that launches the service's desktop app. */
  readonly isLaunch?: boolean;
  /** When the tab was in front last, wall ms; absent where the browser does not tell. */
  readonly lastInFrontMs?: number;
}

/** What stands before the user at one moment. */
export interface Surroundings {
  /** The active tab of the window that has the focus; null: no browser window has it. */
  readonly front: TabSight | null;
  /** Active tabs of the other windows that are not minimised: they may be seen beside the front one. */
  readonly beside: readonly TabSight[];
  readonly idle: Idle;
}

/** A tab came to the front of its window at this wall time. */
export interface TabSwitch {
  readonly atMs: number;
  readonly tab: TabSight;
}

export interface Eyes {
  look(): Promise<Surroundings>;
  /**
   * What came to the front of a window after a wall time, oldest first, as the browser itself remembers it, whether
   * anybody listened or not: of each tab only the last time. Empty where it remembers nothing.
   */
  switchesSince(windowId: number, sinceMs: number): Promise<readonly TabSwitch[]>;
  /** A tab by its id, or null if it is gone. */
  tab(tabId: number): Promise<TabSight | null>;
  /** All tabs at conferencing addresses that the user let us see. */
  callTabs(): Promise<readonly TabSight[]>;
}

export interface Hands {
  /** Brings a tab and its window to the front. */
  bringToFront(tabId: number): Promise<void>;
  /** Leaves the page in a tab: back in its history where there is one, else the tab is closed. */
  leave(tabId: number): Promise<void>;
}

/** A banner over a grey page, or a cover. */
export type VeilKind = 'soft' | 'firm';

/** The veil over listed sites. */
export interface Veils {
  /**
   * Veils exactly these sites, each as firmly as is said (subdomains included, `except` left out), in open tabs and in
   * pages to come, and takes the veil off everywhere else; so it does of the linked pages. Doing it twice changes nothing.
   */
  set(
    sites: Readonly<Record<VeilKind, readonly string[]>>,
    except: readonly string[],
    linked: readonly LinkedPage[],
  ): Promise<void>;
  /** Takes off veils that an earlier load of the extension left on open pages of these sites, and cannot take off itself. */
  sweep(sites: readonly string[]): Promise<void>;
  /** Tells the veils that what they say has changed. */
  refresh(): Promise<void>;
}

/** Sites that do not load at all. */
export interface Gate {
  /**
   * No page of exactly these sites loads from now on (subdomains included, `except` left out): no request leaves for it,
   * and a tab that would is led to our own page. Pages that are open stay as they are. Doing it twice changes nothing.
   */
  close(sites: readonly string[], except: readonly string[]): Promise<void>;
  /** Leads a tab that is at a page of a closed site to our own page; any other stays. */
  lead(tabId: number): Promise<void>;
}

/** The toolbar icon: a ring that fills with the present share (0 to 1); null share while nothing was seen. */
export interface Face {
  show(face: {
    readonly isOn: boolean;
    readonly presentShare: number | null;
    readonly isAsking: boolean;
  }): Promise<void>;
}

/** Wake-ups. Alarms are hints: what is due is decided by wall time at every wake. */
export interface Alarms {
  /** One exact alarm, or none; and whether a meeting is on, which makes the periodic one beside it frequent. */
  set(nextMs: number | null, isInMeeting: boolean): Promise<void>;
}

/** What the browser says that we may see. Our own memory of it is never trusted. */
export interface Grants {
  allows(site: string): Promise<boolean>;
  /** May this address be read? */
  reaches(address: string): Promise<boolean>;
  /** Gives the host of an address back. */
  giveBack(address: string): Promise<void>;
}

/** The last moment at which the meeting that is on was seen to go on. */
export interface Checkpoint {
  /** Overwrites one small record; not flushed to disk (`relaxed`): it is written every second. */
  write(stamp: Stamp): Promise<void>;
  read(): Promise<Stamp | null>;
}

/** Tells whether the browser has been restarted (or has crashed) since `begin` was called the last time. */
export interface BrowserRun {
  isNew(): Promise<boolean>;
  /** From now on this run is known, until the browser closes or crashes. */
  begin(): Promise<void>;
}

/** One look at a calendar where it is kept. */
export type FeedAnswer =
  | ({ readonly is: 'whole' } & FeedValidators)
  /** `by`: the server did not say so, the bytes did; by these it can say so the next time. */
  | { readonly is: 'unchanged'; readonly by?: Pick<FeedValidators, 'etag' | 'lastModified'> }
  /** `take` wanted no more. */
  | { readonly is: 'stopped' }
  | { readonly is: 'problem'; readonly problem: CalendarProblem; readonly retryAfterMs: number | null };

/** By what the next look finds out that nothing changed: the server's word for it, or the digest of what it sent. */
export interface FeedValidators {
  readonly etag: string | null;
  readonly lastModified: string | null;
  readonly digest: string | null;
}

/** Takes the next bytes; throws to let the download go. */
export type TakeBytes = (chunk: Uint8Array) => void;

export interface Feed {
  /** Reads an address as a stream; `known` (of the last good reading) makes the request conditional. */
  read(address: string, known: FeedValidators, take: TakeBytes): Promise<FeedAnswer>;
}

/** Files that the user chose, kept whole so that the window of what is read can move on. */
export interface CalendarFiles {
  /** False: it is not there (any more). @throws where `take` does */
  read(id: string, take: TakeBytes): Promise<boolean>;
  remove(id: string): Promise<void>;
}

/** One calendar of an account. */
export interface DavCalendar {
  /** Its address. */
  readonly collection: string;
  readonly name: string;
  /** The mail addresses of whoever signed in, as far as the server tells. */
  readonly addresses: readonly string[];
}

/** What was found at a server. `elsewhere`: its calendars are on that host, which the user has not allowed. */
export type DavFound =
  | { readonly is: 'found'; readonly calendars: readonly DavCalendar[] }
  | { readonly is: 'elsewhere'; readonly host: string }
  | { readonly is: 'problem'; readonly problem: CalendarProblem };

export type Login = Pick<CalendarAccount, 'user' | 'password'>;

/** CalDAV (RFC 4791). */
export interface CalendarServer {
  /** Finds the calendars of whoever signs in, from any address at the server. */
  find(server: string, login: Login): Promise<DavFound>;
  /** Reads what overlaps the window, all of it, if the calendar's tag is not the known one. */
  read(
    collection: string,
    login: Login,
    known: FeedValidators,
    window: { readonly fromMs: number; readonly toMs: number },
    take: TakeBytes,
  ): Promise<FeedAnswer>;
}
