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

/**
 * Sixteen days: no zone changed its clocks there and back within less (the shortest were the summers broken for Ramadan,
 * 29 days), so that a span with the same offset at both ends has it throughout.
 */
const SPAN_MS = 16 * DAY_MS;
/** Spans that are remembered for one zone: two centuries. */
const MAX_SPANS = 5_000;

interface Span {
  readonly before: number;
  readonly after: number;
  /** The moment from which `after` holds. */
  readonly changeMs: number;
}

/** Remembers a costly zone's offsets by spans of days: most have one offset, and a change is looked for once. */
export function rememberingZone(offsetAt: (utcMs: number) => number): Zone {
  const spans = new Map<number, Span>();
  const look = (startMs: number): Span => {
    const before = offsetAt(startMs);
    const after = offsetAt(startMs + SPAN_MS);
    if (before === after) return { before, after, changeMs: startMs };
    // Clocks change on whole minutes of UTC since 1972.
    let low = 0;
    let high = SPAN_MS / MINUTE_MS;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (offsetAt(startMs + middle * MINUTE_MS) === before) low = middle;
      else high = middle;
    }
    return { before, after, changeMs: startMs + high * MINUTE_MS };
  };
  let lastNumber = Number.NaN;
  let last: Span = { before: 0, after: 0, changeMs: 0 };
  return {
    offsetAt(utcMs) {
      const number = Math.floor(utcMs / SPAN_MS);
      if (number !== lastNumber) {
        let known = spans.get(number);
        if (!known) {
          if (spans.size >= MAX_SPANS) spans.clear();
          known = look(number * SPAN_MS);
          spans.set(number, known);
        }
        lastNumber = number;
        last = known;
      }
      return utcMs < last.changeMs ? last.before : last.after;
    },
  };
}
