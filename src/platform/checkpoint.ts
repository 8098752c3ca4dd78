import { unwrap } from 'idb';
import type { Checkpoint } from '../core/ports/browser.ts';
import type { Database } from './database.ts';

/**
 * The checkpoint in IndexedDB. `relaxed`: it is written every second, and must not keep the disk awake. For the same
 * reason it is written by the browser's bare words, and committed without waiting for an answer between.
 */
export function checkpoint(database: Database): Checkpoint {
  return {
    async write(stamp) {
      const tx = unwrap(await database()).transaction('checkpoint', 'readwrite', { durability: 'relaxed' });
      tx.objectStore('checkpoint').put(stamp, 'last');
      tx.commit();
      await new Promise<void>((written, failed) => {
        tx.oncomplete = () => written();
        tx.onabort = () => failed(tx.error);
      });
    },
    async read() {
      return (await (await database()).get('checkpoint', 'last')) ?? null;
    },
  };
}
