import { type PackedRecord, unpackRecord } from '../core/attention/pack.ts';
import { browser } from './browser.ts';

/**
 * Every finished meeting's record once more, in `storage.local`. Chromium can throw away a whole IndexedDB after a
 * crash (a torn last record in its log is taken for a corrupt database at the next start but one); `storage.local`
 * mends itself. Each record is a key of its own, so that a write stays small.
 */
export interface Mirror {
  put(record: PackedRecord): Promise<void>;
  delete(id: string): Promise<void>;
  deleteAll(): Promise<void>;
  /** Everything that is mirrored; null where nothing ever was, which tells a first start from a lost database. */
  readAll(): Promise<readonly PackedRecord[] | null>;
  /** Notes that there is a database from now on. */
  begin(): Promise<void>;
}

const PREFIX = 'record:';
const GENERATION = 'generation';

export function mirror(): Mirror {
  const keys = async () => {
    const local = browser.storage.local as typeof browser.storage.local & { getKeys?(): Promise<string[]> };
    // Firefox knows `getKeys` from version 143 on.
    const all = local.getKeys === undefined ? Object.keys(await local.get(null)) : await local.getKeys();
    return all.filter((key) => key.startsWith(PREFIX));
  };
  return {
    put: (record) => browser.storage.local.set({ [PREFIX + record.id]: record }),
    delete: (id) => browser.storage.local.remove(PREFIX + id),
    deleteAll: async () => browser.storage.local.remove(await keys()),
    async begin() {
      await browser.storage.local.set({ [GENERATION]: 1 });
    },
    async readAll() {
      if ((await browser.storage.local.get(GENERATION))[GENERATION] === undefined) return null;
      const records: PackedRecord[] = [];
      for (const key of await keys()) {
        const stored: unknown = await browser.storage.local.get(key).then(
          (row) => row[key],
          () => null,
        );
        if (unpackRecord(stored) !== null) records.push(stored as PackedRecord);
      }
      return records;
    },
  };
}
