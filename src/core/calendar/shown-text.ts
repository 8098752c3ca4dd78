import { unescapeText } from './content-line.ts';

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
const CONTROLS = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]+/g;

/** One line of text, without what could turn the words around it; cut between characters. */
export function shownText(value: string, maxLength: number): string {
  const line = unescapeText(value.slice(0, maxLength * 2))
    .replace(CONTROLS, ' ')
    .trim();
  return line.length <= maxLength ? line : line.slice(0, maxLength).replace(/[\ud800-\udbff]$/, '');
}
