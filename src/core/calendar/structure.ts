/** What a line opens or closes; the end of a component is the number after its beginning. */
export const NO_STRUCTURE = 0;
export const BEGIN_OTHER = 1;
export const END_OTHER = 2;
export const BEGIN_EVENT = 3;
export const END_EVENT = 4;
export const BEGIN_ZONE = 5;
export const END_ZONE = 6;
export const BEGIN_CALENDAR = 7;
export const END_CALENDAR = 8;

const BY_NAME: Readonly<Record<string, number>> = {
  VEVENT: BEGIN_EVENT,
  VTIMEZONE: BEGIN_ZONE,
  VCALENDAR: BEGIN_CALENDAR,
};

/** The letters of what stands in feeds by the thousand, in lower case. */
const lettersOf = (structure: string) => Uint8Array.from(structure, (each) => each.charCodeAt(0) | 32);
export const PLAIN_BEGIN_EVENT = lettersOf('BEGIN:VEVENT');
export const PLAIN_END_EVENT = lettersOf('END:VEVENT');
export const PLAIN_BEGIN_ALARM = lettersOf('BEGIN:VALARM');
export const PLAIN_END_ALARM = lettersOf('END:VALARM');

/** Longer than `BEGIN:VCALENDAR` with every letter on a line of its own. */
const MAX_STRUCTURE_BYTES = 120;

/**
 * What a logical line opens or closes, such as `BEGIN:VEVENT`, as one of the numbers above. Most lines are told apart by
 * two bytes; the line may be folded anywhere.
 */
export function structureOf(bytes: Uint8Array, start: number, end: number): number {
  // Files that were put together have the mark of their bytes' order before each calendar.
  if (bytes[start] === 0xef && bytes[start + 1] === 0xbb && bytes[start + 2] === 0xbf && end - start > 3) {
    return structureOf(bytes, start + 3, end);
  }
  const first = (bytes[start] as number) | 32;
  if (first !== 98 && first !== 101 && first > 32 + 13) return NO_STRUCTURE;
  const second = (bytes[start + 1] ?? 0) | 32;
  // A line end (10 or 13, with the bit of lower case 42 or 45) may stand between any two letters.
  if (second !== (first === 98 ? 101 : 110) && second !== 42 && second !== 45 && first > 45) return NO_STRUCTURE;
  if (first === 98) {
    if (isPlainly(bytes, start, PLAIN_BEGIN_EVENT)) return BEGIN_EVENT;
    if (isPlainly(bytes, start, PLAIN_BEGIN_ALARM)) return BEGIN_OTHER;
  } else {
    if (isPlainly(bytes, start, PLAIN_END_EVENT)) return END_EVENT;
    if (isPlainly(bytes, start, PLAIN_END_ALARM)) return END_OTHER;
  }
  return end - start > MAX_STRUCTURE_BYTES ? NO_STRUCTURE : structureOfText(bytes.subarray(start, end));
}

function structureOfText(bytes: Uint8Array): number {
  let text = String.fromCharCode.apply(null, bytes as unknown as number[]);
  if (/[\r\n][ \t]/.test(text)) text = text.replace(/[\r\n]+[ \t]/g, '');
  const [, edge, name] = /^\s*(BEGIN|END)\s*:\s*([\w-]+)\s*$/i.exec(text.toUpperCase()) ?? [];
  if (edge === undefined || name === undefined) return NO_STRUCTURE;
  const begin = Object.hasOwn(BY_NAME, name) ? (BY_NAME[name] ?? BEGIN_OTHER) : BEGIN_OTHER;
  return edge === 'BEGIN' ? begin : begin + 1;
}

/** Whether a line is this one, without blanks or folds. */
export function isPlainly(bytes: Uint8Array, start: number, letters: Uint8Array): boolean {
  const { length } = letters;
  let i = start + length;
  if (i >= bytes.length || (bytes[i] !== 10 && bytes[i] !== 13)) return false;
  for (let n = 0; n < length; n++) if (((bytes[start + n] as number) | 32) !== letters[n]) return false;
  // Not folded: the byte after the line's end begins another line.
  while (i < bytes.length && (bytes[i] === 10 || bytes[i] === 13)) i++;
  return i >= bytes.length || (bytes[i] !== 32 && bytes[i] !== 9);
}
