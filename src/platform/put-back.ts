import { recordIdOf } from '../core/attention/record.ts';
import { readFact } from '../core/focus/logged-fact.ts';
import type { NoticeStore } from '../core/ports/ports.ts';
import type { OpenDatabase } from './database.ts';
import type { kept } from './kept.ts';
import type { Mirror } from './mirror.ts';

/** For the worker, after its first turn: makes good what an end of the browser within a write has done. */
export function mendTornLog({ database, mirror, notices, tornLog }: ReturnType<typeof kept>): Promise<boolean> {
  return tornLog.mend(async () => putBack(await database(), mirror, notices));
}

/**
 * Puts back what a database lost that was not thrown away as a whole: of a torn log the browser may leave out all that
 * was written behind the tear. What was deleted is not in the mirror either; of the meeting that is on only a sketch is,
 * and that is no record yet.
 */
async function putBack(opened: OpenDatabase, mirror: Mirror, notices: NoticeStore): Promise<void> {
  const [kept, begun] = await Promise.all([opened.getAllKeys('meetings'), opened.getAll('log')]);
  const there = new Set(kept);
  for (const fact of begun.map(readFact))
    if (fact?.type === 'focus-started' || fact?.type === 'recording-chosen') there.add(recordIdOf(fact.stamp));
  const lost = await mirror.read((await mirror.ids()).filter((id) => !there.has(id)));
  if (lost.length === 0) return;
  const tx = opened.transaction('meetings', 'readwrite', { durability: 'strict' });
  await Promise.all([...lost.map((each) => tx.store.put(each)), tx.done]);
  await notices.add('records-rebuilt');
}
