import type { NoticeStore } from '../core/ports/ports.ts';
import { GENERATION, type OpenDatabase } from './database.ts';
import type { Mirror } from './mirror.ts';

/**
 * Fills a database that had just to be made. If there was one before, the browser has lost it: every finished meeting
 * comes back from the mirror, and the user is told once. The generation number is written with the records, in one
 * transaction: a kill before it leaves a database that is filled at the next opening.
 */
export async function rebuild(made: OpenDatabase, mirror: Mirror, notices: NoticeStore): Promise<void> {
  const records = await mirror.readAll();
  const tx = made.transaction(['meetings', 'about'], 'readwrite', { durability: 'strict' });
  const meetings = tx.objectStore('meetings');
  await Promise.all([
    ...(records ?? []).map((each) => meetings.put(each)),
    tx.objectStore('about').put(GENERATION, 'generation'),
    tx.done,
  ]);
  if (records === null) return mirror.begin();
  await notices.add('records-rebuilt');
}
