import { recordIdOf } from '../core/attention/record.ts';
import { readFact } from '../core/focus/logged-fact.ts';
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

/**
 * Puts back what a database lost that was not thrown away as a whole: of a torn log the browser may leave out all that
 * was written behind the tear. What was deleted is not in the mirror either; of the meeting that is on only a sketch is,
 * and that is no record yet.
 */
export async function putBack(opened: OpenDatabase, mirror: Mirror, notices: NoticeStore): Promise<void> {
  const [kept, begun] = await Promise.all([opened.getAllKeys('meetings'), opened.getAll('log')]);
  const there = new Set(kept);
  for (const fact of begun.map(readFact)) if (fact?.type === 'focus-started') there.add(recordIdOf(fact.stamp));
  const lost = await mirror.read((await mirror.ids()).filter((id) => !there.has(id)));
  if (lost.length === 0) return;
  const tx = opened.transaction('meetings', 'readwrite', { durability: 'strict' });
  await Promise.all([...lost.map((each) => tx.store.put(each)), tx.done]);
  await notices.add('records-rebuilt');
}
