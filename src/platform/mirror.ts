import { mirrorRow, readMirrorRow } from '../core/attention/mirror-row.ts';
import type { PackedRecord } from '../core/attention/pack.ts';
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
  ids(): Promise<readonly string[]>;
  /** Those of these records that are there and whole. */
  read(ids: readonly string[]): Promise<readonly PackedRecord[]>;
  /** Notes that there is a database from now on. */
  begin(): Promise<void>;
}

const PREFIX = 'record:';
const GENERATION = 'generation';
const AT_ONCE = 200;

export function mirror(): Mirror {
  const keys = async () => {
    const local = browser.storage.local as typeof browser.storage.local & { getKeys?(): Promise<string[]> };
    // Firefox knows `getKeys` from version 143 on.
    const all = local.getKeys === undefined ? Object.keys(await local.get(null)) : await local.getKeys();
    return all.filter((key) => key.startsWith(PREFIX));
  };
  const read = async (all: readonly string[]) => {
    const records: (PackedRecord | null)[] = [];
    for (let from = 0; from < all.length; from += AT_ONCE) {
      const rows = await readEach(all.slice(from, from + AT_ONCE));
      records.push(...rows.map(([key, stored]) => readMirrorRow(key.slice(PREFIX.length), stored)));
    }
    return records.filter((each) => each !== null);
  };
  return {
    put: (record) => browser.storage.local.set({ [PREFIX + record.id]: mirrorRow(record) }),
    delete: (id) => browser.storage.local.remove(PREFIX + id),
    deleteAll: async () => browser.storage.local.remove(await keys()),
    ids: async () => (await keys()).map((key) => key.slice(PREFIX.length)),
    read: (ids) => read(ids.map((id) => PREFIX + id)),
    async begin() {
      await browser.storage.local.set({ [GENERATION]: 1 });
    },
    async readAll() {
      if ((await browser.storage.local.get(GENERATION))[GENERATION] === undefined) return null;
      return read(await keys());
    },
  };
}

/** One torn row makes Chromium refuse all that are asked for together; then each is asked for by itself. */
async function readEach(keys: string[]): Promise<[string, unknown][]> {
  try {
    return Object.entries(await browser.storage.local.get(keys));
  } catch {
    if (keys.length < 2) return [];
    return (await Promise.all(keys.map((key) => readEach([key])))).flat();
  }
}
