import { describe, expect, it } from 'vitest';
import { driftCurve } from '../../../src/core/report/drift-curve.ts';
import { pulledAway } from '../../../src/core/report/pulled-away.ts';
import { MINUTE, pull, record, stretches } from './records.ts';

const day = (date: number, what: string) => record(`2026-11-${date}T09:00[UTC]`, what);

describe('when it happens', () => {
  it('counts the meetings behind each minute', () => {
    const curve = driftCurve([day(16, 'p30'), day(17, 'p20'), day(18, 'p10 u10 p5')]);
    expect(curve).toHaveLength(30);
    expect([0, 9, 10, 19, 20, 24, 25, 29].map((minute) => curve[minute]?.meetings)).toEqual([3, 3, 2, 2, 2, 2, 1, 1]);
  });

  it('says nothing where fewer than three meetings are behind a minute', () => {
    const curve = driftCurve([day(16, 'd30'), day(17, 'd30'), day(18, 'd10')]);
    expect(curve[9]?.share).toBe(1);
    expect(curve[10]?.share).toBeNull();
    expect(driftCurve([day(16, 'd30'), day(17, 'd30')]).every(({ share }) => share === null)).toBe(true);
  });

  it('smooths by adding times up, so that a glimpse weighs less than a whole minute', () => {
    const curve = driftCurve([day(16, 'p10 d1 p10'), day(17, 'p21'), day(18, 'p21')]);
    expect(curve[10]).toMatchObject({ distractedMs: MINUTE, seenMs: 3 * MINUTE, share: 1 / 21 });
    expect(curve[14]?.share).toBe(0);
  });

  it('counts minutes from the beginning of the meeting, not of its second sitting', () => {
    const meeting = { id: 'same', plannedStartMs: 0 };
    const curve = driftCurve([
      record('2026-11-16T09:00[UTC]', 'p5', { meeting }),
      record('2026-11-16T09:20[UTC]', 'd5', { meeting }),
    ]);
    expect(curve[20]).toMatchObject({ meetings: 1, distractedMs: MINUTE });
    expect(curve[10]).toMatchObject({ meetings: 0, seenMs: 0 });
  });
});

describe('what pulled away', () => {
  it('is by site, most time first, with how each visit ended', () => {
    const two = [...stretches('p5 d3', 'mail.test'), ...stretches('p5 d7 p1', 'news.test')];
    expect(
      pulledAway([
        record('2026-11-16T09:00[UTC]', two, {
          pulls: [pull('mail.test', 'turned-back'), pull('news.test', 'gave-in'), pull('quick.test', 'turned-back')],
        }),
      ]),
    ).toEqual([
      { site: 'news.test', ms: 7 * MINUTE, pulls: { all: 1, turnedBack: 0, needed: 0, gaveIn: 1 } },
      { site: 'mail.test', ms: 3 * MINUTE, pulls: { all: 1, turnedBack: 1, needed: 0, gaveIn: 0 } },
      { site: 'quick.test', ms: 0, pulls: { all: 1, turnedBack: 1, needed: 0, gaveIn: 0 } },
    ]);
  });
});
