import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Bequest, lastWill } from '../../src/in-page/last-will.ts';

/** A page's own object, and Firefox's view of it from a world of ours: nothing but the way to it. */
const pages = { removed: 0, remove: () => undefined };
const seen = { wrappedJSObject: pages };
const world = globalThis as { window?: unknown };
let ours: ReturnType<typeof setInterval>[];

beforeEach(() => {
  vi.useFakeTimers();
  pages.removed = 0;
  pages.remove = function remove(this: typeof pages) {
    this.removed += 1;
  };
  ours = [];
  // What our world's timers are for, so that they can be ended as Firefox does.
  const { setInterval: set } = globalThis;
  vi.spyOn(globalThis, 'setInterval').mockImplementation(((call: () => void, ms: number) => {
    const timer = set(call, ms);
    ours.push(timer);
    return timer;
  }) as typeof setInterval);
  world.window = { wrappedJSObject: { setTimeout, clearTimeout, Function } };
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
  delete world.window;
});

const endedWithoutAWord = () => ours.forEach(clearInterval);
const will = (bequests: () => readonly Bequest[] = () => [[seen, 'remove']]) => {
  const lift = new AbortController();
  lastWill(lift.signal, bequests);
  return lift;
};

describe('a last will', () => {
  it('is carried out within seconds once nobody puts it off any more', () => {
    will();
    vi.advanceTimersByTime(60_000);
    expect(pages.removed).toBe(0);
    endedWithoutAWord();
    vi.advanceTimersByTime(3_000);
    expect(pages.removed).toBe(1);
  });

  it('is not carried out where everything was given back, however long ago', () => {
    const lift = will();
    lift.abort();
    endedWithoutAWord();
    vi.advanceTimersByTime(60_000);
    expect(pages.removed).toBe(0);
  });

  it('has what was changed in the last moment, where it is written anew', () => {
    let bequests: readonly Bequest[] = [];
    const lift = new AbortController();
    const write = lastWill(lift.signal, () => bequests);
    bequests = [[seen, 'remove']];
    write();
    endedWithoutAWord();
    vi.advanceTimersByTime(3_000);
    expect(pages.removed).toBe(1);
    lift.abort();
    write();
    vi.advanceTimersByTime(60_000);
    expect(pages.removed).toBe(1);
  });

  it('is what it was last asked for, in the page’s own objects', () => {
    let args: readonly unknown[] = [1];
    const called: unknown[][] = [];
    const page = { play: (...given: unknown[]) => called.push(given) };
    will(() => [[{ wrappedJSObject: page }, 'play', ...args, seen]]);
    args = [2];
    vi.advanceTimersByTime(1_000);
    endedWithoutAWord();
    vi.advanceTimersByTime(3_000);
    expect(called).toEqual([[2, pages]]);
  });

  it('bears with a page that has put something of its own in the way', () => {
    pages.remove = null as never;
    expect(() => will()).not.toThrow();
    expect(() => vi.advanceTimersByTime(5_000)).not.toThrow();
  });

  it('is not made where our scripts live on', () => {
    world.window = {};
    const bequests = vi.fn(() => []);
    will(bequests);
    world.window = { wrappedJSObject: { setTimeout: 'an element of the page' } };
    will(bequests);
    expect(bequests).not.toHaveBeenCalled();
  });
});
