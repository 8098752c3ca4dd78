import { type PackedRecord, packRecord } from '../core/attention/pack.ts';
import { readFact } from '../core/focus/logged-fact.ts';
import type { FactLog } from '../core/ports/ports.ts';
import type { Database } from './database.ts';
import type { Mirror } from './mirror.ts';

/** The log in IndexedDB. Every write is `strict`: when it resolves it is on disk. */
export function factLog(database: Database, mirror: Mirror): FactLog {
  return {
    async append(facts) {
      const tx = (await database()).transaction('log', 'readwrite', { durability: 'strict' });
      await Promise.all([...facts.map((fact) => tx.store.add(fact)), tx.done]);
    },
    /** Rows that a crash tore, or that nobody knows, are left out: the fold is whole without them. */
    async readAll() {
      const rows: unknown[] = await (await database()).getAll('log');
      return rows.map(readFact).filter((fact) => fact !== null);
    },
    async finish(record) {
      const packed = packRecord(record);
      await mirrored(mirror, packed);
      const tx = (await database()).transaction(['log', 'meetings'], 'readwrite', { durability: 'strict' });
      await Promise.all([tx.objectStore('meetings').put(packed), tx.objectStore('log').clear(), tx.done]);
    },
    sketch: (record) => mirror.put(packRecord(record)),
    async forget(id, facts) {
      // The mirror first: what is forgotten must not come back from it.
      await mirror.delete(id);
      const tx = (await database()).transaction('log', 'readwrite', { durability: 'strict' });
      await Promise.all([tx.store.clear(), ...facts.map((fact) => tx.store.add(fact)), tx.done]);
    },
    async clear() {
      const tx = (await database()).transaction(['log', 'checkpoint'], 'readwrite', { durability: 'strict' });
      await Promise.all([tx.objectStore('log').clear(), tx.objectStore('checkpoint').clear(), tx.done]);
    },
  };
}

/**
 * The mirror first: a kill in between then leaves a log that is folded again into the same record, never a record that
 * a lost database takes with it. A mirror that is full keeps no meeting from being written down.
 */
async function mirrored(mirror: Mirror, packed: PackedRecord): Promise<void> {
  await mirror.put(packed).catch(() => undefined);
}
