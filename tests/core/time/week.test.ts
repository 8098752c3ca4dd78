import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holds, lengthMs, overlap } from '../../../src/core/time/interval.ts';
import { localDateAt, startOfDayMs } from '../../../src/core/time/local-day.ts';
import { addWeeks, weekBounds, weekDays, weekSearchBounds, weekStartAt } from '../../../src/core/time/week.ts';
import { at } from '../report/records.ts';

const HOUR = 3_600_000;
const zones = [
  'Europe/Berlin',
  'America/New_York',
  'Asia/Tokyo',
  'Pacific/Kiritimati',
  'Etc/GMT+12',
  'America/Sao_Paulo',
];

describe('the week that holds an instant', () => {
  it.each([
    ['a Sunday belongs to the week that began on Monday', '2026-11-22T12:00[Europe/Berlin]', 1, '2026-11-16'],
    [
      'and to the one that begins with it where weeks begin on Sunday',
      '2026-11-22T12:00[Europe/Berlin]',
      7,
      '2026-11-22',
    ],
    ['a Monday begins its own', '2026-11-16T00:00[Europe/Berlin]', 1, '2026-11-16'],
    ['a Saturday ends one that began on Sunday', '2026-11-21T23:59[Asia/Tokyo]', 7, '2026-11-15'],
    ['a year does not end a week', '2027-01-01T09:00[UTC]', 1, '2026-12-28'],
  ])('%s', (_, local, weekStartsOn, weekStart) => {
    const zone = local.slice(local.indexOf('[') + 1, -1);
    expect(weekStartAt(at(local), zone, weekStartsOn)).toBe(weekStart);
  });

  it('is 169 hours long when the clocks go back, 167 when they go forward', () => {
    expect(lengthMs(weekBounds('2026-10-19', 'Europe/Berlin'))).toBe(169 * HOUR);
    expect(lengthMs(weekBounds('2026-03-23', 'Europe/Berlin'))).toBe(167 * HOUR);
    expect(lengthMs(weekBounds('2026-11-16', 'Europe/Berlin'))).toBe(168 * HOUR);
  });

  it('holds the instant, whatever the zone and the first day; the weeks leave no gap', () => {
    const instants = fc.integer({ min: 0, max: Date.UTC(2100, 0, 1) });
    fc.assert(
      fc.property(instants, fc.constantFrom(...zones), fc.integer({ min: 1, max: 7 }), (ms, zone, weekStartsOn) => {
        const weekStart = weekStartAt(ms, zone, weekStartsOn);
        const bounds = weekBounds(weekStart, zone);
        expect(holds(bounds, ms)).toBe(true);
        expect(weekBounds(addWeeks(weekStart, 1), zone).fromMs).toBe(bounds.toMs);
        expect(weekDays(weekStart)).toContain(localDateAt(ms, zone));
        const search = weekSearchBounds(weekStart);
        expect(overlap(search, bounds)).toEqual(bounds);
      }),
    );
  });
});

describe('a local day', () => {
  it('begins at one where midnight is skipped', () => {
    expect(startOfDayMs('2018-11-04', 'America/Sao_Paulo')).toBe(at('2018-11-04T01:00[America/Sao_Paulo]'));
  });

  it('is read by UTC where nobody knows the zone', () => {
    expect(localDateAt(Date.UTC(2026, 10, 16, 23), 'Mars/Olympus')).toBe('2026-11-16');
  });
});

describe('intervals', () => {
  it('that only touch have nothing in common', () => {
    expect(overlap({ fromMs: 0, toMs: 5 }, { fromMs: 5, toMs: 9 })).toBeNull();
    expect(overlap({ fromMs: 0, toMs: 6 }, { fromMs: 5, toMs: 9 })).toEqual({ fromMs: 5, toMs: 6 });
  });
});
