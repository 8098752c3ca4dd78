import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { totalMs, totalsOf } from '../../../src/core/attention/summary.ts';
import { lanes, splitAt } from '../../../src/core/report/lanes.ts';
import { recordsOfWeek } from '../../../src/core/report/week-records.ts';
import { anyRecord, anyStretch } from './any-record.ts';
import { MINUTE, record, stretches } from './records.ts';

const piecesOf = (laid: ReturnType<typeof lanes>, date: string) =>
  laid.days.find((day) => day.date === date)?.pieces ?? [];

describe('the lanes of a week', () => {
  it('place a meeting where the wall clock had it', () => {
    const laid = lanes([record('2026-11-17T09:30:30[Europe/Berlin]', 'p30 d5')], '2026-11-16');
    expect(piecesOf(laid, '2026-11-17')).toMatchObject([{ fromMinute: 570.5, ms: 35 * MINUTE, row: 0 }]);
  });

  it('split a meeting over midnight between its two days', () => {
    const laid = lanes([record('2026-11-17T23:30[Europe/Berlin]', 'p20 d20 p20')], '2026-11-16');
    expect(piecesOf(laid, '2026-11-17')).toMatchObject([{ fromMinute: 1410, stretches: stretches('p20 d10') }]);
    expect(piecesOf(laid, '2026-11-18')).toMatchObject([{ fromMinute: 0, stretches: stretches('d10 p20') }]);
  });

  it('let the week’s last meeting run over its end, so that no minute is lost', () => {
    const laid = lanes([record('2026-11-22T23:30[Europe/Berlin]', 'p60')], '2026-11-16');
    expect(piecesOf(laid, '2026-11-22')).toMatchObject([{ fromMinute: 1410, ms: 60 * MINUTE }]);
    expect(laid.toHour).toBe(25);
  });

  it('take their hours from what they hold, and not less than eight', () => {
    const { fromHour, toHour } = lanes(
      [record('2026-11-16T08:45[Europe/Berlin]', 'p30'), record('2026-11-18T18:10[Europe/Berlin]', 'p30')],
      '2026-11-16',
    );
    expect([fromHour, toHour]).toEqual([8, 19]);
    const night = lanes([record('2026-11-16T23:00[Europe/Berlin]', 'p30')], '2026-11-16');
    expect([night.fromHour, night.toHour]).toEqual([16, 24]);
  });

  it('put the hour that comes twice in autumn into two rows', () => {
    const laid = lanes(
      [record('2026-10-25T02:10+02:00[Europe/Berlin]', 'p40'), record('2026-10-25T02:20+01:00[Europe/Berlin]', 'p20')],
      '2026-10-19',
    );
    expect(laid.days[6]).toMatchObject({ rows: 2, pieces: [{ row: 0 }, { row: 1 }] });
  });

  it('never lay one meeting over another, and fit the hours', () => {
    fc.assert(
      fc.property(fc.array(anyRecord, { maxLength: 15 }), (all) => {
        const weekStart = '2026-10-26';
        const laid = lanes(recordsOfWeek(all, weekStart), weekStart);
        for (const { pieces, rows } of laid.days) {
          for (const [i, a] of pieces.entries()) {
            expect(a.ms).toBe(totalMs(totalsOf(a.stretches)));
            expect(a.row).toBeLessThan(rows);
            expect(a.fromMinute).toBeGreaterThanOrEqual(laid.fromHour * 60);
            expect(a.fromMinute + a.ms / MINUTE).toBeLessThanOrEqual(laid.toHour * 60);
            for (const b of pieces.slice(i + 1)) {
              if (a.row === b.row) expect(b.fromMinute).toBeGreaterThanOrEqual(a.fromMinute + a.ms / MINUTE);
            }
          }
        }
      }),
    );
  });
});

it('cutting stretches in two loses nothing', () => {
  fc.assert(
    fc.property(fc.array(anyStretch), fc.integer({ min: 0, max: 9e7 }), (all, ms) => {
      const [before, after] = splitAt(all, ms);
      const length = totalMs(totalsOf(all));
      expect(totalMs(totalsOf(before))).toBe(Math.min(ms, length));
      expect(totalsOf([...before, ...after])).toEqual(totalsOf(all));
    }),
  );
});
