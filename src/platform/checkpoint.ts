import type { Checkpoint } from '../core/ports/browser.ts';
import type { Database } from './database.ts';

/** The checkpoint in IndexedDB. `relaxed`: it is written every second, and must not keep the disk awake. */
export function checkpoint(database: Database): Checkpoint {
  return {
    async write(stamp) {
      const tx = (await database()).transaction('checkpoint', 'readwrite', { durability: 'relaxed' });
      await Promise.all([tx.store.put(stamp, 'last'), tx.done]);
    },
    async read() {
      return (await (await database()).get('checkpoint', 'last')) ?? null;
    },
  };
}
