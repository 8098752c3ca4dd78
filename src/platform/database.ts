import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { PackedRecord } from '../core/attention/pack.ts';
import type { Occurrence } from '../core/calendar/occurrence.ts';
import type { LoggedFact } from '../core/focus/facts.ts';
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
}

export const DATABASE_NAME = 'undivided';
const VERSION = 2;

/** Gives the open database; opens it where it is not, or was closed by the browser. */
export type Database = () => Promise<IDBPDatabase<Tables>>;

/**
 * The database of this profile. `onMade` is awaited before anything is read from a database that had to be made: where
 * there was one before, the browser has thrown it away (see `mirror.ts`).
 */
export function database(onMade: (made: IDBPDatabase<Tables>) => Promise<void>): Database {
  let opening: Promise<IDBPDatabase<Tables>> | null = null;
  const forget = () => {
    opening = null;
  };
  const open = async () => {
    let isMade = false;
    const opened = await openDB<Tables>(DATABASE_NAME, VERSION, {
      upgrade(made, oldVersion) {
        if (oldVersion < 2) made.createObjectStore('calendarFiles');
        if (oldVersion >= 1) return;
        isMade = true;
        made.createObjectStore('log', { autoIncrement: true });
        made.createObjectStore('checkpoint');
        made.createObjectStore('meetings', { keyPath: 'id' }).createIndex('start', 'startedAtMs');
        made.createObjectStore('occurrences', { keyPath: 'calendarId' });
      },
      // A newer version of ours, or the user clearing the browser's data, must not wait for us.
      blocking(_current, _blocked, event) {
        forget();
        (event.target as IDBDatabase).close();
      },
      terminated: forget,
    });
    if (isMade) await onMade(opened);
    return opened;
  };
  return () => {
    opening ??= open().catch((problem: unknown) => {
      forget();
      throw problem;
    });
    return opening;
  };
}
