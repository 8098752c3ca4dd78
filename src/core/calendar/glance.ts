import { type BlockFacts, nameIs, UID_NAME } from './block-facts.ts';
import { dayOf } from './days.ts';
import { MAX_LINE_BYTES } from './limits.ts';
import { FOLDED, LINE_SORTS, STRUCTURE, TIME, UID } from './line-sorts.ts';
import { isBlank, isLineEnd, nextLine, sortedLineAfter, type WordedBytes } from './next-line.ts';
import { uidMark } from './uid-mark.ts';

/** No event begins here, or one that is not plain: with other components in it than alarms, or very long. */
export const NOT_PLAIN = -1;
/** The event's end is not among the bytes. */
export const INCOMPLETE = -2;

const CR = 13;
const COLON = 58;

/**
 * Looks at an event that begins here, as nearly all of them are: gives where it ends (or one of the above) and puts into
 * `facts` what it tells. The scanner could do the same line by line. But a cold engine spends more time on compiling all
 * of that than it takes to read a large feed: this is one function, and the loop that it calls.
 */
export function glance(whole: WordedBytes, start: number, facts: BlockFacts): number {
  const { bytes, words, head } = whole;
  let isInAlarm = false;
  for (let at = start; ; ) {
    at = sortedLineAfter(LINE_SORTS, whole, at);
    if (at < 0) return bytes.length - start > MAX_LINE_BYTES ? NOT_PLAIN : INCOMPLETE;
    if (at - start > MAX_LINE_BYTES) return NOT_PLAIN;
    const sort = LINE_SORTS[((bytes[at] as number) << 8) | (bytes[at + 1] as number)] as number;
    if (sort === STRUCTURE) {
      // BEGIN or END, VEVENT or VALARM, in capitals and whole, and nothing else.
      const isBegin = bytes[at] === 66 && bytes[at + 4] === 78;
      const name = at + (isBegin ? 6 : 4);
      const isEvent = bytes[name + 1] === 69 && bytes[name + 2] === 86 && bytes[name + 3] === 69;
      const isAlarm = bytes[name + 1] === 65 && bytes[name + 2] === 76 && bytes[name + 3] === 65;
      let end = name + 6;
      if (bytes[name - 1] !== COLON || bytes[name] !== 86 || !isLineEnd(bytes[end])) return NOT_PLAIN;
      while (isLineEnd(bytes[end])) end++;
      if (isBlank(bytes[end])) return NOT_PLAIN;
      if (isEvent && !isBegin) return end;
      if (!isAlarm || isInAlarm === isBegin) return NOT_PLAIN;
      isInAlarm = isBegin;
    } else if (isInAlarm) continue;
    else if (sort !== TIME || !takePlainTime(facts, bytes, at)) {
      const end = nextLine(bytes, words, head, at);
      if (sort === UID && nameIs(bytes, at, UID_NAME)) facts.uid = uidMark(bytes, at, end);
      else if (sort === FOLDED) facts.isUnclear = true;
      else facts.take(sort, bytes, at, end);
    }
  }
}

/** DTSTART, DTEND or DTSTAMP in one piece, with nothing odd in it. */
function takePlainTime(facts: BlockFacts, bytes: Uint8Array, start: number): boolean {
  // "DTSTART", "DTSTAMP" or "DTEND", and what may follow a name.
  const letter = bytes[start + 5];
  const isStamp = letter === 77 && bytes[start + 6] === 80;
  const isStart = letter === 82 && bytes[start + 6] === 84;
  const nameEnd = isStamp || isStart ? start + 7 : start + 5;
  if (bytes[nameEnd] !== COLON && bytes[nameEnd] !== 59) return false;
  if (
    isStamp || isStart
      ? bytes[start + 2] !== 83 || bytes[start + 3] !== 84 || bytes[start + 4] !== 65
      : bytes[start + 2] !== 69 || bytes[start + 3] !== 78 || bytes[start + 4] !== 68
  )
    return false;
  let end = nameEnd;
  let value = 0;
  for (let c = bytes[end] as number; c > CR; c = bytes[++end] as number) if (c === COLON) value = end + 1;
  const last = end;
  while (isLineEnd(bytes[end])) end++;
  if (end === last || isBlank(bytes[end]) || value === 0) return false;
  let date = 0;
  for (let i = value; i < value + 8; i++) {
    const digit = (bytes[i] as number) - 48;
    if (digit < 0 || digit > 9) return false;
    date = date * 10 + digit;
  }
  if (isStamp) {
    for (let i = value + 8; i < last; i++) {
      const digit = (bytes[i] as number) - 48;
      if (digit >= 0 && digit <= 9) date = date * 10 + digit;
    }
    facts.stamp = date;
    return true;
  }
  const day = dayOf(Math.floor(date / 10_000), Math.floor(date / 100) % 100, date % 100);
  if (isStart) facts.startDay = day;
  else facts.endDay = day;
  return true;
}
