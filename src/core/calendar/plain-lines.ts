import { type BlockFacts, DTEND, DTSTAMP, DTSTART, nameIs, SEQUENCE_NAME } from './block-facts.ts';
import { SEQUENCE } from './line-sorts.ts';
import { nextLine, TAIL_BYTES, type WordedBytes } from './next-line.ts';
import { HIGH_FACTOR, HIGH_SEED, LOW_FACTOR, LOW_SEED, mixed } from './uid-mark.ts';

const LF = 10;
const CR = 13;
const BLANK = 32;
const COLON = 58;
/** A line that is longer is not plain: that keeps its reading before the end of the bytes. */
const MAX_PLAIN_BYTES = TAIL_BYTES - 4;
/** As many digits as a number holds exactly. */
const MAX_DIGITS = 15;
/** Not taken from `Math` for each letter: a cold engine looks it up each time. */
const { imul } = Math;

/** A line in which nothing is plain; gives its place back. */
export function takeOddLine(facts: BlockFacts, whole: WordedBytes, at: number, sort: number): number {
  const { bytes, words, head } = whole;
  facts.take(sort, bytes, at, nextLine(bytes, words, head, at));
  return at;
}

/** A UID; gives where its line ends. */
export function takeUidLine(facts: BlockFacts, whole: WordedBytes, at: number, sort: number): number {
  const { bytes } = whole;
  const limit = at + MAX_PLAIN_BYTES;
  let low = LOW_SEED;
  let high = HIGH_SEED;
  let last = 0;
  let i = bytes[at + 2] === 68 && bytes[at + 3] === COLON && (bytes[at + 4] as number) > BLANK ? at + 4 : limit;
  while (i < limit) {
    const c = bytes[i] as number;
    if (c > CR) {
      low = imul(low ^ c, LOW_FACTOR);
      high = imul(high ^ c, HIGH_FACTOR);
      last = c;
      i++;
    } else {
      const lineFeed = c === CR ? i + 1 : i;
      // A blank before a line end may mean nothing.
      if (last <= BLANK || bytes[lineFeed] !== LF) break;
      const next = bytes[lineFeed + 1] as number;
      if (next > BLANK) {
        facts.uid = mixed(low, high);
        return i;
      }
      if (next !== BLANK) break;
      i = lineFeed + 2;
    }
  }
  return takeOddLine(facts, whole, at, sort);
}

/** DTSTART, DTEND, DTSTAMP or SEQUENCE; gives where the line ends. */
export function takeNumberLine(facts: BlockFacts, whole: WordedBytes, at: number, sort: number): number {
  const { bytes } = whole;
  const limit = at + MAX_PLAIN_BYTES;
  const isEnd = bytes[at + 2] === 69;
  const isStart = bytes[at + 5] === 82;
  const name = sort === SEQUENCE ? SEQUENCE_NAME : isEnd ? DTEND : isStart ? DTSTART : DTSTAMP;
  let value = 0;
  let number = 0;
  let digits = 0;
  let i = nameIs(bytes, at, name) ? at + name.length : limit;
  while (i < limit) {
    const c = bytes[i] as number;
    if (c <= CR) break;
    i++;
    if (c === COLON) {
      value = i;
      number = 0;
      digits = 0;
    } else if (c >= 48 && c <= 57) {
      number = number * 10 + (c - 48);
      digits++;
    }
  }
  // The line ends here by CR and LF, or by LF, and another one begins after it.
  const lineFeed = bytes[i] === CR ? i + 1 : i;
  let isPlain =
    i < limit && value > 0 && digits <= MAX_DIGITS && bytes[lineFeed] === LF && (bytes[lineFeed + 1] as number) > BLANK;
  if (sort === SEQUENCE) {
    if (isPlain) facts.sequence = number;
  } else if (name === DTSTAMP) {
    if (isPlain) facts.stamp = number;
  } else {
    // 20260323, or 20260323T090000, or that with a Z.
    const others = i - value - digits;
    if (digits === 14) {
      isPlain &&= bytes[value + 8] === 84 && others === (bytes[i - 1] === 90 ? 2 : 1);
      number = Math.floor(number / 1e6);
    } else isPlain &&= digits === 8 && others === 0;
    if (isPlain && isEnd) facts.end = number;
    else if (isPlain) facts.start = number;
  }
  return isPlain ? i : takeOddLine(facts, whole, at, sort);
}
