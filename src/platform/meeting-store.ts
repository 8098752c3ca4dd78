import { type PackedRecord, packRecord, unpackRecord } from '../core/attention/pack.ts';
import type { MeetingRecord } from '../core/attention/record.ts';
import type { MeetingStore } from '../core/ports/ports.ts';
import type { Database } from './database.ts';
import type { Mirror } from './mirror.ts';

/** Finished meetings in IndexedDB. A row that cannot be read is left where it is and left out of the answer. */
export function meetingStore(database: Database, mirror: Mirror): MeetingStore {
  const unpacked = (rows: readonly PackedRecord[]) =>
    rows.map(unpackRecord).filter((each): each is MeetingRecord => each !== null);
  const change = async () => (await database()).transaction('meetings', 'readwrite', { durability: 'strict' });
  return {
    async put(record) {
      const packed = packRecord(record);
      const tx = await change();
      await Promise.all([tx.store.put(packed), tx.done]);
      await mirror.put(packed);
    },
    async get(id) {
      return unpackRecord(await (await database()).get('meetings', id));
    },
    async between(fromMs, toMs) {
      const range = IDBKeyRange.bound(fromMs, toMs, false, true);
      return unpacked(await (await database()).getAllFromIndex('meetings', 'start', range));
    },
    async delete(id) {
      // The mirror first: what is deleted must not come back from it.
      await mirror.delete(id);
      const tx = await change();
      await Promise.all([tx.store.delete(id), tx.done]);
    },
    async deleteAll() {
      await mirror.deleteAll();
      const tx = await change();
      await Promise.all([tx.store.clear(), tx.done]);
    },
  };
}
