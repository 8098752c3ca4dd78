/** The letters of what stands in feeds by the thousand, in lower case. */
const lettersOf = (structure: string) => Uint8Array.from(structure, (each) => each.charCodeAt(0) | 32);
const BEGIN_EVENT = lettersOf('BEGIN:VEVENT');
const END_EVENT = lettersOf('END:VEVENT');
const BEGIN_ALARM = lettersOf('BEGIN:VALARM');
const END_ALARM = lettersOf('END:VALARM');

/** Longer than `BEGIN:VCALENDAR` with every letter on a line of its own. */
const MAX_STRUCTURE_BYTES = 120;

/**
 * What a logical line opens or closes, such as `BEGIN:VEVENT`, in upper case; null for all other lines. Most lines are
 * told apart by two bytes; the line may be folded anywhere.
 */
export function structureOf(bytes: Uint8Array, start: number, end: number): string | null {
  const first = (bytes[start] as number) | 32;
  if (first !== 98 && first !== 101 && first > 32 + 13) return null;
  const second = (bytes[start + 1] ?? 0) | 32;
  // A line end (10 or 13, with the bit of lower case 42 or 45) may stand between any two letters.
  if (second !== (first === 98 ? 101 : 110) && second !== 42 && second !== 45 && first > 45) return null;
  const isBegin = first === 98;
  if (isPlainly(bytes, start, isBegin ? BEGIN_EVENT : END_EVENT)) return isBegin ? 'BEGIN:VEVENT' : 'END:VEVENT';
  if (isPlainly(bytes, start, isBegin ? BEGIN_ALARM : END_ALARM)) return isBegin ? 'BEGIN:VALARM' : 'END:VALARM';
  if (end - start > MAX_STRUCTURE_BYTES) return null;
  let text = String.fromCharCode.apply(null, bytes.subarray(start, end) as unknown as number[]);
  if (/[\r\n][ \t]/.test(text)) text = text.replace(/[\r\n]+[ \t]/g, '');
  const found = /^\s*(BEGIN|END)\s*:\s*([\w-]+)\s*$/i.exec(text);
  return found ? `${found[1]}:${found[2]}`.toUpperCase() : null;
}

/** Whether a line is this one, without blanks or folds. */
function isPlainly(bytes: Uint8Array, start: number, letters: Uint8Array): boolean {
  const { length } = letters;
  let i = start + length;
  if (i >= bytes.length || (bytes[i] !== 10 && bytes[i] !== 13)) return false;
  for (let n = 0; n < length; n++) if (((bytes[start + n] as number) | 32) !== letters[n]) return false;
  // Not folded: the byte after the line's end begins another line.
  while (i < bytes.length && (bytes[i] === 10 || bytes[i] === 13)) i++;
  return i >= bytes.length || (bytes[i] !== 32 && bytes[i] !== 9);
}
