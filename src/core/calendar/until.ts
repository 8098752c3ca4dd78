import { DAY_MS, mod, SECOND_MS } from './days.ts';
import { midnightOf, type Placement } from './placement.ts';
import { type RecurrenceRule, readRule } from './recurrence-rule.ts';
import { toLocal, toUtc } from './zone.ts';

interface Bounds {
  /** The last local time that UNTIL allows, inclusive. */
  readonly boundMs: number;
  /** The exact last moment, where UNTIL gives one. */
  readonly lastMs: number | null;
}

/** Where UNTIL ends a series that lies so in time. */
export function boundsOf({ until }: RecurrenceRule, { zone, hasDates, writtenZone }: Placement): Bounds {
  if (!until) return { boundMs: Number.MAX_SAFE_INTEGER, lastMs: null };
  if (writtenZone && until.kind === 'utc') return throughDayOf(toLocal(writtenZone, until.localMs));
  if (hasDates && until.kind === 'utc') {
    const localMs = toLocal(zone, until.localMs);
    // The last day's midnight or last second by the user's clocks, as Outlook and Apple put them in UTC; else as written.
    const isEdge = mod(until.localMs, DAY_MS) !== 0 && mod(localMs + SECOND_MS, DAY_MS) <= SECOND_MS;
    return throughDayOf(isEdge ? localMs : until.localMs);
  }
  if (hasDates || until.kind === 'date') return throughDayOf(until.localMs);
  if (until.kind === 'local') return { boundMs: until.localMs, lastMs: null };
  return { boundMs: toLocal(zone, until.localMs) + DAY_MS, lastMs: until.localMs };
}

const throughDayOf = (localMs: number): Bounds => ({ boundMs: midnightOf(localMs) + DAY_MS - 1, lastMs: null });

/** Whether a local start is within the bounds. */
export const isWithin = (localMs: number, { boundMs, lastMs }: Bounds, { zone }: Placement): boolean =>
  localMs <= boundMs && (lastMs === null || toUtc(zone, localMs) <= lastMs);

/** A series that was taken away from its first instance on has its end before its start: nothing of it is left. */
export function endsBeforeItsStart(rules: readonly string[], place: Placement): boolean {
  const isOver = (text: string): boolean => {
    const rule = readRule(text);
    return rule !== null && !isWithin(place.startLocalMs, boundsOf(rule, place), place);
  };
  return rules.length > 0 && rules.every(isOver);
}
