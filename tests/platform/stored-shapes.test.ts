import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it } from 'vitest';
import { unpackRecord } from '../../src/core/attention/pack.ts';
import { DEFAULT_SETTINGS } from '../../src/core/settings/settings.ts';
import { beBrowser, local } from '../fakes/web-extension.ts';
import first from '../fixtures/stored/database-1.json' with { type: 'json' };
import second from '../fixtures/stored/database-2.json' with { type: 'json' };
import stored from '../fixtures/stored/local.json' with { type: 'json' };

beBrowser();
const { kept } = await import('../../src/platform/kept.ts');
const { factLog } = await import('../../src/platform/fact-log.ts');
const { checkpoint } = await import('../../src/platform/checkpoint.ts');
const { meetingStore } = await import('../../src/platform/meeting-store.ts');
const { occurrenceStore } = await import('../../src/platform/occurrence-store.ts');
const { DATABASE_NAME } = await import('../../src/platform/database.ts');
const { journalStore, noticeStore, currentSettings } = await import('../../src/platform/local-stores.ts');

/*
 * What people have on their disks: written down when a shape was new, and never changed. What lies in `storage.session`
 * (the live state, the notes on calls) has no earlier shapes: it goes with every update of the extension.
 */
beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
  local.items.clear();
});

interface Left {
  readonly version: number;
  readonly log: readonly object[];
  /** Key and value. */
  readonly checkpoint: readonly (readonly unknown[])[];
  readonly meetings: readonly object[];
  readonly occurrences: readonly object[];
  readonly calendarFiles?: readonly (readonly unknown[])[];
}

/** A database as a version before this one left it. */
function leave(left: Left): Promise<void> {
  return new Promise((done) => {
    const opening = indexedDB.open(DATABASE_NAME, left.version);
    opening.onupgradeneeded = () => {
      const made = opening.result;
      made.createObjectStore('log', { autoIncrement: true });
      made.createObjectStore('checkpoint');
      made.createObjectStore('meetings', { keyPath: 'id' }).createIndex('start', 'startedAtMs');
      made.createObjectStore('occurrences', { keyPath: 'calendarId' });
      if (left.version >= 2) made.createObjectStore('calendarFiles');
    };
    opening.onsuccess = () => {
      const made = opening.result;
      const tx = made.transaction([...made.objectStoreNames], 'readwrite');
      for (const row of left.log) tx.objectStore('log').add(row);
      for (const [key, row] of left.checkpoint) tx.objectStore('checkpoint').put(row, key as string);
      for (const row of left.meetings) tx.objectStore('meetings').put(row);
      for (const row of left.occurrences) tx.objectStore('occurrences').put(row);
      for (const [key, row] of left.calendarFiles ?? [])
        tx.objectStore('calendarFiles').put(Uint8Array.from(row as number[]), key as string);
      tx.oncomplete = () => {
        made.close();
        done();
      };
    };
  });
}

describe.each([first, second])('a database of version $version', (left) => {
  it('opens with all that was in it: facts, checkpoint, records and calendars', async () => {
    await leave(left);
    local.items.set('generation', 1);
    const { database, mirror, notices } = kept();
    const facts = await factLog(database, mirror).readAll();
    expect(facts.map((each) => each.type)).toEqual(left.log.map((each) => each.type));
    for (const [at, fact] of facts.entries()) expect(fact).toMatchObject(left.log[at] ?? {});
    expect(await checkpoint(database).read()).toEqual(left.checkpoint[0]?.[1]);
    const records = await meetingStore(database, mirror).between(0, Number.MAX_SAFE_INTEGER);
    expect(records).toEqual(left.meetings.map(unpackRecord));
    expect(records).toMatchObject([{ id: 'old', meeting: { title: 'Pilot' }, saidPresentShare: 0.7 }]);
    expect(await occurrenceStore(database).all()).toEqual(left.occurrences[0]?.occurrences);
    // It was there all along: nothing was lost, so nothing is told.
    expect(await notices.read()).toEqual([]);
  });
});

it('a calendar file that version 2 kept is kept', async () => {
  await leave(second);
  const file = await (await kept().database()).get('calendarFiles', 'f1');
  expect([...(file ?? [])]).toEqual([31, 139, 8]);
});

describe('what lies in `storage.local`', () => {
  it.each(stored.settings.of.map((each, version) => [version + 1, each] as const))(
    'settings, shape %i: every choice holds, what came later has its default',
    async (_, settings) => {
      local.items.set('settings', settings);
      expect(await currentSettings()).toEqual({
        ...DEFAULT_SETTINGS,
        ...settings,
        hush: { ...DEFAULT_SETTINGS.hush, ...('hush' in settings ? settings.hush : {}) },
      });
    },
  );

  it('the journal and the notices', async () => {
    local.items.set('journal', stored.journal);
    local.items.set('notices', stored.notices);
    expect(await journalStore().read()).toEqual(stored.journal);
    expect(await noticeStore().read()).toEqual(stored.notices);
  });

  it('a notice of a version to come loses only itself', async () => {
    local.items.set('notices', [...stored.notices, 'from-the-future']);
    expect(await noticeStore().read()).toEqual(stored.notices);
  });

  it.each(stored.mirrored.map((row, shape) => [shape + 1, row] as const))(
    'a mirrored record, shape %i: comes back when the database is lost',
    async (_, row) => {
      local.items.set('generation', 1);
      local.items.set('record:old', row);
      const { database, mirror, notices } = kept();
      const [only] = await meetingStore(database, mirror).between(0, Number.MAX_SAFE_INTEGER);
      expect(only).toEqual(unpackRecord(first.meetings[0]));
      expect(await notices.read()).toEqual(['records-rebuilt']);
    },
  );
});
