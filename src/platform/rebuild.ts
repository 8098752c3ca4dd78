import type { NoticeStore } from '../core/ports/ports.ts';
import type { Database } from './database.ts';
import type { Mirror } from './mirror.ts';

/**
 * Fills a database that had just to be made. If there was one before, the browser has lost it: every finished meeting
 * comes back from the mirror, and the user is told once.
 */
export async function rebuild(
  made: Awaited<ReturnType<Database>>,
  mirror: Mirror,
  notices: NoticeStore,
): Promise<void> {
  const records = await mirror.readAll();
  if (records === null) return mirror.begin();
  const tx = made.transaction('meetings', 'readwrite', { durability: 'strict' });
  await Promise.all([...records.map((each) => tx.store.put(each)), tx.done]);
  await notices.add('records-rebuilt');
}
