import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ATTENTIONS } from '../../../src/core/attention/attention.ts';
import { addTotals, msOf, totalMs, totalsOf } from '../../../src/core/attention/summary.ts';
import { weekTotals } from '../../../src/core/report/figures.ts';
import { recordsOfWeek } from '../../../src/core/report/week-records.ts';
import { weekReport } from '../../../src/core/report/week-report.ts';
import { anyRecord } from './any-record.ts';
import { at, MINUTE, pull, record } from './records.ts';

const request = {
  weekStart: '2026-11-16',
  zone: 'Europe/Berlin',
  nowMs: at('2026-11-20T18:00[Europe/Berlin]'),
  myAddresses: ['me@own.test'],
};

describe('the figures of a week', () => {
  it('are those of its meetings, the unseen left out of the share', () => {
    const report = weekReport(
      [
        record('2026-11-16T09:00[Europe/Berlin]', 'p30 d10 u20'),
        record('2026-11-18T14:00[Europe/Berlin]', '~p20 e5 p10', {
          pulls: [pull('a.test', 'turned-back'), pull('a.test', 'needed'), pull('b.test', 'gave-in')],
        }),
      ],
      [record('2026-11-11T09:00[Europe/Berlin]', 'p30 d30')],
      request,
    );
    expect(report.figures).toEqual({
      totals: {
        presentMs: 60 * MINUTE,
        distractedMs: 10 * MINUTE,
        elsewhereMs: 5 * MINUTE,
        unseenMs: 20 * MINUTE,
        assumedMs: 20 * MINUTE,
      },
      presentShare: 0.8,
      shareChange: 0.8 - 0.5,
      meetings: 2,
      medianUndisturbedMs: 25 * MINUTE,
      pulls: { all: 3, turnedBack: 1, needed: 1, gaveIn: 1 },
      said: null,
    });
    expect(report.isCurrent).toBe(true);
  });

  it('give no share where nothing was seen, and none to compare with', () => {
    const { figures } = weekReport([record('2026-11-16T09:00[Europe/Berlin]', 'u60')], [], request);
    expect(figures.presentShare).toBeNull();
    expect(figures.shareChange).toBeNull();
    expect(figures.medianUndisturbedMs).toBe(0);
  });

  it('of an empty week are empty', () => {
    const report = weekReport([], [], request);
    expect(report.meetings).toEqual([]);
    expect(report.figures.medianUndisturbedMs).toBeNull();
    expect(report.lanes.days).toHaveLength(7);
    expect(report.observation).toBeNull();
  });

  it('count a meeting that was left and taken up again once', () => {
    const meeting = { id: 'same', plannedStartMs: 0 };
    const { figures, meetings } = weekReport(
      [
        record('2026-11-16T09:00[Europe/Berlin]', 'p10', { meeting }),
        record('2026-11-16T09:20[Europe/Berlin]', 'p20', { meeting }),
      ],
      [],
      request,
    );
    expect(figures.meetings).toBe(1);
    expect(meetings).toHaveLength(2);
  });

  it("set the user's own word beside what was measured, for the whole of the meeting", () => {
    const { figures } = weekReport(
      [
        record('2026-11-16T09:00[Europe/Berlin]', 'p30 u30', { saidPresentShare: 0.5 }),
        record('2026-11-17T09:00[Europe/Berlin]', 'p40'),
      ],
      [],
      request,
    );
    expect(figures.presentShare).toBe(1);
    expect(figures.said).toEqual({ records: 1, presentShare: 0.7 });
  });
});

describe('which week a meeting belongs to', () => {
  it('is said by the zone that the user lived in then', () => {
    const tokyo = record('2026-11-16T07:00[Asia/Tokyo]', 'p30');
    expect(recordsOfWeek([tokyo], '2026-11-16')).toEqual([tokyo]);
    expect(recordsOfWeek([tokyo], '2026-11-09')).toEqual([]);
  });

  it('is one week and no other', () => {
    const weeks = ['2026-10-12', '2026-10-19', '2026-10-26', '2026-11-02', '2026-11-09'];
    fc.assert(
      fc.property(fc.array(anyRecord, { maxLength: 20 }), (records) => {
        const placed = weeks.flatMap((week) => recordsOfWeek(records, week).map(({ id }) => id));
        expect(placed.toSorted()).toEqual(records.map(({ id }) => id).toSorted());
      }),
    );
  });

  it('is not this week once the week is over', () => {
    const monday = at('2026-11-23T00:00[Europe/Berlin]');
    expect(weekReport([], [], { ...request, nowMs: monday - 1 }).isCurrent).toBe(true);
    expect(weekReport([], [], { ...request, nowMs: monday }).isCurrent).toBe(false);
  });
});

describe('the sums of a report', () => {
  it('agree with the records, whatever the week holds', () => {
    fc.assert(
      fc.property(
        fc.array(anyRecord, { maxLength: 20 }),
        fc.constantFrom('2026-10-19', '2026-10-25', '2026-11-01'),
        (all, weekStart) => {
          const report = weekReport(all, all, { ...request, weekStart });
          const records = recordsOfWeek(all, weekStart);
          const { totals } = report.figures;
          expect(totalMs(totals)).toBe(
            records.flatMap(({ stretches }) => stretches).reduce((sum, { ms }) => sum + ms, 0),
          );
          expect(totals).toEqual(addTotals(report.meetings.map((meeting) => meeting.totals)));
          expect(totals).toEqual(weekTotals(recordsOfWeek(all, weekStart)));
          const pieces = report.lanes.days.flatMap((day) => day.pieces);
          expect(pieces.reduce((sum, { ms }) => sum + ms, 0)).toBe(totalMs(totals));
          const laid = totalsOf(pieces.flatMap((piece) => piece.stretches));
          for (const attention of ATTENTIONS) expect(msOf(laid, attention)).toBe(msOf(totals, attention));
          expect(report.pulledAway.reduce((sum, { ms }) => sum + ms, 0)).toBe(totals.distractedMs);
          expect(report.pulledAway.reduce((sum, { pulls }) => sum + pulls.all, 0)).toBe(report.figures.pulls.all);
          for (const row of report.together) expect(totalMs(row.totals)).toBeLessThanOrEqual(totalMs(totals));
          for (const { share } of report.driftCurve) expect(share === null || (share >= 0 && share <= 1)).toBe(true);
          expect(JSON.stringify(report)).not.toContain('NaN');
        },
      ),
    );
  });
});
