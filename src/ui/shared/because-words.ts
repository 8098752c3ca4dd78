import type { CalendarProblem } from '../../core/calendar/calendar.ts';
import type { LeftOutReason } from '../../core/calendar/left-out.ts';
import type { Because } from '../../core/meeting/qualify.ts';
import { isolated, type Words } from '../../messages/words.ts';
import { shortened } from './their-words.ts';

/** A code as a part of a message's name: the browser allows letters, figures and underscores alone. */
const inKey = (code: string) => code.replaceAll('-', '_');

/** Words of a title may be a whole title: the entry itself shows it. */
const MOST_SIGNS = 40;

/** Why focus starts or does not, as a sentence; `neverWords`: the words in the title that "never" was said for. */
export const becauseWords = (because: Because, words: Words, neverWords: string | null = null) =>
  words(`because_${inKey(because)}`, isolated(shortened(neverWords ?? '', MOST_SIGNS)));

/** What is wrong with a calendar, and what to do about it. */
export const calendarProblemWords = (problem: CalendarProblem, words: Words) =>
  words(`calendar_problem_${inKey(problem)}`);

/** What a calendar holds that could not be used, and why, as a sentence. */
export const leftOutWords = (why: LeftOutReason, count: number, words: Words) =>
  words.count(`left_out_${inKey(why)}`, count);
