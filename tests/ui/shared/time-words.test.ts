import { describe, expect, test } from 'vitest';
import { localeFor, timeWordsFrom } from '../../../src/ui/shared/time-words.ts';
import { englishWords } from './words-of.ts';

const MINUTE_MS = 60_000;
const british = timeWordsFrom(englishWords(), 'en-GB', 'Europe/London');
const american = timeWordsFrom(englishWords(), 'en-US', 'America/New_York');
/** Thursday 19 November 2026, 10:30 UTC. */
const thursdayMs = Date.UTC(2026, 10, 19, 10, 30);

describe('a duration', () => {
  test.each([
    [0, '0 min'],
    [1, 'under 1 min'],
    [59_999, 'under 1 min'],
    [90_000, '2 min'],
    [26 * MINUTE_MS, '26 min'],
    [59.6 * MINUTE_MS, '1 h'],
    [372 * MINUTE_MS, '6 h 12 min'],
    [6_000 * MINUTE_MS, '100 h'],
  ])('of %i ms reads %s', (ms, said) => {
    expect(british.duration(ms)).toBe(said);
  });

  test('what is left is rounded up, so that it never says that nothing is', () => {
    expect(british.remaining(17 * MINUTE_MS + 1)).toBe('18 min');
    expect(british.remaining(0)).toBe('1 min');
  });

  test('a stopwatch shows hours only when there are some', () => {
    expect(british.stopwatch(26 * MINUTE_MS + 7_400)).toBe('26:07');
    expect(british.stopwatch(64 * MINUTE_MS + 9_000)).toBe('1:04:09');
  });
});

describe('a clock time', () => {
  test('follows the region and the zone of the user', () => {
    expect(british.clock(thursdayMs)).toBe('10:30');
    expect(american.clock(thursdayMs)).toMatch(/^5:30\sAM$/);
  });

  test('keeps to 24 hours for a German who reads the words in English', () => {
    expect(localeFor('en', ['de-DE'])).toBe('en-u-hc-h23');
    expect(
      timeWordsFrom(englishWords(), localeFor('en', ['de-DE']), 'UTC').clock(thursdayMs + 4 * 60 * MINUTE_MS),
    ).toBe('14:30');
  });

  test('takes the region of the user where the language is the same', () => {
    expect(localeFor('en', ['de-DE', 'en-GB'])).toBe('en-GB');
  });

  test('says the day only where it is another one', () => {
    const nowMs = thursdayMs - 60 * MINUTE_MS;
    const later = (days: number) => british.when(thursdayMs + days * 24 * 60 * MINUTE_MS, nowMs);
    expect(later(0)).toBe('10:30');
    expect(later(1)).toBe('tomorrow, 10:30');
    expect(later(3)).toBe('Sun, 10:30');
    expect(later(8)).toBe('27 Nov, 10:30');
  });

  test('counts tomorrow by the calendar of the zone, not by 24 hours', () => {
    const lateMs = Date.UTC(2026, 10, 19, 23, 50);
    expect(british.when(lateMs + 20 * MINUTE_MS, lateMs)).toBe('tomorrow, 00:10');
    expect(american.when(lateMs + 20 * MINUTE_MS, lateMs)).toMatch(/^7:10\sPM$/);
  });

  test('tells how long ago something was in the largest unit that fits', () => {
    expect(british.ago(thursdayMs - 20_000, thursdayMs)).toBe('just now');
    expect(british.ago(thursdayMs - 3 * MINUTE_MS, thursdayMs)).toBe('3 minutes ago');
    expect(british.ago(thursdayMs - 125 * MINUTE_MS, thursdayMs)).toBe('2 hours ago');
    expect(british.ago(thursdayMs + 5 * MINUTE_MS, thursdayMs)).toBe('in 5 minutes');
    expect(british.ago(thursdayMs - 26 * 60 * MINUTE_MS, thursdayMs)).toBe('yesterday');
  });
});

test('a range of days names the month once', () => {
  expect(british.dayRange(Date.UTC(2026, 10, 16, 12), Date.UTC(2026, 10, 22, 12))).toMatch(/^16\s?–\s?22 November$/);
});

test('a share that is not whole never reads as all or as nothing', () => {
  expect(british.percent(0.8149)).toBe('81%');
  expect(british.percent(1)).toBe('100%');
  expect(british.percent(0.999)).toBe('99%');
  expect(british.percent(0.001)).toBe('1%');
  expect(british.percent(0)).toBe('0%');
});
