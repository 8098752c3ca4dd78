import { NO_UID } from './uid-mark.ts';
import { isNewer, type Version } from './version.ts';

/**
 * The events that were passed over: where one is newer than an entry of the same UID, the entry does not hold any more.
 * Kept as bare numbers and compared when all is read: there are ten years of them and some hundred entries.
 */
export class PassedOver {
  readonly #uids: number[] = [];
  readonly #sequences: number[] = [];
  readonly #stamps: number[] = [];
  readonly #orders: number[] = [];

  add(uid: number, sequence: number, stamp: number, order: number): void {
    this.#uids.push(uid);
    this.#sequences.push(sequence);
    this.#stamps.push(stamp);
    this.#orders.push(order);
  }

  /** The newest that was passed over of each of these UIDs. */
  newestOf(uids: ReadonlySet<number>): ReadonlyMap<number, Version> {
    const newest = new Map<number, Version>();
    for (let i = 0; i < this.#uids.length; i++) {
      const uid = this.#uids[i] ?? NO_UID;
      if (!uids.has(uid)) continue;
      const version = { sequence: this.#sequences[i] ?? 0, stamp: this.#stamps[i] ?? 0, order: this.#orders[i] ?? 0 };
      const known = newest.get(uid);
      if (!known || isNewer(version, known)) newest.set(uid, version);
    }
    return newest;
  }
}
