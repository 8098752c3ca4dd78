const EVENT = [...'VEVENT'].map((letter) => letter.charCodeAt(0) | 32);
const BEGIN = [...'BEGIN:'].map((letter) => letter.charCodeAt(0) | 32);
const END = [...'END:'].map((letter) => letter.charCodeAt(0) | 32);

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
  if (first === 98 && isEvent(bytes, start, BEGIN)) return 'BEGIN:VEVENT';
  if (first === 101 && isEvent(bytes, start, END)) return 'END:VEVENT';
  if (end - start > MAX_STRUCTURE_BYTES) return null;
  let text = String.fromCharCode.apply(null, bytes.subarray(start, end) as unknown as number[]);
  if (/[\r\n][ \t]/.test(text)) text = text.replace(/[\r\n]+[ \t]/g, '');
  const found = /^\s*(BEGIN|END)\s*:\s*([\w-]+)\s*$/i.exec(text);
  return found ? `${found[1]}:${found[2]}`.toUpperCase() : null;
}

function isEvent(bytes: Uint8Array, start: number, prefix: readonly number[]): boolean {
  let i = start;
  for (const letter of prefix) if (((bytes[i++] ?? 0) | 32) !== letter) return false;
  for (const letter of EVENT) if (((bytes[i++] ?? 0) | 32) !== letter) return false;
  const c = bytes[i];
  if (c !== 10 && c !== 13) return false;
  // Not folded: the byte after the line's end begins another line.
  while (bytes[i] === 10 || bytes[i] === 13) i++;
  return bytes[i] !== 32 && bytes[i] !== 9;
}
