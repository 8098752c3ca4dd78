import { DAY_MS, HOUR_MS, MINUTE_MS, mod, SECOND_MS } from './days.ts';
import type { RecurrenceRule } from './recurrence-rule.ts';

/** A list of a rule, or what the start says where the rule has none. */
export const orStart = (list: readonly number[], ofStart: number): readonly number[] =>
  list.length > 0 ? list : [ofStart];

/** The hour, minute and second that a local time shows. */
export function clockOf(localMs: number): { readonly hour: number; readonly minute: number; readonly second: number } {
  const time = mod(localMs, DAY_MS);
  return {
    hour: Math.floor(time / HOUR_MS),
    minute: Math.floor(time / MINUTE_MS) % 60,
    second: Math.floor(time / SECOND_MS) % 60,
  };
}

/** BYSECOND=60, the leap second, is the second before it here. */
export const secondsOf = (rule: RecurrenceRule, ofStart: number): readonly number[] => [
  ...new Set(orStart(rule.bySecond, ofStart).map((second) => Math.min(59, second))),
];

/** The times of day, as ms after midnight and in order, at which a rule of days or longer puts its instances. */
export function timesOfDay(rule: RecurrenceRule, startMs: number): number[] {
  const { hour, minute, second } = clockOf(startMs);
  const times: number[] = [];
  for (const h of orStart(rule.byHour, hour)) {
    for (const m of orStart(rule.byMinute, minute)) {
      for (const s of secondsOf(rule, second)) times.push(h * HOUR_MS + m * MINUTE_MS + s * SECOND_MS);
    }
  }
  return times;
}

/** BYSETPOS: which of a period's instances count; all of them where it is not given. */
export function atPositions(all: number[], positions: readonly number[]): number[] {
  if (positions.length === 0) return all;
  const kept = new Set<number>();
  for (const position of positions) {
    const at = all[position > 0 ? position - 1 : all.length + position];
    if (at !== undefined) kept.add(at);
  }
  return [...kept].sort((a, b) => a - b);
}
