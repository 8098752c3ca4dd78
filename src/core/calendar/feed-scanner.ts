import { BlockBytes } from './block-bytes.ts';
import { BlockFacts } from './block-facts.ts';
import { CarriedBytes } from './carried-bytes.ts';
import type { FeedSink } from './feed-sink.ts';
import { glance, INCOMPLETE } from './glance.ts';
import { MAX_CALENDAR_LINES, MAX_EVENT_BYTES, MAX_LINE_BYTES, MAX_PREFACE_BYTES } from './limits.ts';
import { FOLDED, LINE_SORTS, STRUCTURE } from './line-sorts.ts';
import { isBlank, isLineEnd, nextLine, sortedLineFrom, type WordedBytes, worded } from './next-line.ts';
import {
  BEGIN_CALENDAR,
  BEGIN_EVENT,
  BEGIN_OTHER,
  BEGIN_ZONE,
  END_CALENDAR,
  END_EVENT,
  END_OTHER,
  END_ZONE,
  isPlainly,
  NO_STRUCTURE,
  PLAIN_BEGIN_EVENT,
  structureOf,
} from './structure.ts';
import { unfoldedLines } from './unfold.ts';

const STRETCH_BYTES = 65_536;
const LINE_END = Uint8Array.of(10);

/** So many bytes, and no calendar has begun. */
export class NoCalendar extends Error {}

/**
 * Finds the calendars, zones and events of a feed in its bytes, chunk by chunk, without decoding what nobody wants. Only
 * the beginning of a logical line can be structure: a folded line's rest may read ` END:VEVENT` and mean nothing. What is
 * found does not depend on where the chunks were cut.
 */
export class FeedScanner {
  readonly #sink: FeedSink;
  readonly #carried = new CarriedBytes();
  /** An event begins in the bytes at hand and does not end in them. */
  #isCut = false;
  /** The rest of a line that was too long is being dropped; and whether it may just have ended. */
  #isSkipping = false;
  #wasLineEnd = false;
  #isInCalendar = false;
  #hadCalendar = false;
  #calendarLines = 0;
  /** Bytes of whole lines before the first calendar. */
  #prefaceBytes = 0;
  /** The component that is being read, if it matters. */
  #inside: 'nothing' | 'event' | 'zone' | 'other' = 'nothing';
  /** Components open within it, itself included. */
  #depth = 0;
  #facts = new BlockFacts();
  readonly #plainFacts = new BlockFacts();
  /** What is kept of the event or zone so far, and where in the bytes at hand the next part of it begins. */
  readonly #kept = new BlockBytes();
  #partStart = 0;

  constructor(sink: FeedSink) {
    this.#sink = sink;
  }

  /** A calendar is open: if nothing more comes, the feed was cut. */
  get isOpen(): boolean {
    return this.#isInCalendar;
  }

  push(chunk: Uint8Array): void {
    const rest = this.#isSkipping ? chunk.subarray(this.#skip(chunk)) : chunk;
    if (rest.length > 0) this.#take(this.#carried.before(rest), false);
  }

  /** To be called once, after the last chunk. */
  end(): void {
    this.#take(this.#carried.bytes, true);
  }

  /** Takes in all whole logical lines, and carries the rest over. */
  #take(bytes: Uint8Array, isLast: boolean): void {
    const whole = worded(bytes);
    let end = 0;
    // In stretches, so that the engine has a second chance to compile the loop while a whole feed is scanned.
    for (let from = -1; end > from && end < bytes.length; ) {
      from = end;
      end = this.#scan(whole, from, isLast);
    }
    this.#keep(bytes, end);
    this.#partStart = 0;
    this.#carried.set(bytes, end);
  }

  /** Takes in whole logical lines, a stretch of them; returns where the first one begins that was not taken. */
  #scan(whole: WordedBytes, from: number, isLast: boolean): number {
    const { bytes, words, head } = whole;
    const length = bytes.length;
    const stretchEnd = Math.min(length, from + STRETCH_BYTES);
    let start = from;
    // Up to here lines are looked at one by one, since one of them may be too long.
    let slowUntil = from;
    while (start < stretchEnd) {
      if (this.#inside === 'nothing' && this.#isInCalendar) {
        start = this.#plainEvents(whole, start, stretchEnd);
        if (this.#isCut && !isLast) return start;
        if (start >= stretchEnd) break;
      }
      if (this.#inside === 'event' && start >= slowUntil) {
        const next = sortedLineFrom(LINE_SORTS, whole, start);
        if (next - start > MAX_LINE_BYTES) slowUntil = next;
        else start = next;
      }
      const i = nextLine(bytes, words, head, start);
      const hasEnded = i < length || isLast;
      if (!hasEnded && i - start <= MAX_LINE_BYTES) return start;
      const end = Math.min(i, start + MAX_LINE_BYTES);
      if (this.#inside === 'event') this.#eventLine(bytes, start, end);
      else this.#line(bytes, start, end);
      if (end < i) {
        this.#keep(bytes, end);
        if (this.#inside === 'event' || this.#inside === 'zone') this.#kept.add(LINE_END);
        this.#partStart = i;
      }
      if (!hasEnded) {
        this.#isSkipping = true;
        this.#wasLineEnd = isLineEnd(bytes[length - 1]);
      }
      if (!this.#hadCalendar) {
        this.#prefaceBytes += i - start;
        if (this.#prefaceBytes > MAX_PREFACE_BYTES) throw new NoCalendar();
      }
      start = i;
    }
    return start;
  }

  /** Where the line that is being dropped ends, or the chunk's length. */
  #skip(chunk: Uint8Array): number {
    for (let i = 0; i < chunk.length; i++) {
      const c = chunk[i];
      if (this.#wasLineEnd && !isLineEnd(c) && !isBlank(c)) {
        this.#isSkipping = false;
        return i;
      }
      this.#wasLineEnd = isLineEnd(c);
    }
    return chunk.length;
  }

  /** Takes in the plain events that begin here, one after the other, as far as they lie whole in the bytes. */
  #plainEvents(whole: WordedBytes, from: number, stretchEnd: number): number {
    const { bytes } = whole;
    const facts = this.#plainFacts;
    this.#isCut = false;
    let start = from;
    while (start < stretchEnd && isPlainly(bytes, start, PLAIN_BEGIN_EVENT)) {
      facts.clear();
      const end = glance(whole, start, facts);
      this.#isCut = end === INCOMPLETE;
      if (end < 0) break;
      if (this.#sink.wants(facts)) this.#sink.event(bytes.subarray(start, end), facts);
      start = end;
    }
    return start;
  }

  #eventLine(bytes: Uint8Array, start: number, end: number): void {
    const sort = LINE_SORTS[(bytes[start] as number) * 256 + (bytes[start + 1] ?? 0)] as number;
    if (sort === STRUCTURE) {
      const structure = structureOf(bytes, start, end);
      if (structure !== NO_STRUCTURE) this.#structure(structure, bytes, start, end);
    } else if (sort !== 0 && this.#depth === 1) {
      if (sort === FOLDED) this.#facts.isUnclear = true;
      else this.#facts.take(sort, bytes, start, end);
    }
  }

  #line(bytes: Uint8Array, start: number, end: number): void {
    const structure = structureOf(bytes, start, end);
    if (structure !== NO_STRUCTURE) this.#structure(structure, bytes, start, end);
    else if (this.#inside === 'nothing' && this.#isInCalendar && this.#calendarLines++ < MAX_CALENDAR_LINES) {
      this.#sink.calendarLine(unfoldedLines(bytes.subarray(start, end))[0] ?? '');
    }
  }

  #structure(structure: number, bytes: Uint8Array, start: number, end: number): void {
    if (structure === BEGIN_CALENDAR || structure === END_CALENDAR) {
      this.#close(bytes, start);
      this.#isInCalendar = structure === BEGIN_CALENDAR;
      this.#hadCalendar ||= this.#isInCalendar;
      if (this.#isInCalendar) this.#sink.beginCalendar();
      return;
    }
    if (!this.#isInCalendar) return;
    switch (structure) {
      case BEGIN_EVENT:
      case BEGIN_ZONE:
        // These stand in no other component: whatever is open was not closed, and must not swallow them.
        this.#close(bytes, start);
        this.#inside = structure === BEGIN_EVENT ? 'event' : 'zone';
        this.#depth = 1;
        this.#partStart = start;
        this.#facts = new BlockFacts();
        return;
      case END_EVENT:
        if (this.#inside === 'event') this.#close(bytes, end);
        return;
      case END_ZONE:
        if (this.#inside === 'zone') this.#close(bytes, end);
        return;
      case BEGIN_OTHER:
        if (this.#inside === 'nothing') this.#inside = 'other';
        this.#depth++;
        return;
      case END_OTHER:
        if (this.#depth === 0) return;
        this.#depth = Math.max(this.#inside === 'other' ? 0 : 1, this.#depth - 1);
        if (this.#depth === 0) this.#inside = 'nothing';
    }
  }

  /** Ends the component that is open, here. */
  #close(bytes: Uint8Array, end: number): void {
    if (this.#inside === 'zone' || (this.#inside === 'event' && this.#sink.wants(this.#facts))) {
      // A block that lies whole in the bytes at hand is not copied.
      const isHere = this.#kept.isEmpty && end - this.#partStart <= MAX_EVENT_BYTES;
      if (!isHere) this.#keep(bytes, end);
      const block = isHere ? bytes.subarray(this.#partStart, end) : this.#kept.whole();
      if (this.#inside === 'zone') this.#sink.zone(block);
      else this.#sink.event(block, this.#facts);
    }
    this.#inside = 'nothing';
    this.#depth = 0;
    this.#kept.clear();
  }

  /** Keeps the bytes at hand up to here, if they belong to an event or a zone. */
  #keep(bytes: Uint8Array, end: number): void {
    if (end > this.#partStart && (this.#inside === 'event' || this.#inside === 'zone')) {
      this.#kept.add(bytes.slice(this.#partStart, end));
    }
    this.#partStart = end;
  }
}
