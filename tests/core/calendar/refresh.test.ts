import { describe, expect, it } from 'vitest';
import type { Calendar } from '../../../src/core/calendar/calendar.ts';
import {
  afterGood,
  afterProblem,
  isDue,
  keptWindow,
  newCalendar,
  validatorsFor,
} from '../../../src/core/calendar/refresh.ts';
import { NINE } from '../attention/story.ts';
import { occurrence } from '../meeting/occurrences.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const blank = newCalendar('own', 'Own', { kind: 'address', address: 'https://calendar.test/secret.ics' });
const calendar = (more: Partial<Calendar> = {}): Calendar => ({ ...blank, parsedZone: 'UTC', ...more });
const minutesUntil = ({ nextTryAtMs }: Calendar) => (nextTryAtMs - NINE) / MINUTE;

describe('a calendar that was read well', () => {
  it('is read again in an hour where nothing is near', () => {
    expect(minutesUntil(afterGood(calendar(), [occurrence('far', 600, 630)], NINE))).toBe(60);
  });

  it('is read again in a quarter of an hour while a meeting begins or ends within two hours', () => {
    expect(minutesUntil(afterGood(calendar(), [occurrence('soon', 120, 150)], NINE))).toBe(15);
    expect(minutesUntil(afterGood(calendar(), [occurrence('over', -150, -120)], NINE))).toBe(15);
    expect(minutesUntil(afterGood(calendar(), [occurrence('later', 121, 150)], NINE))).toBe(60);
  });

  it('waits as long as its publisher asks, up to six hours, but never where a meeting is near', () => {
    expect(minutesUntil(afterGood(calendar(), [], NINE, 3 * HOUR))).toBe(180);
    expect(minutesUntil(afterGood(calendar(), [], NINE, 100 * HOUR))).toBe(360);
    expect(minutesUntil(afterGood(calendar(), [], NINE, MINUTE))).toBe(60);
    expect(minutesUntil(afterGood(calendar(), [occurrence('soon', 10, 30)], NINE, 3 * HOUR))).toBe(15);
  });

  it('is read again within an hour of when the next meeting is near, whatever its publisher asks', () => {
    expect(minutesUntil(afterGood(calendar(), [occurrence('later', 150, 180)], NINE, 6 * HOUR))).toBe(60);
    expect(minutesUntil(afterGood(calendar(), [occurrence('noon', 300, 330)], NINE, 6 * HOUR))).toBe(180);
    expect(minutesUntil(afterGood(calendar(), [occurrence('over', -400, -390)], NINE, 6 * HOUR))).toBe(360);
  });

  it('is read every quarter of an hour throughout a long meeting, but not for days of a fair', () => {
    expect(minutesUntil(afterGood(calendar(), [occurrence('workshop', -240, 240)], NINE))).toBe(15);
    expect(minutesUntil(afterGood(calendar(), [occurrence('fair', -1_500, 1_500)], NINE))).toBe(60);
    const day = { ...occurrence('birthday', -540, 900), isAllDay: true };
    expect(minutesUntil(afterGood(calendar(), [day], NINE))).toBe(60);
  });

  it('has forgotten its troubles', () => {
    const troubled = calendar({ problem: 'unreachable', failures: 7 });
    expect(afterGood(troubled, [], NINE)).toMatchObject({ problem: null, failures: 0, goodAtMs: NINE });
  });
});

describe('a calendar that could not be read', () => {
  it('is tried again after 1, 2, 5, 15 and then every 60 minutes', () => {
    let tried = calendar();
    const pauses: number[] = [];
    for (let n = 0; n < 7; n++) {
      tried = afterProblem(tried, 'unreachable', NINE, null);
      pauses.push(minutesUntil(tried));
    }
    expect(pauses).toEqual([1, 2, 5, 15, 60, 60, 60]);
  });

  it("waits for the server's wish where that is longer, a day at most", () => {
    expect(minutesUntil(afterProblem(calendar(), 'busy', NINE, 10 * MINUTE))).toBe(10);
    expect(minutesUntil(afterProblem(calendar({ failures: 9 }), 'busy', NINE, 10 * MINUTE))).toBe(60);
    expect(minutesUntil(afterProblem(calendar(), 'busy', NINE, 9_999 * HOUR))).toBe(24 * 60);
  });

  it('keeps what was read before', () => {
    expect(afterProblem(calendar({ goodAtMs: NINE - HOUR }), 'gone', NINE, null)).toMatchObject({
      goodAtMs: NINE - HOUR,
      problem: 'gone',
      triedAtMs: NINE,
    });
  });
});

describe('when a calendar is due', () => {
  it('is by its plan', () => {
    expect(isDue(calendar({ nextTryAtMs: NINE }), NINE - 1)).toBe(false);
    expect(isDue(calendar({ nextTryAtMs: NINE }), NINE)).toBe(true);
  });

  it('is at once when the clock was set back: a plan from the future must not silence it', () => {
    expect(isDue(calendar({ triedAtMs: NINE + 2 * MINUTE, nextTryAtMs: NINE + HOUR }), NINE)).toBe(true);
    expect(isDue(calendar({ triedAtMs: NINE + MINUTE, nextTryAtMs: NINE + HOUR }), NINE)).toBe(false);
  });
});

describe('what is asked of the server', () => {
  const read = calendar({ etag: '"a"', lastModified: 'x', digest: 'd', parsedAtMs: NINE });

  it('is only what is new, for a day and in one zone', () => {
    expect(validatorsFor(read, NINE + HOUR, 'UTC')).toEqual({ etag: '"a"', lastModified: 'x', digest: 'd' });
  });

  it.each([
    ['a day later', NINE + 24 * HOUR, 'UTC'],
    ['in another zone', NINE + HOUR, 'Asia/Tokyo'],
    ['after the clock was set back by days', NINE - 48 * HOUR, 'UTC'],
  ])('is everything %s', (_, nowMs, zone) => {
    expect(validatorsFor(read, nowMs, zone)).toEqual({ etag: null, lastModified: null, digest: null });
  });

  it('keeps from the first minute of yesterday, by the user´s own day, to more than two weeks ahead', () => {
    const { fromMs, toMs } = keptWindow(NINE, 'America/New_York');
    expect(new Date(fromMs).toISOString()).toBe('2026-11-15T05:00:00.000Z');
    expect((toMs - NINE) / (24 * HOUR)).toBeGreaterThan(14);
  });
});
