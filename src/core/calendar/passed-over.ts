import { isNewer, type Version } from './version.ts';

/** Numbers for each event: the mark of its UID (of a change its instance's), SEQUENCE, DTSTAMP, place in the feed. */
const ROW = 4;
const SIEVE = 4_096;

/**
 * The events that were passed over: where one is newer than an entry of the same UID, or of the same instance of it, the
 * entry does not hold any more. Kept as bare numbers and compared when all is read: there are ten years of them and some
 * hundred entries.
 */
export class PassedOver {
  #rows = new Float64Array(ROW * 1_024);
  #length = 0;

  add(uid: number, sequence: number, stamp: number, order: number): void {
    const at = this.#length;
    this.#length = at + ROW;
    const rows = this.#rows.length === at ? this.#grown() : this.#rows;
    rows[at] = uid;
    rows[at + 1] = sequence;
    rows[at + 2] = stamp;
    rows[at + 3] = order;
  }

  /** The newest that was passed over of each of these marks. */
  newestOf(uids: ReadonlySet<number>): ReadonlyMap<number, Version> {
    const newest = new Map<number, Version>();
    const rows = this.#rows;
    // Most are none of them: that is told by twelve bits, without asking the set.
    const may = new Uint8Array(SIEVE);
    for (const uid of uids) may[uid % SIEVE] = 1;
    for (let at = 0; at < this.#length; at += ROW) {
      const uid = rows[at] as number;
      if (may[uid % SIEVE] === 0 || !uids.has(uid)) continue;
      const [sequence = 0, stamp = 0, order = 0] = rows.subarray(at + 1, at + ROW);
      const version = { sequence, stamp, order };
      const known = newest.get(uid);
      if (!known || isNewer(version, known)) newest.set(uid, version);
    }
    return newest;
  }

  #grown(): Float64Array {
    const rows = new Float64Array(2 * this.#rows.length);
    rows.set(this.#rows);
    this.#rows = rows;
    return rows;
  }
}
