import { unescapeText } from './content-line.ts';

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
const CONTROLS = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]+/g;

/** Blanks and marks that nobody sees, and nothing else (such as a zero-width blank): no text. */
const UNSEEN = /^[\s\p{Cf}]*$/u;

/** One line of text as iCalendar writes it, without what could turn the words around it; cut between characters. */
export const shownText = (value: string, maxLength: number): string =>
  shownPlainText(unescapeText(value.slice(0, maxLength * 2)), maxLength);

/** The same of text that nothing is escaped in. */
export function shownPlainText(value: string, maxLength: number): string {
  const line = value
    .slice(0, maxLength * 2)
    .replace(CONTROLS, ' ')
    .trim();
  if (UNSEEN.test(line)) return '';
  return line.length <= maxLength ? line : line.slice(0, maxLength).replace(/[\ud800-\udbff]$/, '');
}
