import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ATTENTIONS } from '../../../src/core/attention/attention.ts';
import {
  addTotals,
  longestUndisturbedMs,
  msOf,
  NO_TIME,
  presentShare,
  seenMs,
  totalMs,
  totalsOf,
} from '../../../src/core/attention/summary.ts';
import { anyStretch } from '../report/any-record.ts';
import { MINUTE, stretches } from '../report/records.ts';

describe('the summary of a meeting', () => {
  it('adds up each attention, and what was assumed besides', () => {
    expect(totalsOf(stretches('p10 d2 p5 e1 ~p7 u4'))).toEqual({
      presentMs: 22 * MINUTE,
      distractedMs: 2 * MINUTE,
      elsewhereMs: 1 * MINUTE,
      unseenMs: 4 * MINUTE,
      assumedMs: 7 * MINUTE,
    });
  });

  it('says of each attention how long it lasted', () => {
    const totals = totalsOf(stretches('p10 d2 p5 e1 ~p7 u4'));
    expect(ATTENTIONS.map((each) => [each, msOf(totals, each) / MINUTE])).toEqual([
      ['present', 22],
      ['elsewhere', 1],
      ['distracted', 2],
      ['unseen', 4],
    ]);
  });

  it('leaves the unseen out of the present share', () => {
    expect(presentShare(totalsOf(stretches('p30 d10 u60')))).toBe(0.75);
  });

  it('has no share where nothing was seen, rather than none or NaN', () => {
    expect(presentShare(totalsOf(stretches('u60')))).toBeNull();
    expect(presentShare(NO_TIME)).toBeNull();
  });

  it.each([
    ['p10 d1 p25 e1 p5', 25],
    ['p10 ~p10 d5', 20],
    ['p10 u1 p10', 10],
    ['d10 e5 u5', 0],
    ['p10 d0 p10', 20],
    ['', 0],
  ])('in %j the longest undisturbed time is %i minutes', (text, minutes) => {
    expect(longestUndisturbedMs(stretches(text))).toBe(minutes * MINUTE);
  });

  it('never loses or invents a millisecond', () => {
    fc.assert(
      fc.property(fc.array(anyStretch), fc.array(anyStretch), (a, b) => {
        const totals = totalsOf([...a, ...b]);
        expect(totalMs(totals)).toBe([...a, ...b].reduce((sum, { ms }) => sum + ms, 0));
        expect(totals).toEqual(addTotals([totalsOf(a), totalsOf(b)]));
        expect(seenMs(totals)).toBe(totalMs(totals) - totals.unseenMs);
        expect(longestUndisturbedMs(a)).toBeLessThanOrEqual(totalsOf(a).presentMs);
      }),
    );
  });
});
