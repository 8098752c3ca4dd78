/** What can go wrong in the middle of a meeting. */
export const FAULTS = ['worker', 'browser', 'reload', 'clock', 'sleep', 'held'] as const;
export type FaultName = (typeof FAULTS)[number];

export const WORDS: Readonly<Record<FaultName | 'none', string>> = {
  worker: 'worker or event page stopped',
  browser: 'browser killed, started again',
  reload: 'extension reloaded',
  clock: 'wall clock set',
  sleep: 'sleep, monotonic clock stands still',
  held: 'sleep, monotonic clock runs on',
  none: '(no fault: a tab is switched)',
};

/** By how much a stretch may be off from what was played, ms. For a killed browser: unseen more than could not be seen. */
export const BARS_MS: Readonly<Record<FaultName | 'none', number>> = {
  worker: 500,
  browser: 2_000,
  reload: 1_000,
  clock: 1_000,
  sleep: 1_000,
  held: 1_000,
  none: 1_000,
};

export type Place = 'call' | 'listed' | 'other';

/** One turn of a played meeting: go to a place, stay, let something go wrong, stay. */
export interface Turn {
  readonly place: Place;
  readonly beforeMs: number;
  readonly fault: FaultName;
  /** By how much the clock is set, how long the machine sleeps, or how long the browser stays away, ms. */
  readonly ms: number;
  readonly afterMs: number;
}

/** Numbers from 0 to 1 that a seed decides (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Half of the faults are a stopped worker, by far the most frequent in life. */
const WEIGHTS: Readonly<Record<FaultName, number>> = { worker: 10, browser: 2, reload: 2, clock: 2, sleep: 2, held: 2 };
const PLACES: readonly Place[] = ['call', 'listed', 'other'];
const STEPS_MS = [-3_600_000, -60_000, -5_000, -800, 800, 5_000, 60_000, 3_600_000];
const SLEEPS_MS = [5_000, 40_000, 600_000, 9 * 3_600_000];

/** So many turns, each with one fault of those that are possible. */
export function planTurns(count: number, chance: () => number, possible: readonly FaultName[]): Turn[] {
  const pick = <T>(of: readonly T[]): T => of[Math.floor(chance() * of.length)] as T;
  const weighted = possible.flatMap((fault) => Array.from({ length: WEIGHTS[fault] }, () => fault));
  const lengths: Readonly<Record<FaultName, () => number>> = {
    worker: () => 0,
    browser: () => Math.round(chance() * 2_000),
    reload: () => 0,
    clock: () => pick(STEPS_MS),
    sleep: () => pick(SLEEPS_MS),
    held: () => 5_000 + Math.round(chance() * 3_000),
  };
  let last: Place = 'call';
  return Array.from({ length: count }, (_, turn) => {
    // The first fault of a meeting is a stopped worker where that is possible: it has to be common.
    const fault = turn === 0 && possible.includes('worker') ? 'worker' : pick(weighted);
    // An extension that is reloaded takes its own page with it; the test opens it again, which is a page like any other.
    const place = fault === 'reload' && last !== 'other' ? 'other' : pick(PLACES.filter((each) => each !== last));
    const isReload = fault === 'reload' && place !== 'other';
    last = place;
    const real = isReload ? 'worker' : fault;
    // A killed browser may take a second with it: what is shorter could not be told from nothing.
    const stayMs = (real === 'browser' ? 1_600 : 600) + Math.round(chance() * 1_000);
    const beforeMs = real !== 'browser' && chance() < 0.5 ? 0 : stayMs;
    return { place, beforeMs, fault: real, ms: lengths[real](), afterMs: 1_300 + Math.round(chance() * 900) };
  });
}
