import type { Clock } from '../../src/core/ports/ports.ts';
import type { Stamp } from '../../src/core/time/stamp.ts';

/** A clock that is set by hand: wall and monotonic time, and the life of the worker that reads them. */
export class HandClock implements Clock {
  atMs: number;
  monoMs = 5_000;
  zoneId: string;
  /** Where the monotonic clock of this life began. */
  #bootMs = 0;
  #lives = 0;

  constructor(atMs: number, zone = 'UTC') {
    this.atMs = atMs;
    this.zoneId = zone;
  }

  now(): Stamp {
    return { atMs: this.atMs, monoMs: this.monoMs - this.#bootMs, life: `life-${this.#lives}` };
  }

  zone(): string {
    return this.zoneId;
  }

  /** Time that everybody is awake for. */
  pass(ms: number): void {
    this.atMs += ms;
    this.monoMs += ms;
  }

  /** Time that the machine sleeps through; on some systems the monotonic clock runs on meanwhile. */
  sleep(ms: number, runsOn = false): void {
    this.atMs += ms;
    if (runsOn) this.monoMs += ms;
  }

  /** Somebody sets the wall clock. */
  set(byMs: number): void {
    this.atMs += byMs;
  }

  /** A new run of the worker: its monotonic clock begins anew. */
  beginLife(): void {
    this.#lives += 1;
    this.#bootMs = this.monoMs;
  }
}
