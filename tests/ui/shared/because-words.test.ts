import { expect, test } from 'vitest';
import { CALENDAR_PROBLEMS } from '../../../src/core/calendar/calendar.ts';
import { BECAUSE } from '../../../src/core/meeting/qualify.ts';
import { becauseWords, calendarProblemWords } from '../../../src/ui/shared/because-words.ts';
import { englishWords } from './words-of.ts';

const words = englishWords();

test.each(BECAUSE)('there are words for why: %s', (because) => {
  expect(becauseWords(because, words)).toMatch(/^[A-Z].{5,}[^.]$/);
});

test.each(CALENDAR_PROBLEMS)('there are words for what is wrong with a calendar: %s', (problem) => {
  expect(calendarProblemWords(problem, words)).toMatch(/^[A-Z].{10,}[.?]$/);
});
