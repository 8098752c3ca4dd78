import fc from 'fast-check';
import ICAL from 'ical.js';
import { RRuleTemporal } from 'rrule-temporal';
import { describe, expect, it } from 'vitest';
import { DAY_MS, dateOf, dayAt, weekdayOf } from '../../../src/core/calendar/days.ts';
import { expandRule } from '../../../src/core/calendar/expand-rule.ts';
import { TooMuchWork, WorkBudget } from '../../../src/core/calendar/limits.ts';
import { readRule } from '../../../src/core/calendar/recurrence-rule.ts';

/** Always the same rules: a program that is compared with may be wrong about a rare one, and then it is looked at by hand. */
const RUNS = { seed: Number(process.env.SEED ?? 20_260_323), numRuns: Number(process.env.RUNS ?? 150) };

const NEVER = Number.MAX_SAFE_INTEGER;
const DAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];

function instances(rule: string, startMs: number, fromMs: number, toMs: number): number[] {
  const read = readRule(rule);
  if (!read) throw new Error(`no rule: ${rule}`);
  return expandRule(read, startMs, NEVER, fromMs, toMs, new WorkBudget());
}

/** A start on the hour between 2019 and 2026. */
const starts = fc.integer({ min: 17_900 * 24, max: 20_500 * 24 }).map((hours) => hours * 3_600_000);

const several = (min: number, max: number, atMost = 3) =>
  fc.uniqueArray(fc.integer({ min, max }), { minLength: 0, maxLength: atMost });

/** Rules that match their start, since programs differ about a start that does not. */
const synchronized = starts.chain((startMs) => {
  const day = dayAt(startMs);
  const { month, dayOfMonth } = dateOf(day);
  const hour = Math.floor((startMs % DAY_MS) / 3_600_000);
  const weekday = DAYS[weekdayOf(day)] ?? 'MO';
  const withOwn = (own: number, others: number[]) => [...new Set([own, ...others])].sort((a, b) => a - b).join(',');
  const weekdays = fc
    .uniqueArray(fc.constantFrom(...DAYS), { maxLength: 4 })
    .map((others) => `BYDAY=${[...new Set([weekday, ...others])].join(',')}`);
  const months = several(1, 12).map((others) => `BYMONTH=${withOwn(month, others)}`);
  const monthDays = several(1, 28).map((others) => `BYMONTHDAY=${withOwn(dayOfMonth, others)}`);
  const nth = fc.constant(`BYDAY=${Math.ceil(dayOfMonth / 7)}${weekday}`);
  const hours = several(0, 23).map((others) => `BYHOUR=${withOwn(hour, others)}`);
  const some = (...parts: fc.Arbitrary<string>[]) =>
    fc.tuple(...parts.map((part) => fc.option(part, { nil: '' }))).map((given) => given.filter((part) => part !== ''));
  const body = fc.oneof(
    some(weekdays, months, hours).map((parts) => ['FREQ=DAILY', ...parts]),
    some(weekdays, hours).map((parts) => ['FREQ=WEEKLY', ...parts]),
    some(monthDays).map((parts) => ['FREQ=MONTHLY', ...parts]),
    some(nth).map((parts) => ['FREQ=MONTHLY', ...parts]),
    some(monthDays).map((parts) => ['FREQ=YEARLY', `BYMONTH=${month}`, ...parts]),
    fc.constant(['FREQ=YEARLY']),
  );
  const interval = fc.option(fc.integer({ min: 2, max: 5 }), { nil: 1 });
  const count = fc.option(fc.integer({ min: 1, max: 400 }), { nil: null });
  const weekStart = fc.constantFrom('', ';WKST=MO', ';WKST=SU');
  return fc.tuple(body, interval, count, weekStart).map(([parts, n, c, wkst]) => ({
    startMs,
    rule: `${parts.join(';')};INTERVAL=${n}${c === null ? '' : `;COUNT=${c}`}${wkst}`,
  }));
});

/** Up to a year and more after the start, forty days long. */
const windows = fc.integer({ min: 0, max: 400 });

describe('expanding a rule', () => {
  it('gives what ical.js gives by stepping from the start', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(synchronized, windows, ({ startMs, rule }, days) => {
        const fromMs = startMs + days * DAY_MS;
        const toMs = fromMs + 40 * DAY_MS;
        const start = ICAL.Time.fromJSDate(new Date(startMs), true);
        const steps = ICAL.Recur.fromString(rule).iterator(start);
        const expected: number[] = [];
        for (let next = steps.next(); next; next = steps.next()) {
          const ms = next.toJSDate().getTime();
          if (ms >= toMs) break;
          if (ms >= fromMs) expected.push(ms);
        }
        expect(instances(rule, startMs, fromMs, toMs), rule).toEqual(expected);
      }),
      RUNS,
    );
  });

  it('gives what rrule-temporal gives, also by position, week of the year and day of the year', {
    timeout: 60_000,
  }, () => {
    const rules = fc.oneof(
      fc
        .tuple(fc.constantFrom('MO,TU,WE,TH,FR', 'SA,SU', 'TU', 'FR,MO'), several(-3, 3, 2))
        .map(([days, positions]) => {
          const at = positions.filter((n) => n !== 0);
          return `FREQ=MONTHLY;BYDAY=${days}${at.length > 0 ? `;BYSETPOS=${at}` : ''}`;
        }),
      fc.integer({ min: 1, max: 53 }).map((week) => `FREQ=YEARLY;BYWEEKNO=${week};BYDAY=MO,SU`),
      fc.integer({ min: -366, max: 366 }).map((n) => `FREQ=YEARLY;BYYEARDAY=${n === 0 ? 1 : n}`),
      fc.integer({ min: -31, max: -1 }).map((n) => `FREQ=MONTHLY;BYMONTHDAY=${n}`),
      fc.constantFrom(-1, 2, 5).map((n) => `FREQ=YEARLY;BYMONTH=2,11;BYDAY=${n}TH`),
      fc.constantFrom(1, 20, -1).map((n) => `FREQ=YEARLY;BYDAY=${n}MO`),
    );
    fc.assert(
      fc.property(starts, rules, fc.integer({ min: 0, max: 900 }), (startMs, rule, days) => {
        const fromMs = startMs + DAY_MS * (1 + days);
        const toMs = fromMs + 400 * DAY_MS;
        const compact = new Date(startMs).toISOString().replace(/[-:]|\.000/g, '');
        const expected = new RRuleTemporal({ rruleString: `DTSTART:${compact}\nRRULE:${rule}` })
          .between(new Date(fromMs - 1), new Date(toMs - 1), false)
          .map((time) => time.epochMilliseconds);
        expect(instances(rule, startMs, fromMs, toMs), `${rule} from ${compact}`).toEqual(expected);
      }),
      RUNS,
    );
  });

  it('gives the same by jumping to the window as by walking to it', { timeout: 60_000 }, () => {
    const subDaily = fc
      .tuple(fc.constantFrom('HOURLY', 'MINUTELY'), fc.integer({ min: 7, max: 90 }), several(0, 23))
      .map(([frequency, n, hours]) => `FREQ=${frequency};INTERVAL=${n}${hours.length > 0 ? `;BYHOUR=${hours}` : ''}`);
    const any = fc.oneof(synchronized, fc.record({ startMs: starts, rule: subDaily }));
    fc.assert(
      fc.property(any, fc.integer({ min: 0, max: 12 }), ({ startMs, rule }, days) => {
        const toMs = startMs + (days + 3) * DAY_MS;
        const fromMs = toMs - 2 * DAY_MS;
        const walked = instances(rule, startMs, startMs, toMs).filter((ms) => ms >= fromMs);
        // Rules within a day stop at what can be shown: then only as many are compared.
        const jumped = instances(rule, startMs, fromMs, toMs);
        expect(jumped.slice(0, walked.length), rule).toEqual(walked);
      }),
      RUNS,
    );
  });

  it('ends with bounded work where a rule would cost more', () => {
    const startMs = Date.UTC(1900, 0, 1);
    const fromMs = Date.UTC(2026, 2, 23);
    const toMs = fromMs + 14 * DAY_MS;
    const full = (to: number) => Array.from({ length: to }, (_, i) => i).join(',');
    const bomb = `FREQ=YEARLY;BYHOUR=${full(24)};BYMINUTE=${full(60)};BYSECOND=${full(60)};BYDAY=MO,TU,WE,TH,FR,SA,SU`;
    expect(() => instances(bomb, startMs, fromMs, toMs)).toThrow(TooMuchWork);
    expect(() => instances('FREQ=SECONDLY;BYMONTH=1;COUNT=99999999', startMs, fromMs, toMs)).toThrow(TooMuchWork);
    // Without filters even seconds are reckoned, not walked.
    expect(instances('FREQ=SECONDLY;COUNT=99999999999', startMs, fromMs, toMs)[0]).toBe(fromMs);
  });
});
