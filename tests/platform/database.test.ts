import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { troubleOf } from '../../src/core/ports/storage-trouble.ts';
import { DATABASE_NAME, DATABASE_VERSION, database, type OpenDatabase } from '../../src/platform/database.ts';

/** Longer than a busy machine takes to open what nobody blocks. */
const OPENING_MS = 500;

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
});

const fill = async (made: OpenDatabase) => void (await made.put('about', 1, 'generation'));
const make = (more: Partial<Parameters<typeof database>[0]> = {}) => database({ fill, ...more }, OPENING_MS);

/** Opens it as something else does; `holds` lets go of it for nobody. */
function openOther(version: number): Promise<IDBDatabase> {
  return new Promise((done, failed) => {
    const opening = indexedDB.open(DATABASE_NAME, version);
    opening.onsuccess = () => done(opening.result);
    opening.onerror = () => failed(opening.error);
  });
}

/** Keeps a table busy, as a hung disk would, until the answer is called. */
function occupy(database: IDBDatabase, table: string): () => void {
  const store = database.transaction(table, 'readwrite').objectStore(table);
  let isBusy = true;
  const again = () => {
    if (isBusy) store.count().onsuccess = again;
  };
  again();
  return () => {
    isBusy = false;
  };
}

const trouble = (of: Promise<unknown>) => of.then(() => 'none', troubleOf);

describe('a database that another page holds in an older version', () => {
  it('is given up for blocked within the limit, at once from then on, and used when it comes after all', async () => {
    const held = await openOther(1);
    const open = make();
    expect(await trouble(open())).toBe('database-blocked');
    const before = performance.now();
    expect(await trouble(open())).toBe('database-blocked');
    expect(performance.now() - before).toBeLessThan(OPENING_MS);
    held.close();
    await vi.waitFor(async () => expect((await open()).version).toBe(DATABASE_VERSION));
  });
});

describe('a database that answers nothing', () => {
  it('is not waited for, and is written again when it answers', async () => {
    const open = database({ fill }, OPENING_MS, 50);
    const opened = await open();
    const letGo = occupy(await openOther(DATABASE_VERSION), 'checkpoint');
    const stamp = { atMs: 1, monoMs: 1, life: 'a' };
    expect(await trouble((await open()).put('checkpoint', stamp, 'last'))).not.toBe('none');
    letGo();
    await vi.waitFor(async () => expect(await trouble(opened.put('checkpoint', stamp, 'last'))).toBe('none'));
    expect(await opened.get('checkpoint', 'last')).toEqual(stamp);
  });
});

describe('a database that is open here', () => {
  it('is let go of when a newer version of ours wants it, and cannot be opened by this one any more', async () => {
    const open = make();
    await open();
    const newer = await openOther(99);
    expect(newer.version).toBe(99);
    expect(await trouble(open())).toBe('database-newer');
  });

  it('is let go of when it is to be deleted, and made anew', async () => {
    let made = 0;
    const open = make({
      fill: async (opened) => {
        made += 1;
        await fill(opened);
      },
    });
    await open();
    await new Promise<void>((done) => {
      indexedDB.deleteDatabase(DATABASE_NAME).onsuccess = () => done();
    });
    await open();
    expect(made).toBe(2);
  });

  it('tells of every write before it, and of no reading', async () => {
    let writes = 0;
    const open = make({
      onWrite: () => {
        writes += 1;
      },
    });
    const opened = await open();
    const filling = writes;
    await opened.get('checkpoint', 'last');
    await opened.getAll('meetings');
    expect(writes).toBe(filling);
    await opened.put('occurrences', { calendarId: 'own', occurrences: [] });
    await opened.transaction('log', 'readwrite').done;
    expect(writes).toBe(filling + 2);
  });
});

describe('a database that has to be filled', () => {
  it('is filled at the next opening when the first was killed over it', async () => {
    const killed = make({ fill: () => Promise.reject(new Error('killed')) });
    await expect(killed()).rejects.toThrow('killed');
    let isFilled = false;
    await make({
      fill: async (made) => {
        isFilled = true;
        await fill(made);
      },
    })();
    expect(isFilled).toBe(true);
  });

  it('takes as long as that takes: the limit is for the opening alone', async () => {
    const slow = make({
      fill: async (made) => {
        await new Promise((done) => setTimeout(done, OPENING_MS * 2));
        await fill(made);
      },
    });
    expect((await slow()).version).toBe(DATABASE_VERSION);
  });
});

describe('what an error of the database means', () => {
  it.each([
    ['QuotaExceededError', 'disk-full'],
    ['VersionError', 'database-newer'],
    ['TimeoutError', 'database-blocked'],
    ['UnknownError', 'database-damaged'],
    ['AbortError', 'not-writing'],
    ['toString', 'not-writing'],
  ])('%s: %s', (name, means) => {
    expect(troubleOf(new DOMException('', name))).toBe(means);
  });

  it('is said of anything that is thrown', () => {
    for (const thrown of [null, undefined, 'text', 7, {}]) expect(troubleOf(thrown)).toBe('not-writing');
  });
});
