import { browser } from './browser.ts';
import { type Database, GENERATION } from './database.ts';
import { dropHeldSignIn } from './microsoft/account-store.ts';
import type { Mirror } from './mirror.ts';

/** Deletes all that is kept: every table, every setting, every calendar. Hosts that were allowed are given back too. */
export async function deleteEverything(database: Database, mirror: Mirror): Promise<void> {
  const open = await database();
  const names = [...open.objectStoreNames];
  const tx = open.transaction(names, 'readwrite', { durability: 'strict' });
  const cleared = names.map((name) => tx.objectStore(name).clear());
  await Promise.all([...cleared, tx.objectStore('about').put(GENERATION, 'generation'), tx.done]);
  await browser.storage.local.clear();
  await dropHeldSignIn();
  await mirror.begin();
  const { origins = [] } = await browser.permissions.getAll();
  if (origins.length > 0) await browser.permissions.remove({ origins });
}
