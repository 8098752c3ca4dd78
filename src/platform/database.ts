import { type DBSchema, type IDBPDatabase, openDB, unwrap } from 'idb';
import type { PackedRecord } from '../core/attention/pack.ts';
import type { Occurrence } from '../core/calendar/occurrence.ts';
import type { LoggedFact } from '../core/focus/facts.ts';
import { TOOK_TOO_LONG } from '../core/ports/storage-trouble.ts';
import type { Stamp } from '../core/time/stamp.ts';

interface Tables extends DBSchema {
  /** The facts of the meeting that is on, in the order in which they were seen. */
  log: { key: number; value: LoggedFact };
  /** One row, overwritten every second of a meeting. */
  checkpoint: { key: 'last'; value: Stamp };
  meetings: { key: string; value: PackedRecord; indexes: { start: number } };
  /** The bytes of calendars that are files, packed with gzip, under the calendar's id. */
  calendarFiles: { key: string; value: Uint8Array<ArrayBuffer> };
  occurrences: { key: string; value: { readonly calendarId: string; readonly occurrences: readonly Occurrence[] } };
  /** The generation number says that this database holds all that it should; one without it has to be filled. */
  about: { key: 'generation'; value: number };
}

export const DATABASE_NAME = 'undivided';
export const DATABASE_VERSION = 3;
export const GENERATION = 1;

/** A database that opens later than this is taken for blocked or hung; a disk in need of repair takes some seconds. */
const OPENING_MS = 8_000;
/** Nor may what is small take longer to be read or written: of Firefox a database was seen that answered nothing any more. */
const TRANSACTION_MS = 8_000;

export type OpenDatabase = IDBPDatabase<Tables>;
/**
 * Gives the open database; opens it where it is not, or was closed by the browser. Fails with the browser's own error, or
 * with a `TimeoutError`; an opening that is late is still used when it comes.
 */
export type Database = () => Promise<OpenDatabase>;

export interface DatabaseEvents {
  /**
   * Awaited before anything is read from a database that is not yet filled. Where there was one before, the browser has
   * thrown it away (see `mirror.ts`). It ends by writing the generation number, so that a kill on the way to it is made
   * good by the next opening.
   */
  readonly fill: (made: OpenDatabase) => Promise<void>;
  /** Something is about to be written. */
  readonly onWrite?: () => void;
  /** The browser lost the open database: its storage process was killed, or the user cleared the browser's data. */
  readonly onLost?: () => void;
}

/** The database of this profile. */
export function database(events: DatabaseEvents, openingMs = OPENING_MS, transactionMs = TRANSACTION_MS): Database {
  let opening: Opening | null = null;
  const forget = () => {
    opening = null;
  };
  const open = async () => {
    const opened = await openDB<Tables>(DATABASE_NAME, DATABASE_VERSION, {
      upgrade,
      // A newer version of ours, or the user clearing the browser's data, must not wait for us.
      blocking(_current, _blocked, event) {
        forget();
        (event.target as IDBDatabase).close();
      },
      terminated() {
        forget();
        events.onLost?.();
      },
    });
    watchTransactions(opened, events, transactionMs);
    return opened;
  };
  const filled = async (found: Promise<OpenDatabase>) => {
    const opened = await found;
    if ((await opened.get('about', 'generation')) === undefined) await events.fill(opened);
    return opened;
  };
  return async () => {
    if (opening === null) {
      const found = open();
      const begun: Opening = { found, late: lateness(found, openingMs), whole: filled(found) };
      opening = begun;
      begun.whole.catch(() => {
        if (opening === begun) forget();
      });
    }
    const { found, late, whole } = opening;
    await Promise.race([found, late]);
    return whole;
  };
}

interface Opening {
  readonly found: Promise<OpenDatabase>;
  /** Fails when the opening has taken too long, and from then on at once. */
  readonly late: Promise<never>;
  readonly whole: Promise<OpenDatabase>;
}

function upgrade(made: OpenDatabase, oldVersion: number): void {
  if (oldVersion < 1) {
    made.createObjectStore('log', { autoIncrement: true });
    made.createObjectStore('checkpoint');
    made.createObjectStore('meetings', { keyPath: 'id' }).createIndex('start', 'startedAtMs');
    made.createObjectStore('occurrences', { keyPath: 'calendarId' });
  }
  if (oldVersion < 2) made.createObjectStore('calendarFiles');
  if (oldVersion < 3) {
    const about = made.createObjectStore('about');
    // What an earlier version filled is whole.
    if (oldVersion >= 1) void about.put(GENERATION, 'generation');
  }
}

function lateness(found: Promise<unknown>, limitMs: number): Promise<never> {
  const late = new Promise<never>((_, failed) => {
    const timer = setTimeout(() => {
      failed(new DOMException('The database does not open', TOOK_TOO_LONG));
    }, limitMs);
    const stop = () => clearTimeout(timer);
    found.then(stop, stop);
  });
  late.catch(() => undefined);
  return late;
}

/**
 * Everything goes through a transaction, also the library's shortcuts: the one place where all of it can be seen. What
 * takes too long is given up, so that nothing waits for it; calendars' files, and ten years of records that are put back,
 * take the time they take.
 */
function watchTransactions(opened: OpenDatabase, { onWrite }: DatabaseEvents, limitMs: number): void {
  const raw = unwrap(opened);
  const begin = raw.transaction;
  raw.transaction = function (names, mode, options) {
    if (mode === 'readwrite') onWrite?.();
    const begun = begin.call(this, names, mode, options);
    const has = (table: string) => begun.objectStoreNames.contains(table);
    const isLarge = has('calendarFiles') || (mode === 'readwrite' && has('about'));
    if (!isLarge) giveUpAfter(limitMs, begun);
    return begun;
  };
}

function giveUpAfter(limitMs: number, begun: IDBTransaction): void {
  const timer = setTimeout(() => {
    try {
      begun.abort();
    } catch {
      // It is being committed in this very moment.
    }
  }, limitMs);
  for (const end of ['complete', 'abort']) begun.addEventListener(end, () => clearTimeout(timer));
}
