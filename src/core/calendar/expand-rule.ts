import { completed, dayFilter } from './day-filter.ts';
import { DAY_MS, dateOf, dayAt, dayOf, daysInMonth, daysInYear, mod, weekdayOf } from './days.ts';
import { expandWithinDay } from './expand-within-day.ts';
import type { WorkBudget } from './limits.ts';
import type { RecurrenceRule } from './recurrence-rule.ts';
import { atPositions, timesOfDay } from './times-of-day.ts';

/**
 * The instances of a rule that start in the half-open range, in order and without doubles; all in local ms.
 *
 * The start is an instance even where the rule does not match it, and counts as the first (RFC 5545 3.8.5.3). A day that
 * does not exist (31 April, 29 February) is left out, where the rule says nothing else. Periods before the range are jumped over by arithmetic, also with
 * COUNT where each period has as many instances as any other; else they are counted one by one.
 *
 * @param untilMs the last moment that an instance may start, inclusive
 * @param isOnlyRule false: another rule may be why there is the start, which counts only where this one matches it too
 * @param shownFromMs from where on instances count towards those that can be shown; rules within a day stop at more
 * @throws TooMuchWork
 */
export function expandRule(
  rule: RecurrenceRule,
  startMs: number,
  untilMs: number,
  fromMs: number,
  toMs: number,
  budget: WorkBudget,
  shownFromMs = fromMs,
  isOnlyRule = true,
): number[] {
  const endMs = Math.min(toMs, untilMs + 1);
  const found: number[] = [];
  // A start after UNTIL is still what was written down, whatever it is for.
  if (startMs >= fromMs && startMs < toMs) found.push(startMs);
  if (endMs <= startMs || (rule.count === 1 && isOnlyRule)) return found;
  if (rule.frequency === 'HOURLY' || rule.frequency === 'MINUTELY' || rule.frequency === 'SECONDLY') {
    expandWithinDay(rule, startMs, fromMs, endMs, shownFromMs, budget, found);
    return found;
  }
  const periods = new Periods(rule, startMs, budget);
  const nearest = Math.max(0, periods.indexAt(fromMs) - 1);
  let k = nearest;
  let seen = isOnlyRule || periods.at(0).includes(startMs) ? 1 : 0;
  let last = startMs;
  if (rule.count !== null && nearest > 0) {
    const each = perPeriod(rule, startMs);
    if (each > 0) seen += periods.at(0).filter((ms) => ms > startMs).length + (nearest - 1) * each;
    else k = 0;
  }
  for (; ; k++) {
    if (periods.startOf(k) >= endMs) return found;
    for (const ms of periods.at(k)) {
      // A day that was moved forward may be the next period's own.
      if (ms <= last) continue;
      last = ms;
      if (ms >= endMs || (rule.count !== null && ++seen > rule.count)) return found;
      if (ms >= fromMs) found.push(ms);
    }
  }
}

/** How many instances each period after the first has, or 0 where that differs from one to the next. */
function perPeriod(rule: RecurrenceRule, startMs: number): number {
  const times = timesOfDay(rule, startMs).length;
  const { frequency, byDay, byMonthDay } = rule;
  if (rule.bySetPos.length + rule.byMonth.length + rule.byYearDay.length + rule.byWeekNo.length > 0) return 0;
  if (frequency === 'DAILY') return byDay.length + byMonthDay.length === 0 ? times : 0;
  if (frequency === 'WEEKLY')
    return byMonthDay.length === 0 ? times * Math.max(1, new Set(byDay.map((d) => d.weekday)).size) : 0;
  const { month, dayOfMonth } = dateOf(dayAt(startMs));
  if (frequency === 'YEARLY')
    return byDay.length + byMonthDay.length === 0 && !(month === 2 && dayOfMonth === 29) ? times : 0;
  if (byDay.length === 0) {
    const days = byMonthDay.length === 0 ? [dayOfMonth] : byMonthDay;
    // 1 and -31 may be the same day in one month and not in another.
    return days.every((d) => d > 0 && d <= 28) ? times * days.length : 0;
  }
  const only = byDay.length === 1 ? byDay[0] : undefined;
  return only && byMonthDay.length === 0 && only.nth !== 0 && Math.abs(only.nth) <= 4 ? times : 0;
}

/** The periods of a rule (years, months, weeks or days), numbered from the one that holds the start. */
class Periods {
  readonly #rule: RecurrenceRule;
  readonly #startDay: number;
  readonly #weekZero: number;
  readonly #year: number;
  readonly #month: number;
  readonly #budget: WorkBudget;
  readonly #times: readonly number[];
  readonly #isDayWanted: (day: number) => boolean;

  constructor(rule: RecurrenceRule, startMs: number, budget: WorkBudget) {
    this.#startDay = dayAt(startMs);
    this.#rule = completed(rule, this.#startDay);
    this.#weekZero = this.#startDay - mod(weekdayOf(this.#startDay) - rule.weekStart, 7);
    const { year, month } = dateOf(this.#startDay);
    this.#year = year;
    this.#month = year * 12 + month - 1;
    this.#budget = budget;
    this.#times = timesOfDay(rule, startMs);
    this.#isDayWanted = dayFilter(this.#rule);
  }

  /** The number of the period that a local time falls in, or of the last one before it. */
  indexAt(ms: number): number {
    const day = dayAt(ms);
    const { interval, frequency } = this.#rule;
    if (frequency === 'DAILY') return Math.floor((day - this.#startDay) / interval);
    if (frequency === 'WEEKLY') return Math.floor((day - this.#weekZero) / (7 * interval));
    const { year, month } = dateOf(day);
    if (frequency === 'MONTHLY') return Math.floor((year * 12 + month - 1 - this.#month) / interval);
    return Math.floor((year - this.#year) / interval);
  }

  startOf(k: number): number {
    return this.#firstDay(k) * DAY_MS;
  }

  /** The instances of a period, in order; those before the start too, since BYSETPOS counts them. */
  at(k: number): number[] {
    const days: number[] = [];
    for (const [first, length] of this.#stretches(this.#firstDay(k))) {
      this.#budget.spend(length);
      for (let day = first; day < first + length; day++) if (this.#isDayWanted(day)) days.push(day);
      if (this.#rule.skip !== 'OMIT') this.#addMoved(first, length, days);
    }
    this.#budget.spend(days.length * this.#times.length);
    const all: number[] = [];
    for (const day of days) for (const time of this.#times) all.push(day * DAY_MS + time);
    return atPositions(all, this.#rule.bySetPos);
  }

  /** Adds the days that stand for those that a month of this stretch does not have (RFC 7529 4.1). */
  #addMoved(first: number, length: number, days: number[]): void {
    const { frequency, byMonth, byMonthDay, byDay, skip } = this.#rule;
    if (frequency !== 'MONTHLY' && frequency !== 'YEARLY') return;
    for (let month = first; month < first + length; ) {
      const date = dateOf(month);
      const next = month + daysInMonth(date.year, date.month);
      const isMissing = byMonthDay.some((wanted) => wanted > next - month);
      const moved = skip === 'BACKWARD' ? next - 1 : next;
      const isWeekday = byDay.length === 0 || byDay.some(({ weekday }) => weekday === weekdayOf(moved));
      const isMonth = byMonth.length === 0 || byMonth.includes(date.month);
      if (isMissing && isMonth && isWeekday && !days.includes(moved)) days.push(moved);
      month = next;
    }
    days.sort((a, b) => a - b);
  }

  #firstDay(k: number): number {
    const { interval, frequency } = this.#rule;
    if (frequency === 'DAILY') return this.#startDay + k * interval;
    if (frequency === 'WEEKLY') return this.#weekZero + k * interval * 7;
    const month = frequency === 'MONTHLY' ? this.#month + k * interval : (this.#year + k * interval) * 12;
    return dayOf(Math.floor(month / 12), mod(month, 12) + 1, 1);
  }

  /** The days of a period that are worth a look: first day and how many. */
  #stretches(first: number): (readonly [first: number, length: number])[] {
    const { frequency, byMonth } = this.#rule;
    if (frequency === 'DAILY') return [[first, 1]];
    if (frequency === 'WEEKLY') return [[first, 7]];
    const { year, month } = dateOf(first);
    if (frequency === 'MONTHLY') return [[first, daysInMonth(year, month)]];
    if (byMonth.length === 0) return [[first, daysInYear(year)]];
    return byMonth.map((each) => [dayOf(year, each, 1), daysInMonth(year, each)] as const);
  }
}
