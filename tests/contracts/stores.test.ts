import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it } from 'vitest';
import { recordIdOf } from '../../src/core/attention/record.ts';
import type { Checkpoint } from '../../src/core/ports/browser.ts';
import type { FactLog, MeetingStore, NoticeStore, OccurrenceStore } from '../../src/core/ports/ports.ts';
import { alive, at, call, listed, stamp, started } from '../core/attention/story.ts';
import { occurrence } from '../core/meeting/occurrences.ts';
import { record } from '../core/report/records.ts';
import { Disk } from '../fakes/disk.ts';
import { beBrowser, local, session } from '../fakes/web-extension.ts';

beBrowser();
const { kept } = await import('../../src/platform/kept.ts');
const { mendTornLog } = await import('../../src/platform/put-back.ts');
const { factLog } = await import('../../src/platform/fact-log.ts');
const { checkpoint } = await import('../../src/platform/checkpoint.ts');
const { meetingStore } = await import('../../src/platform/meeting-store.ts');
const { occurrenceStore } = await import('../../src/platform/occurrence-store.ts');
const { DATABASE_NAME } = await import('../../src/platform/database.ts');

interface Stores {
  readonly log: FactLog;
  readonly checkpoint: Checkpoint;
  readonly meetings: MeetingStore;
  readonly occurrences: OccurrenceStore;
  readonly notices: NoticeStore;
}

/** What a worker that has just been started makes of what is kept. */
function wake(): Stores {
  const { database, mirror, notices } = kept();
  return {
    log: factLog(database, mirror),
    checkpoint: checkpoint(database),
    meetings: meetingStore(database, mirror),
    occurrences: occurrenceStore(database),
    notices,
  };
}

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
  local.items.clear();
  session.items.clear();
  local.refuses = 'nothing';
});

const pilot = record('2026-11-16T09:00[UTC]', 'p10 d2 p18');
const review = record('2026-11-16T10:00[UTC]', 'p30');
const facts = [at(0, started()), at(0, call), at(5, listed()), at(9, call)];

describe.each<[string, () => Stores]>([
  ['in memory', () => new Disk()],
  ['in IndexedDB', wake],
])('the stores %s', (_, make) => {
  it('give back facts in the order in which they were appended', async () => {
    const { log } = make();
    expect(await log.readAll()).toEqual([]);
    await log.append(facts.slice(0, 2));
    await log.append(facts.slice(2));
    expect(await log.readAll()).toEqual(facts);
  });

  it('put the record and empty the log together', async () => {
    const { log, meetings } = make();
    await log.append(facts);
    await log.finish(pilot);
    expect(await log.readAll()).toEqual([]);
    expect(await meetings.get(pilot.id)).toEqual(pilot);
  });

  it('empty the log without a record', async () => {
    const { log, meetings } = make();
    await log.append(facts);
    await log.clear();
    expect(await log.readAll()).toEqual([]);
    expect(await meetings.between(0, Number.MAX_SAFE_INTEGER)).toEqual([]);
  });

  it('put other facts in the place of those that are to be forgotten', async () => {
    const { log } = make();
    await log.append(facts);
    await log.forget(pilot.id, facts.slice(0, 1));
    expect(await log.readAll()).toEqual(facts.slice(0, 1));
    await log.append(facts.slice(2));
    expect(await log.readAll()).toEqual([...facts.slice(0, 1), ...facts.slice(2)]);
  });

  it('empty the log and the checkpoint together', async () => {
    const { log, checkpoint: last } = make();
    await log.append(facts);
    await last.write(stamp(1));
    await log.clear();
    expect(await log.readAll()).toEqual([]);
    expect(await last.read()).toBeNull();
  });

  it('put the same record twice as one', async () => {
    const { log, meetings } = make();
    await log.finish(pilot);
    await log.finish(pilot);
    expect(await meetings.between(0, Number.MAX_SAFE_INTEGER)).toEqual([pilot]);
  });

  it('keep one checkpoint, the last', async () => {
    const { checkpoint: last } = make();
    expect(await last.read()).toBeNull();
    await last.write(stamp(1));
    await last.write(stamp(2));
    expect(await last.read()).toEqual(stamp(2));
  });

  it('find meetings by their start, oldest first, the end of the range left out', async () => {
    const { meetings } = make();
    await meetings.put(review);
    await meetings.put(pilot);
    expect(await meetings.between(pilot.startedAtMs, review.startedAtMs + 1)).toEqual([pilot, review]);
    expect(await meetings.between(pilot.startedAtMs, review.startedAtMs)).toEqual([pilot]);
    expect(await meetings.between(pilot.startedAtMs + 1, review.startedAtMs)).toEqual([]);
  });

  it('correct and delete a meeting', async () => {
    const { meetings } = make();
    await meetings.put(pilot);
    await meetings.put({ ...pilot, saidPresentShare: 0.5 });
    expect((await meetings.get(pilot.id))?.saidPresentShare).toBe(0.5);
    await meetings.delete(pilot.id);
    expect(await meetings.get(pilot.id)).toBeNull();
    await meetings.put(review);
    await meetings.deleteAll();
    expect(await meetings.between(0, Number.MAX_SAFE_INTEGER)).toEqual([]);
  });

  it("swap a calendar's reading whole, and leave the others", async () => {
    const { occurrences } = make();
    await occurrences.replace('own', [occurrence('own/a', 0, 30), occurrence('own/b', 30, 60)]);
    await occurrences.replace('team', [occurrence('team/c', 10, 20, { calendarId: 'team' })]);
    await occurrences.replace('own', [occurrence('own/d', 40, 60)]);
    expect((await occurrences.all()).map((each) => each.id)).toEqual(['team/c', 'own/d']);
    await occurrences.remove('own');
    expect((await occurrences.all()).map((each) => each.id)).toEqual(['team/c']);
  });

  it('say a notice once, until it is read', async () => {
    const { notices } = make();
    await notices.add('not-writing');
    await notices.add('not-writing');
    expect(await notices.read()).toEqual(['not-writing']);
    await notices.clear();
    expect(await notices.read()).toEqual([]);
  });
});

describe('a database that the browser has thrown away', () => {
  const lose = () => {
    globalThis.indexedDB = new IDBFactory();
  };

  it('is filled again from the mirror, and that is told once', async () => {
    const before = wake();
    await before.log.finish(pilot);
    await before.meetings.put({ ...review, saidPresentShare: 0.8 });
    lose();
    const after = wake();
    expect(await after.meetings.between(0, Number.MAX_SAFE_INTEGER)).toEqual([
      pilot,
      { ...review, saidPresentShare: 0.8 },
    ]);
    expect(await after.notices.read()).toEqual(['records-rebuilt']);
    await after.notices.clear();
    await wake().meetings.get(pilot.id);
    expect(await after.notices.read()).toEqual([]);
  });

  it('does not bring back what was deleted', async () => {
    const before = wake();
    await before.log.finish(pilot);
    await before.log.finish(review);
    await before.meetings.delete(pilot.id);
    lose();
    expect(await wake().meetings.between(0, Number.MAX_SAFE_INTEGER)).toEqual([review]);
  });

  it('gives back of a meeting that was on what was noted of it, and the whole of it once it has ended', async () => {
    const before = wake();
    await before.log.append(facts);
    await before.log.sketch({ ...pilot, stretches: pilot.stretches.slice(0, 1) });
    expect(await before.meetings.get(pilot.id)).toBeNull();
    lose();
    const after = wake();
    expect(await after.meetings.get(pilot.id)).toEqual({ ...pilot, stretches: pilot.stretches.slice(0, 1) });
    await after.log.finish(pilot);
    lose();
    expect(await wake().meetings.get(pilot.id)).toEqual(pilot);
  });

  it('does not bring back a meeting that was to be forgotten while it was on', async () => {
    const before = wake();
    await before.log.append(facts);
    await before.log.sketch(pilot);
    await before.log.forget(pilot.id, facts.slice(0, 1));
    lose();
    expect(await wake().meetings.between(0, Number.MAX_SAFE_INTEGER)).toEqual([]);
    expect(JSON.stringify([...local.items])).not.toContain(pilot.meeting.title);
  });

  it('is told from a first start, which says nothing', async () => {
    const first = wake();
    expect(await first.meetings.between(0, Number.MAX_SAFE_INTEGER)).toEqual([]);
    expect(await first.notices.read()).toEqual([]);
  });

  it('brings back all that is whole where a row of the mirror is torn', async () => {
    const before = wake();
    await before.log.finish(pilot);
    await before.log.finish(review);
    local.items.set(`record:${pilot.id}`, { torn: true });
    lose();
    expect(await wake().meetings.between(0, Number.MAX_SAFE_INTEGER)).toEqual([review]);
  });

  it('loses no finished meeting in two hundred losses', async () => {
    let lost = 0;
    for (let n = 0; n < 200; n++) {
      const id = `sitting-${n}`;
      await wake().log.finish({ ...pilot, id });
      lose();
      if ((await wake().meetings.get(id)) === null) lost += 1;
    }
    expect(lost).toBe(0);
    expect(await wake().meetings.between(0, Number.MAX_SAFE_INTEGER)).toHaveLength(200);
  }, 60_000);
});

describe('a database that lost only some rows', () => {
  it('gets its records back from the mirror after an end within a write; of the meeting that is on none is made', async () => {
    const before = wake();
    await before.log.finish(pilot);
    await before.log.finish(review);
    await before.log.append([at(0, started())]);
    await before.log.sketch({ ...review, id: recordIdOf(stamp(0)) });
    local.items.set('unsettled', true);
    const opened = await kept().database();
    await opened.delete('meetings', review.id);
    await mendTornLog(kept());
    const after = wake();
    expect((await after.meetings.between(0, Number.MAX_SAFE_INTEGER)).map((each) => each.id)).toEqual([
      pilot.id,
      review.id,
    ]);
    expect(await after.notices.read()).toEqual(['records-rebuilt']);
  }, 20_000);
});

describe('the log in IndexedDB', () => {
  const putRaw = async (row: unknown) => {
    const { database } = kept();
    await (await database()).add('log', row as never);
  };

  it('leaves out rows that are torn or that nobody knows, and keeps the others in order', async () => {
    const { log } = wake();
    await log.append(facts.slice(0, 2));
    for (const row of [null, 7, {}, { type: 'alive' }, { type: 'front-seen', stamp: stamp(3) }, 'x']) await putRaw(row);
    await putRaw({ type: 'from-the-future', stamp: stamp(3) });
    await putRaw({ ...at(4, alive), stamp: { atMs: Number.NaN, monoMs: 0, life: 'a' } });
    await log.append(facts.slice(2));
    expect(await log.readAll()).toEqual(facts);
  });

  it('is written `strict` at each change, the checkpoint `relaxed`', async () => {
    const asked: string[] = [];
    const { transaction } = IDBDatabase.prototype;
    IDBDatabase.prototype.transaction = function (names, mode, options) {
      if (mode === 'readwrite') asked.push(`${[names].flat().join('+')} ${options?.durability}`);
      return transaction.call(this, names, mode, options);
    };
    try {
      const stores = wake();
      await stores.log.append(facts);
      await stores.checkpoint.write(stamp(1));
      await stores.log.finish(pilot);
    } finally {
      IDBDatabase.prototype.transaction = transaction;
    }
    // The first is the new database, which is filled before anything else.
    expect(asked).toEqual(['meetings+about strict', 'log strict', 'checkpoint relaxed', 'log+meetings strict']);
  });

  it('finishes a meeting also when the mirror is full', async () => {
    const stores = wake();
    await stores.log.append(facts);
    local.refuses = 'writing';
    await stores.log.finish(pilot);
    expect(await stores.meetings.get(pilot.id)).toEqual(pilot);
    expect(await stores.log.readAll()).toEqual([]);
  });

  it('refuses, and harms nothing, where a newer version of ours has been', async () => {
    await wake().log.append(facts);
    await new Promise<void>((done, failed) => {
      const newer = indexedDB.open(DATABASE_NAME, 99);
      newer.onsuccess = () => {
        newer.result.close();
        done();
      };
      newer.onerror = () => failed(newer.error);
    });
    await expect(wake().log.readAll()).rejects.toThrow();
    await expect(wake().log.append(facts)).rejects.toThrow();
  });
});
