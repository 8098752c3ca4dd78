import type { BlockFacts } from './block-facts.ts';
import { MAX_LINE_BYTES } from './limits.ts';
import { LINE_SORTS, SEQUENCE, STRUCTURE, TIME, UID } from './line-sorts.ts';
import { sortedLineAfter, type WordedBytes } from './next-line.ts';
import { takeNumberLine, takeOddLine, takeUidLine } from './plain-lines.ts';
import { isPlainly, PLAIN_BEGIN_ALARM, PLAIN_END_ALARM, PLAIN_END_EVENT } from './structure.ts';

/** No event begins here, or one that is not plain: with other components in it than alarms, or very long. */
export const NOT_PLAIN = -1;
/** The event's end is not among the bytes. */
export const INCOMPLETE = -2;

type Taker = (facts: BlockFacts, whole: WordedBytes, at: number, sort: number) => number;

/**
 * Who takes in a line, by its sort: gives a place in or at the end of the line. Called by a table so that each is compiled
 * by itself: an engine puts a function that it knows into its caller, and does so anew wherever one more guess was wrong.
 */
const TAKERS: readonly Taker[] = Array.from({ length: 8 }, (_, sort) =>
  sort === UID ? takeUidLine : sort === TIME || sort === SEQUENCE ? takeNumberLine : takeOddLine,
);

/**
 * Looks at an event that begins here, as nearly all of them are: gives where it ends (or one of the above) and puts into
 * `facts` what it tells. The scanner could do the same line by line. But a cold engine spends more time on compiling all
 * of that than it takes to read a large feed: here are few functions, each small.
 */
export function glance(whole: WordedBytes, start: number, facts: BlockFacts): number {
  const { bytes } = whole;
  let isInAlarm = false;
  for (let at = start; ; ) {
    at = sortedLineAfter(LINE_SORTS, whole, at);
    if (at < 0) return bytes.length - start > MAX_LINE_BYTES ? NOT_PLAIN : INCOMPLETE;
    if (at - start > MAX_LINE_BYTES) return NOT_PLAIN;
    const sort = LINE_SORTS[((bytes[at] as number) << 8) | (bytes[at + 1] as number)] as number;
    if (sort === STRUCTURE) {
      const isEnd = ((bytes[at] as number) | 32) === 101;
      const letters = isInAlarm ? PLAIN_END_ALARM : isEnd ? PLAIN_END_EVENT : PLAIN_BEGIN_ALARM;
      if (!isPlainly(bytes, at, letters)) return NOT_PLAIN;
      if (isInAlarm || !isEnd) isInAlarm = !isInAlarm;
      else {
        at += PLAIN_END_EVENT.length;
        while (bytes[at] === 10 || bytes[at] === 13) at++;
        return at;
      }
    } else if (!isInAlarm) at = (TAKERS[sort] as Taker)(facts, whole, at, sort);
  }
}
