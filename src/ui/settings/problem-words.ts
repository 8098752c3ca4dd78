import { CALENDAR_PROBLEMS } from '../../core/calendar/calendar.ts';
import { calendarProblemWords } from '../shared/because-words.ts';
import { useWords } from '../shared/words.tsx';

/** Says what a reply calls a problem, as far as it is one of calendars. */
export function useProblemWords(): (problem: string) => string {
  const words = useWords();
  return (problem) => {
    const known = CALENDAR_PROBLEMS.find((each) => each === problem);
    return known ? calendarProblemWords(known, words) : words('common_failed');
  };
}
