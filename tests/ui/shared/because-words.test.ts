import { expect, test } from 'vitest';
import { CALENDAR_PROBLEMS } from '../../../src/core/calendar/calendar.ts';
import { BECAUSE } from '../../../src/core/meeting/qualify.ts';
import { becauseWords, calendarProblemWords } from '../../../src/ui/shared/because-words.ts';
import { englishWords } from './words-of.ts';

const words = englishWords();

test.each(BECAUSE)('there are words for why: %s', (because) => {
  expect(becauseWords(because, words)).toMatch(/^[A-Z].{5,}[^.]$/);
});

test('the words that "never" was said for are told, in their own direction and as many as fit', () => {
  expect(becauseWords('never-words', words, 'غداء')).toBe('You said never for “\u2068غداء\u2069” in a title');
  expect(becauseWords('never-words', words, `🎉${'long '.repeat(20)}`)).toMatch(/“\u2068🎉(long ){7}long…\u2069”/);
});

test.each(CALENDAR_PROBLEMS)('there are words for what is wrong with a calendar: %s', (problem) => {
  expect(calendarProblemWords(problem, words)).toMatch(/^[A-Z].{10,}[.?]$/);
});
