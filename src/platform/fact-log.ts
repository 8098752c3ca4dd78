import { packRecord } from '../core/attention/pack.ts';
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
    async readAll() {
      return (await database()).getAll('log');
    },
    async finish(record) {
      const packed = packRecord(record);
      const tx = (await database()).transaction(['log', 'meetings'], 'readwrite', { durability: 'strict' });
      await Promise.all([tx.objectStore('meetings').put(packed), tx.objectStore('log').clear(), tx.done]);
      await mirror.put(packed);
    },
    async clear() {
      const tx = (await database()).transaction('log', 'readwrite', { durability: 'strict' });
      await Promise.all([tx.store.clear(), tx.done]);
    },
  };
}
