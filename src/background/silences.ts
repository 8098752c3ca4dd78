import { hasBeenSilent } from '../core/attention/silence.ts';
import type { Fact, LoggedFact } from '../core/focus/facts.ts';
import type { Stamp } from '../core/time/stamp.ts';

/** The worker was not there for a while: when it was seen last, and what became true when it was there again. */
type Silence = readonly [LoggedFact, LoggedFact];

/**
 * Notices when the worker was not there for a while: the machine slept, or everything stood still. That is noticed at
 * once, but turns that were asked for before may still wait: each silence is kept until facts come that are later.
 */
export class Silences {
  /** The last moment at which this life of the worker was surely there. */
  #thereAt: Stamp | null = null;
  #noticed: Silence[] = [];

  get areTold(): boolean {
    return this.#noticed.length === 0;
  }

  /** The worker is there; false: it was not, a while before. What is asked late about an earlier moment changes nothing. */
  there(now: Stamp): boolean {
    const last = this.#thereAt;
    if (last !== null && last.life === now.life && now.monoMs < last.monoMs) return true;
    this.#thereAt = now;
    if (last === null) return true;
    const how = hasBeenSilent(last, now);
    if (how === 'no') return true;
    const after: Fact = how === 'asleep' ? { type: 'alive' } : { type: 'sight-lost', fromMs: last.atMs };
    this.#noticed.push([
      { type: 'alive', stamp: last },
      { ...after, stamp: now },
    ]);
    return false;
  }

  /** The facts of those that were over by then; they stay. */
  until({ life, monoMs }: Stamp): LoggedFact[] {
    return this.#noticed.filter(([, { stamp }]) => stamp.life !== life || stamp.monoMs <= monoMs).flat();
  }

  /** Takes the facts of those that were over by then; the next to ask gets none of them. */
  take(stamp: Stamp): LoggedFact[] {
    const facts = this.until(stamp);
    this.#noticed = this.#noticed.filter(([first]) => !facts.includes(first));
    return facts;
  }

  /** No meeting is on that they would be in. */
  forget(): void {
    this.#noticed = [];
  }
}
