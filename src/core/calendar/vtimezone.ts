import { readNamedLine } from './content-line.ts';
import { DAY_MS, dateOf, dayAt, dayOf } from './days.ts';
import { expandRule } from './expand-rule.ts';
import { MAX_DATES, MAX_OBSERVANCES, TooMuchWork, WorkBudget } from './limits.ts';
import { type RecurrenceRule, readRule } from './recurrence-rule.ts';
import { readOffset, readPeriod, readTime } from './values.ts';
import { rememberingZone, type Zone } from './zone.ts';

interface Observance {
  startMs: number | null;
  fromOffset: number | null;
  toOffset: number | null;
  rule: RecurrenceRule | null;
  readonly dates: number[];
}

/**
 * A zone as a feed defines it (RFC 5545 3.6.5), from the unfolded lines of its VTIMEZONE. Null where it has no offsets
 * that can be used. Only yearly rules and dates: real zones have no others, and a rule of seconds would be a bomb.
 */
export function zoneFromFeed(lines: readonly string[]): { readonly tzid: string; readonly zone: Zone | null } {
  let tzid = '';
  let now: Observance | null = null;
  const observances: Observance[] = [];
  for (const text of lines) {
    const line = readNamedLine(text);
    if (!line) continue;
    const { name, value } = line;
    if (name === 'BEGIN') {
      now = /^\s*(STANDARD|DAYLIGHT)\s*$/i.test(value)
        ? { startMs: null, fromOffset: null, toOffset: null, rule: null, dates: [] }
        : now;
    } else if (name === 'END') {
      if (now && observances.length < MAX_OBSERVANCES) observances.push(now);
      now = null;
    } else if (name === 'TZID' && !now) tzid = value.trim();
    else if (!now) continue;
    else if (name === 'DTSTART') now.startMs = readTime(value, null, false)?.localMs ?? null;
    else if (name === 'TZOFFSETFROM') now.fromOffset = readOffset(value);
    else if (name === 'TZOFFSETTO') now.toOffset = readOffset(value);
    else if (name === 'RRULE') now.rule = readRule(value);
    else if (name === 'RDATE') {
      for (const each of value.split(',')) {
        const date = readPeriod(each, null, false)?.start.localMs;
        if (date !== undefined && now.dates.length < MAX_DATES) now.dates.push(date);
      }
    }
  }
  return { tzid, zone: zoneOf(observances) };
}

interface Change {
  /** From when on, UTC. */
  readonly atMs: number;
  readonly offset: number;
}

function zoneOf(observances: readonly Observance[]): Zone | null {
  const whole = observances.flatMap(({ startMs, fromOffset, toOffset, rule, dates }) => {
    if (startMs === null || toOffset === null) return [];
    const from = fromOffset ?? toOffset;
    return [{ startMs, from, to: toOffset, rule: rule?.frequency === 'YEARLY' ? rule : null, dates }];
  });
  const [earliest] = [...whole].sort((a, b) => a.startMs - b.startMs);
  if (!earliest) return null;
  const budget = new WorkBudget();
  return rememberingZone((utcMs) => {
    let last: Change | null = null;
    for (const each of whole) {
      const atMs = lastOnset(each, utcMs, budget);
      if (atMs !== null && (!last || atMs > last.atMs)) last = { atMs, offset: each.to };
    }
    return last?.offset ?? earliest.from;
  });
}

/** When an observance last began at or before a moment, UTC. */
function lastOnset(
  each: { startMs: number; from: number; rule: RecurrenceRule | null; dates: readonly number[] },
  utcMs: number,
  budget: WorkBudget,
): number | null {
  // An onset is written by the clock that it ends.
  const localMs = utcMs + each.from;
  let last: number | null = each.startMs <= localMs ? each.startMs : null;
  for (const date of each.dates) if (date <= localMs && (last === null || date > last)) last = date;
  const { rule } = each;
  if (rule && last !== null) {
    const until = rule.until;
    const untilMs = !until
      ? Number.MAX_SAFE_INTEGER
      : until.kind === 'utc'
        ? until.localMs + each.from
        : until.localMs + (until.kind === 'date' ? DAY_MS - 1 : 0);
    const endMs = Math.min(untilMs, localMs);
    const { year } = dateOf(dayAt(endMs));
    const fromMs = dayOf(year - 1 - rule.interval, 1, 1) * DAY_MS;
    budget.beginSeries();
    try {
      const onset = expandRule(rule, each.startMs, untilMs, fromMs, endMs + 1, budget).at(-1);
      if (onset !== undefined && onset > last) last = onset;
    } catch (error) {
      if (!(error instanceof TooMuchWork)) throw error;
    }
  }
  return last === null ? null : last - each.from;
}
