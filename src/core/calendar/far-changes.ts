import { type BlockFacts, NO_DATE } from './block-facts.ts';
import { dayOfDate } from './days.ts';
import type { FeedCalendar } from './feed-calendar.ts';
import { NO_UID } from './uid-mark.ts';

/** A change whose text nobody has looked at. */
interface FarChange {
  readonly uid: number;
  readonly bytes: Uint8Array;
  readonly calendar: FeedCalendar;
  /** Its place in the feed. */
  readonly order: number;
}

/**
 * Changes of single instances (RECURRENCE-ID) where neither the instance nor what it became is near the window. They are
 * half of what is kept of a long calendar, and mean something only beside another change of the same series, which
 * they may overrule or which may move their instance, or where its instances are long. Their bytes are set aside until all
 * has come, and most are never read.
 */
export class FarChanges {
  readonly #firstDate: number;
  readonly #lastDate: number;
  readonly #aside: FarChange[] = [];
  /** Series for which they mean something. */
  readonly #meant = new Set<number>();

  /** The dates between which something is near. */
  constructor(firstDate: number, lastDate: number) {
    this.#firstDate = firstDate;
    this.#lastDate = lastDate;
  }

  get count(): number {
    return this.#aside.length;
  }

  /** Whether an event that is wanted was set aside; one that was not tells whether others of its series are to be read. */
  take(bytes: Uint8Array, facts: BlockFacts, calendar: FeedCalendar, order: number): boolean {
    const { uid, recurrence, start, end } = facts;
    const isChange = recurrence !== NO_DATE && !facts.hasRule && !facts.hasExtraDates;
    const isPlain = uid !== NO_UID && start !== NO_DATE && !facts.isUnclear && !facts.isForFuture;
    if (isChange && isPlain && this.#isFar(recurrence, recurrence) && this.#isFar(start, Math.max(start, end))) {
      this.#aside.push({ uid, bytes: bytes.slice(), calendar, order });
      return true;
    }
    const isShort = isPlain && !facts.hasExtraDates && (end === NO_DATE || dayOfDate(end) - dayOfDate(start) <= 1);
    if (recurrence !== NO_DATE || !isShort) this.#meant.add(uid);
    return false;
  }

  /** Those that mean something after all. */
  meant(): readonly FarChange[] {
    return this.#aside.filter(({ uid }) => this.#meant.has(uid));
  }

  #isFar(first: number, last: number): boolean {
    return last < this.#firstDate || first > this.#lastDate;
  }
}
