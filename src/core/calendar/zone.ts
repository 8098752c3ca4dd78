import { DAY_MS, MINUTE_MS } from './days.ts';

/** A time zone: how far its clocks are from UTC at a moment. */
export interface Zone {
  /** Milliseconds east of UTC at a moment (wall ms since 1970 UTC). */
  offsetAt(utcMs: number): number;
}

export const UTC: Zone = { offsetAt: () => 0 };

export const fixedZone = (offsetMs: number): Zone => ({ offsetAt: () => offsetMs });

/** What the zone's clocks show at a moment. */
export const toLocal = (zone: Zone, utcMs: number): number => utcMs + zone.offsetAt(utcMs);

/**
 * The moment at which the zone's clocks show a local time (RFC 5545 3.3.5, and Temporal's `compatible`): of a time that
 * comes twice the first, and a time that is skipped by the clock before the change.
 */
export function toUtc(zone: Zone, localMs: number): number {
  const before = zone.offsetAt(localMs - DAY_MS);
  const after = zone.offsetAt(localMs + DAY_MS);
  const first = localMs - before;
  if (before === after) return first;
  if (zone.offsetAt(first) === before) return first;
  const second = localMs - after;
  return zone.offsetAt(second) === after ? second : first;
}

/** Days that are remembered for one zone; each is a few bytes, and a reading touches some hundreds. */
const MAX_DAYS = 5_000;

interface DayOffsets {
  readonly before: number;
  readonly after: number;
  /** The moment from which `after` holds. */
  readonly changeMs: number;
}

/** Remembers a costly zone's offsets by day: most days have one offset, and a change is looked for once. */
export function rememberingZone(offsetAt: (utcMs: number) => number): Zone {
  const days = new Map<number, DayOffsets>();
  const dayOffsets = (day: number): DayOffsets => {
    const startMs = day * DAY_MS;
    const before = offsetAt(startMs);
    const after = offsetAt(startMs + DAY_MS);
    if (before === after) return { before, after, changeMs: startMs };
    // Clocks change on whole minutes of UTC since 1972.
    let low = 0;
    let high = DAY_MS / MINUTE_MS;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (offsetAt(startMs + middle * MINUTE_MS) === before) low = middle;
      else high = middle;
    }
    return { before, after, changeMs: startMs + high * MINUTE_MS };
  };
  return {
    offsetAt(utcMs) {
      const day = Math.floor(utcMs / DAY_MS);
      let known = days.get(day);
      if (!known) {
        if (days.size >= MAX_DAYS) days.clear();
        known = dayOffsets(day);
        days.set(day, known);
      }
      return utcMs < known.changeMs ? known.before : known.after;
    },
  };
}
