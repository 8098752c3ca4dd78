import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { beBrowser, local, session } from '../../fakes/web-extension.ts';

beBrowser();
const { tornLogCare } = await import('../../../src/platform/differences/torn-log.ts');

/** How much was written in scratch databases since the test began. */
let scratchBytes = 0;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'], shouldAdvanceTime: true, advanceTimeDelta: 50 });
  globalThis.indexedDB = new IDBFactory();
  local.items.clear();
  session.items.clear();
  scratchBytes = 0;
  const { put } = IDBObjectStore.prototype;
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...args) {
    if (args[0] instanceof Uint8Array) scratchBytes += args[0].byteLength;
    return put.apply(this, args);
  });
  return () => {
    vi.useRealTimers();
    vi.restoreAllMocks();
  };
});

const nothing = async () => undefined;

/** The browser ends, somehow, and is started again. */
const restart = () => session.items.clear();
const settle = async () => {
  await vi.advanceTimersByTimeAsync(15_000);
};

describe('the care for a torn log', () => {
  it('has nothing to do at a first start', async () => {
    expect(await tornLogCare(0).mend(nothing)).toBe(false);
    expect(scratchBytes).toBe(0);
  });

  it('leaves the log behind, with more than four megabytes, after an end within a burst of writes', async () => {
    const before = tornLogCare(0);
    await before.mend(nothing);
    before.noteWrite();
    await vi.advanceTimersByTimeAsync(1_000);
    restart();
    expect(await tornLogCare(0).mend(nothing)).toBe(true);
    expect(scratchBytes).toBeGreaterThan(4 * 1024 * 1024);
    expect((await indexedDB.databases()).map((each) => each.name)).toEqual([]);
  });

  it('has nothing to do when all was quiet before the end', async () => {
    const before = tornLogCare(0);
    await before.mend(nothing);
    before.noteWrite();
    await settle();
    restart();
    expect(await tornLogCare(0).mend(nothing)).toBe(false);
  });

  it('is once a run of the browser, also when the worker is stopped in mid-meeting', async () => {
    const before = tornLogCare(0);
    await before.mend(nothing);
    before.noteWrite();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(await tornLogCare(0).mend(nothing)).toBe(false);
  });

  it('is taken up again by the next life of the worker when this one is stopped over it', async () => {
    local.items.set('unsettled', true);
    const stopped = tornLogCare(0);
    stopped.noteWrite();
    await settle();
    expect(local.items.get('unsettled')).toBe(true);
    expect(await tornLogCare(0).mend(nothing)).toBe(true);
  });

  it('says once that something is being written, not at every write', async () => {
    const set = vi.spyOn(local, 'set');
    const care = tornLogCare(0);
    await care.mend(nothing);
    for (let second = 0; second < 60; second++) {
      care.noteWrite();
      await vi.advanceTimersByTimeAsync(1_000);
    }
    expect(set).toHaveBeenCalledTimes(1);
    await settle();
    expect(local.items.get('unsettled')).toBe(false);
  });

  it('is needed as well when the browser loses the open database', async () => {
    const care = tornLogCare(0);
    await care.mend(nothing);
    care.noteLoss();
    await vi.waitFor(() => expect(scratchBytes).toBeGreaterThan(4 * 1024 * 1024), { timeout: 20_000 });
  });
});
