import type { Instance, InstanceKey } from './instance.ts';
import { LONGEST_SHIFT_MS } from './limits.ts';
import { type Candidate, midnightOf, type Placement, placementOf } from './placement.ts';
import type { TimeValue } from './values.ts';
import { toLocal, toUtc } from './zone.ts';

interface Future {
  readonly fromKey: number;
  readonly candidate: Candidate;
  readonly place: Placement;
  readonly shiftMs: number;
}

/** The instances of a series that stand in the feed by themselves (RECURRENCE-ID). */
export class Overrides {
  readonly #keys = new Set<number>();
  readonly #days = new Set<number>();
  readonly #futures: Future[] = [];
  furthestShiftMs = 0;
  /** One of them would move all later instances by years. */
  hasSlip = false;

  constructor(series: { keyOf(value: TimeValue): InstanceKey }, candidates: readonly Candidate[]) {
    for (const candidate of candidates) {
      const { recurrenceId, isForFuture } = candidate.event;
      if (!recurrenceId) continue;
      const at = series.keyOf(recurrenceId);
      if ('day' in at) this.#days.add(at.day);
      else {
        this.#keys.add(at.key);
        if (isForFuture) this.#addFuture(at.key, candidate);
      }
    }
    this.#futures.sort((a, b) => a.fromKey - b.fromKey);
  }

  has(key: number, day: number): boolean {
    return this.#keys.has(key) || this.#days.has(day);
  }

  /** The instance as the last "this and future" change before it has it; null where none holds. */
  moved(key: number, localMs: number): Omit<Instance, 'original'> | null {
    const future = this.#futures.findLast(({ fromKey }) => fromKey <= key);
    if (!future) return null;
    const { candidate, place, shiftMs } = future;
    const movedMs = (place.hasDates ? midnightOf(localMs) : toLocal(place.zone, key)) + shiftMs;
    const startMs = toUtc(place.zone, movedMs);
    return { candidate, startMs, endMs: place.endOf(movedMs, startMs), isAllDay: place.isAllDay };
  }

  #addFuture(fromKey: number, candidate: Candidate): void {
    const place = placementOf(candidate);
    const originalMs = place.hasDates ? midnightOf(fromKey) : toLocal(place.zone, fromKey);
    const shiftMs = place.startLocalMs - originalMs;
    if (Math.abs(shiftMs) > LONGEST_SHIFT_MS) {
      this.hasSlip = true;
      return;
    }
    this.#futures.push({ fromKey, candidate, place, shiftMs });
    this.furthestShiftMs = Math.max(this.furthestShiftMs, Math.abs(shiftMs) + place.lengthMs);
  }
}
