import { describe, expect, test } from 'vitest';
import { weekReport } from '../../../src/core/report/week-report.ts';
import { addWeeks } from '../../../src/core/time/week.ts';
import { dayWords, hourWords, weekdayShortWords, weekWords } from '../../../src/ui/report/date-words.ts';
import { titleWords, whenWords } from '../../../src/ui/report/meeting-words.ts';
import { timeWordsFrom } from '../../../src/ui/shared/time-words.ts';
import { person, record } from '../../core/report/records.ts';
import { englishWords } from '../shared/words-of.ts';

const words = englishWords();
/** Somebody who looks at it from far away: days and hours must stay those of the meeting. */
const times = timeWordsFrom(words, 'en-GB', 'Pacific/Auckland');

describe('what a meeting is called', () => {
  test.each([
    [{ title: 'Pilot', people: [person('Dana')] }, 'Pilot'],
    [{ title: ' ', people: [person('Dana'), person('Lee')] }, 'With Dana and Lee'],
    [{ title: '', people: [], source: 'call' as const }, 'A call'],
    [{ title: '', people: [], source: 'hand' as const }, 'Started by hand'],
    [{ title: '', people: [person('')], source: 'calendar' as const }, 'A meeting'],
  ])('%j', (meeting, said) => {
    expect(titleWords(record('2026-11-16T09:00[UTC]', 'p30', { meeting }).meeting, words)).toBe(said);
  });
});

test('a meeting is told by the clock of where it was held', () => {
  const tokyo = record('2026-11-16T07:30[Asia/Tokyo]', 'p45');
  const request = { weekStart: '2026-11-16', zone: 'Pacific/Auckland', nowMs: tokyo.startedAtMs, myAddresses: [] };
  const [meeting] = weekReport([tokyo], [], request).meetings;
  expect(meeting && whenWords(meeting, words, times)).toMatch(/^Monday, 07:30\s?–\s?08:15$/);
});

test('a day of the calendar is the same day in every zone', () => {
  for (const zone of ['Pacific/Kiritimati', 'Etc/GMT+12']) {
    const there = timeWordsFrom(words, 'en-GB', zone);
    expect(weekdayShortWords('2026-11-16', there)).toBe('Mon');
    expect(dayWords('2026-11-16', there)).toBe('16 November');
    expect(weekWords('2026-11-16', there, false)).toMatch(/^16\s?–\s?22 November$/);
    expect(hourWords(25, there)).toBe('01:00');
  }
});

test('a week of another time says its year', () => {
  expect(weekWords(addWeeks('2026-11-16', 6), times, true)).toMatch(/^28 December 2026\s?–\s?3 January 2027$/);
});
