import { describe, expect, it } from 'vitest';
import type { LoggedFact } from '../../../src/core/focus/facts.ts';
import { isOneClock, lookedUntilMs, missedBetween, missedFromMs } from '../../../src/core/focus/missed.ts';
import type { TabSwitch } from '../../../src/core/ports/browser.ts';

const NOW = { atMs: 100_000, monoMs: 400, life: 'next' };
const SEEN_MS = 95_000;
const turned = (tabId: number, atMs: number): TabSwitch => ({
  atMs,
  tab: { tabId, windowId: 1, host: null, room: null },
});
const told = (...switches: TabSwitch[]) =>
  missedBetween(switches, SEEN_MS, NOW).map(({ stamp, tab }) => [tab.tabId, stamp.atMs, stamp.monoMs, stamp.life]);

describe('what happened between two lives of the worker', () => {
  it('is dated by the clocks of the life that finds it', () => {
    expect(told(turned(7, 96_000), turned(8, 99_900))).toEqual([
      [7, 96_000, -3_600, 'next'],
      [8, 99_900, 300, 'next'],
    ]);
  });

  it('begins where the last life was there the last time, with what was in front then', () => {
    expect(told(turned(4, 93_000), turned(5, 93_500), turned(6, 94_800), turned(7, 97_000))).toEqual([
      [6, SEEN_MS, -4_600, 'next'],
      [7, 97_000, -2_600, 'next'],
    ]);
  });

  it('has each switch once, also one in the instant of the last sign of life, and one in this instant', () => {
    expect(told(turned(5, 94_000), turned(6, SEEN_MS), turned(7, NOW.atMs))).toEqual([
      [6, SEEN_MS, -4_600, 'next'],
      [7, NOW.atMs, 400, 'next'],
    ]);
  });

  it('is nothing that lies ahead, after a clock that was set back', () => {
    expect(told(turned(7, 3_700_000))).toEqual([]);
  });

  it('is asked for from a little before that: the last words may not have been written', () => {
    expect(missedFromMs(SEEN_MS - 60_000, SEEN_MS)).toBe(SEEN_MS - 2_001);
  });

  it('is nothing from before a clock that was set back, until that has passed where it was', () => {
    const seen = (atMs: number, monoMs: number): LoggedFact => ({
      type: 'front-seen',
      front: { is: 'call' },
      isCallVisible: false,
      stamp: { atMs, monoMs, life: 'last' },
    });
    const alive: LoggedFact = { type: 'alive', stamp: { atMs: 97_000, monoMs: 8_000, life: 'last' } };
    expect(lookedUntilMs([seen(90_000, 1_000), seen(95_000, 6_000)])).toBe(95_000);
    expect(lookedUntilMs([seen(90_000, 1_000), seen(95_000, 6_000), alive])).toBe(95_000);
    // Nothing was looked at yet, or nothing is known at all.
    expect(lookedUntilMs([alive])).toBe(97_000);
    expect(lookedUntilMs([])).toBe(0);
    expect(lookedUntilMs([seen(90_000, 1_000), seen(87_000, 3_000)])).toBeGreaterThan(90_000);
  });

  it('and never from before what was written last', () => {
    expect(missedFromMs(SEEN_MS - 500, SEEN_MS)).toBe(SEEN_MS - 501);
  });
});

describe('two moments are of one clock', () => {
  const first = { atMs: 90_000, monoMs: 1_000, life: 'a' };
  const after = (wallMs: number, monoMs: number, life = 'a') =>
    isOneClock(first, { atMs: first.atMs + wallMs, monoMs: first.monoMs + monoMs, life });

  it('where both clocks went on alike, to a tenth of a second', () => {
    expect([after(5_000, 5_000), after(5_100, 5_000), after(4_900, 5_000)]).toEqual([true, true, true]);
  });

  it('and not where one was set, or stood still, nor in another life', () => {
    expect([after(5_101, 5_000), after(4_899, 5_000), after(5_000, 5_000, 'b')]).toEqual([false, false, false]);
  });
});
