import { dayFilter } from './day-filter.ts';
import { DAY_MS, dayAt, HOUR_MS, MINUTE_MS, SECOND_MS } from './days.ts';
import { MAX_SERIES_OCCURRENCES, type WorkBudget } from './limits.ts';
import type { RecurrenceRule } from './recurrence-rule.ts';
import { atPositions, clockOf, orStart, secondsOf } from './times-of-day.ts';

const UNIT_MS: Partial<Record<RecurrenceRule['frequency'], number>> = {
  HOURLY: HOUR_MS,
  MINUTELY: MINUTE_MS,
  SECONDLY: SECOND_MS,
};

/**
 * Rules of hours, minutes and seconds, added to `found` in order. A day, hour or minute that the rule leaves out is
 * passed over in one step, so that a rule of seconds costs what it gives. It stops at more than can be shown.
 *
 * @throws TooMuchWork
 */
export function expandWithinDay(
  rule: RecurrenceRule,
  startMs: number,
  fromMs: number,
  endMs: number,
  shownFromMs: number,
  budget: WorkBudget,
  found: number[],
): void {
  let shown = 0;
  const unitMs = UNIT_MS[rule.frequency] ?? HOUR_MS;
  const stepMs = rule.interval * unitMs;
  const zeroMs = Math.floor(startMs / unitMs) * unitMs;
  const offsets = offsetsInPeriod(rule, startMs);
  const missUntil = gapFinder(rule);
  const nearest = Math.max(0, Math.floor((fromMs - zeroMs) / stepMs));
  let k = nearest;
  let seen = 1;
  if (rule.count !== null && nearest > 0) {
    // Without filters each period is like the others; with them all are walked and counted.
    if (missUntil === null) {
      seen += offsets.filter((offset) => zeroMs + offset > startMs).length + (nearest - 1) * offsets.length;
    } else k = 0;
  }
  while (zeroMs + k * stepMs < endMs && shown <= MAX_SERIES_OCCURRENCES) {
    budget.spend(1 + offsets.length);
    const periodMs = zeroMs + k * stepMs;
    const nextMs = missUntil?.(periodMs) ?? null;
    if (nextMs !== null) {
      k = Math.max(k + 1, Math.ceil((nextMs - zeroMs) / stepMs));
      continue;
    }
    for (const offset of offsets) {
      const ms = periodMs + offset;
      if (ms <= startMs || ms >= endMs) continue;
      if (rule.count !== null && ++seen > rule.count) return;
      if (ms >= fromMs) found.push(ms);
      if (ms >= shownFromMs) shown++;
    }
    k++;
  }
}

/** Where in each period the instances are, ms after its start. */
function offsetsInPeriod(rule: RecurrenceRule, startMs: number): number[] {
  const { minute, second } = clockOf(startMs);
  const minutes = rule.frequency === 'HOURLY' ? orStart(rule.byMinute, minute) : [0];
  const seconds = rule.frequency === 'SECONDLY' ? [0] : secondsOf(rule, second);
  const all: number[] = [];
  for (const m of minutes) for (const s of seconds) all.push(m * MINUTE_MS + s * SECOND_MS);
  return atPositions(all, rule.bySetPos);
}

/** A function that says until when a rule's filters leave out all that follows a moment, or null; null without filters. */
function gapFinder(rule: RecurrenceRule): ((ms: number) => number | null) | null {
  const { frequency, byHour } = rule;
  const byMinute = frequency === 'HOURLY' ? [] : rule.byMinute;
  const bySecond = frequency === 'SECONDLY' ? rule.bySecond : [];
  const hasDays = rule.byDay.length + rule.byMonthDay.length + rule.byYearDay.length + rule.byMonth.length > 0;
  if (!hasDays && byHour.length + byMinute.length + bySecond.length === 0) return null;
  const isDayWanted = dayFilter(rule);
  return (ms) => {
    const { hour, minute, second } = clockOf(ms);
    if (hasDays && !isDayWanted(dayAt(ms))) return (dayAt(ms) + 1) * DAY_MS;
    if (byHour.length > 0 && !byHour.includes(hour)) return (Math.floor(ms / HOUR_MS) + 1) * HOUR_MS;
    if (byMinute.length > 0 && !byMinute.includes(minute)) return (Math.floor(ms / MINUTE_MS) + 1) * MINUTE_MS;
    if (bySecond.length > 0 && !bySecond.includes(second)) return ms + SECOND_MS;
    return null;
  };
}
