import type { MeetingRecord } from '../attention/record.ts';
import type { Calendar, CalendarAccount } from '../calendar/calendar.ts';
import type { Occurrence } from '../calendar/occurrence.ts';
import type { LoggedFact } from '../focus/facts.ts';
import type { LiveNotice, LiveState } from '../focus/live.ts';
import type { Journal } from '../meeting/watch.ts';
import type { Settings, SettingsChange } from '../settings/settings.ts';
import type { Stamp } from '../time/stamp.ts';

/** The one source of time. */
export interface Clock {
  now(): Stamp;
  /** The user's time zone at this moment (IANA). */
  zone(): string;
}

/** The facts of the meeting that is on. Append-only; emptied when the meeting is folded into its record. */
export interface FactLog {
  /** In one transaction, in order, durable when it resolves (`strict`). */
  append(facts: readonly LoggedFact[]): Promise<void>;
  readAll(): Promise<LoggedFact[]>;
  /**
   * Puts the finished record and empties the log in one transaction: a kill between the two cannot lose a meeting or
   * write it twice.
   */
  finish(record: MeetingRecord): Promise<void>;
  /**
   * Notes how the meeting that is on stands, apart from the database: what comes back of it when the browser loses the
   * whole database before it ends. `finish` puts the record in its place.
   */
  sketch(record: MeetingRecord): Promise<void>;
  /**
   * Puts these facts in the place of all that are there, and takes back what was sketched under this id, in that order of
   * certainty: nothing of it comes back from anywhere.
   */
  forget(id: string, facts: readonly LoggedFact[]): Promise<void>;
  /** Empties the log, and the checkpoint with it. */
  clear(): Promise<void>;
}

/** Finished meetings. */
export interface MeetingStore {
  put(record: MeetingRecord): Promise<void>;
  get(id: string): Promise<MeetingRecord | null>;
  /** Those that began in the half-open range, oldest first. */
  between(fromMs: number, toMs: number): Promise<MeetingRecord[]>;
  delete(id: string): Promise<void>;
  deleteAll(): Promise<void>;
}

/** What the calendars say for yesterday to 14 days ahead. */
export interface OccurrenceStore {
  /** Swaps one calendar's whole reading for a newer one, in one transaction. */
  replace(calendarId: string, occurrences: readonly Occurrence[]): Promise<void>;
  /** Of all calendars, by start; a meeting that several of them have is there once. */
  all(): Promise<Occurrence[]>;
  /** One calendar's own reading, as it was put. */
  of(calendarId: string): Promise<readonly Occurrence[]>;
  remove(calendarId: string): Promise<void>;
}

/** The user's calendars; their addresses are secrets and stay in here. */
export interface CalendarStore {
  all(): Promise<Calendar[]>;
  put(calendar: Calendar): Promise<void>;
  remove(id: string): Promise<void>;
}

/** Who signs in to calendar servers; apart from everything that is exported. */
export interface AccountStore {
  get(id: string): Promise<CalendarAccount | null>;
  put(account: CalendarAccount): Promise<void>;
  remove(id: string): Promise<void>;
}

export interface SettingsStore {
  read(): Promise<Settings>;
  /**
   * Keeps a change, and tells what all is by then. Changes are merged one after another into what is kept: there is no
   * writing of the whole, by which one could undo another.
   */
  change(change: SettingsChange): Promise<Settings>;
  /** Does something between two changes: what is deleted then is written back by none that was under way. */
  alone<T>(job: () => Promise<T>): Promise<T>;
}

/** Live state for the screens: gone when the browser closes. */
export interface LiveBoard {
  publish(state: LiveState): Promise<void>;
}

/** What became of calendar meetings. */
export interface JournalStore {
  read(): Promise<Journal>;
  write(journal: Journal): Promise<void>;
}

/** Things the user should know once; kept until they are dismissed. */
export interface NoticeStore {
  read(): Promise<readonly LiveNotice[]>;
  add(notice: LiveNotice): Promise<void>;
  clear(): Promise<void>;
}
