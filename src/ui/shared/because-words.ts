import type { CalendarProblem } from '../../core/calendar/calendar.ts';
import type { Because } from '../../core/meeting/qualify.ts';
import type { Words } from '../../messages/words.ts';

/** A code as a part of a message's name: the browser allows letters, figures and underscores alone. */
const inKey = (code: string) => code.replaceAll('-', '_');

/** Why focus starts or does not, as a sentence. */
export const becauseWords = (because: Because, words: Words) => words(`because_${inKey(because)}`);

/** What is wrong with a calendar, and what to do about it. */
export const calendarProblemWords = (problem: CalendarProblem, words: Words) =>
  words(`calendar_problem_${inKey(problem)}`);
