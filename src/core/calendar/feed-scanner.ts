import { BlockFacts } from './block-facts.ts';
import { joined } from './charset.ts';
import { MAX_CALENDAR_LINES, MAX_EVENT_BYTES, MAX_LINE_BYTES, MAX_PREFACE_BYTES } from './limits.ts';
import { isBlank, isLineEnd, nextLine, type WordedBytes, worded } from './next-line.ts';
import { structureOf } from './structure.ts';
import { unfoldedLines } from './unfold.ts';

/** What the scanner finds, in the feed's order. */
export interface FeedSink {
  beginCalendar(): void;
  /** A line of the calendar itself, such as METHOD. */
  calendarLine(text: string): void;
  /** A VTIMEZONE; folded, from BEGIN to END. */
  zone(bytes: Uint8Array): void;
  /** Whether an event is worth its bytes. Called once for each VEVENT. */
  wants(facts: BlockFacts): boolean;
  /** An event that is wanted; folded, from BEGIN to END. */
  event(bytes: Uint8Array, facts: BlockFacts): void;
}

const STRETCH_BYTES = 65_536;
const NOTHING = new Uint8Array(0);
const LINE_END = Uint8Array.of(10);

/** What a line of an event is to the scanner, by its first two bytes; 0 for most. First: DTSTART, UID, RRULE and their like. */
const FACT = 1;
/** BEGIN, END, or a line that is folded here already. */
const UNCERTAIN = 2;
const SORTS = new Uint8Array(65_536);
for (const name of ['BE', 'DT', 'DU', 'EN', 'RR', 'RD', 'RE', 'SE', 'UI']) {
  const isStructure = name === 'BE' || name === 'EN';
  for (const first of [name[0], name[0]?.toLowerCase()]) {
    for (const second of [name[1], name[1]?.toLowerCase(), '\r', '\n']) {
      const isFolded = second === '\r' || second === '\n';
      SORTS[twoBytes(`${first}${second}`)] = isStructure || isFolded ? UNCERTAIN : FACT;
    }
  }
}

function twoBytes(text: string): number {
  return text.charCodeAt(0) * 256 + text.charCodeAt(1);
}

/** So many bytes, and no calendar has begun. */
export class NoCalendar extends Error {}

/**
 * Finds the calendars, zones and events of a feed in its bytes, chunk by chunk, without decoding what nobody wants. Only
 * the beginning of a logical line can be structure: a folded line's rest may read ` END:VEVENT` and mean nothing. What is
 * found does not depend on where the chunks were cut.
 */
export class FeedScanner {
  readonly #sink: FeedSink;
  /** The bytes of a logical line whose end has not come yet. */
  #carry: Uint8Array = NOTHING;
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
  /** What is kept of the event or zone so far, and where in the bytes at hand the next part of it begins. */
  #parts: Uint8Array[] = [];
  #keptBytes = 0;
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
    if (rest.length === 0) return;
    const lineEnd = this.#carry.length === 0 ? 0 : this.#endOfCarried(rest);
    if (lineEnd === null) {
      this.#take(joined([this.#carry, rest]), false);
      return;
    }
    // Only the line that was cut is copied.
    if (this.#carry.length > 0) this.#take(joined([this.#carry, rest.subarray(0, lineEnd)]), true);
    this.#take(rest.subarray(lineEnd), false);
  }

  /** To be called once, after the last chunk. */
  end(): void {
    this.#take(this.#carry, true);
  }

  /** Where the logical line ends in these bytes whose beginning was carried over; null where it goes on behind them. */
  #endOfCarried(rest: Uint8Array): number | null {
    const [c] = rest;
    if (isLineEnd(this.#carry[this.#carry.length - 1]) && !isLineEnd(c) && !isBlank(c)) return 0;
    const { bytes, words, head } = worded(rest);
    const end = nextLine(bytes, words, head, 0);
    return end < rest.length ? end : null;
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
    this.#carry = end < bytes.length ? bytes.slice(end) : NOTHING;
  }

  /** Takes in whole logical lines, a stretch of them; returns where the first one begins that was not taken. */
  #scan(whole: WordedBytes, from: number, isLast: boolean): number {
    const { bytes, words, head } = whole;
    const length = bytes.length;
    const stretchEnd = Math.min(length, from + STRETCH_BYTES);
    let start = from;
    while (start < stretchEnd) {
      const i = nextLine(bytes, words, head, start);
      const hasEnded = i < length || isLast;
      if (!hasEnded && i - start <= MAX_LINE_BYTES) return start;
      const end = Math.min(i, start + MAX_LINE_BYTES);
      const isSorted = this.#inside === 'event' && start + 1 < length;
      const sort = isSorted ? SORTS[(bytes[start] as number) * 256 + (bytes[start + 1] as number)] : UNCERTAIN;
      if (sort === UNCERTAIN) this.#line(bytes, start, end);
      else if (sort === FACT && this.#depth === 1) this.#facts.take(bytes, start, end);
      if (end < i) {
        this.#keep(bytes, end);
        this.#keepPart(LINE_END);
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

  #line(bytes: Uint8Array, start: number, end: number): void {
    const structure = structureOf(bytes, start, end);
    if (structure !== null) this.#structure(structure, bytes, start, end);
    else if (this.#inside === 'event') {
      if (this.#depth === 1) this.#facts.take(bytes, start, end);
    } else if (this.#inside === 'nothing' && this.#isInCalendar && this.#calendarLines++ < MAX_CALENDAR_LINES) {
      this.#sink.calendarLine(unfoldedLines(bytes.subarray(start, end))[0] ?? '');
    }
  }

  #structure(structure: string, bytes: Uint8Array, start: number, end: number): void {
    if (structure === 'BEGIN:VCALENDAR' || structure === 'END:VCALENDAR') {
      this.#close(bytes, start);
      this.#isInCalendar = structure === 'BEGIN:VCALENDAR';
      this.#hadCalendar ||= this.#isInCalendar;
      if (this.#isInCalendar) this.#sink.beginCalendar();
    } else if (!this.#isInCalendar) return;
    else if (structure === 'BEGIN:VEVENT' || structure === 'BEGIN:VTIMEZONE') {
      // These stand in no other component: whatever is open was not closed, and must not swallow them.
      this.#close(bytes, start);
      this.#inside = structure === 'BEGIN:VEVENT' ? 'event' : 'zone';
      this.#depth = 1;
      this.#partStart = start;
      this.#facts = new BlockFacts();
    } else if (structure === 'END:VEVENT' || structure === 'END:VTIMEZONE') {
      if (this.#inside === (structure === 'END:VEVENT' ? 'event' : 'zone')) this.#close(bytes, end);
    } else if (structure.startsWith('BEGIN:')) {
      if (this.#inside === 'nothing') this.#inside = 'other';
      this.#depth++;
    } else if (this.#depth > 0) {
      this.#depth = Math.max(this.#inside === 'other' ? 0 : 1, this.#depth - 1);
      if (this.#depth === 0) this.#inside = 'nothing';
    }
  }

  /** Ends the component that is open, here. */
  #close(bytes: Uint8Array, end: number): void {
    if (this.#inside === 'zone' || (this.#inside === 'event' && this.#sink.wants(this.#facts))) {
      // A block that lies whole in the bytes at hand is not copied.
      const isHere = this.#parts.length === 0 && end - this.#partStart <= MAX_EVENT_BYTES;
      if (!isHere) this.#keep(bytes, end);
      const block = isHere ? bytes.subarray(this.#partStart, end) : joined(this.#parts);
      if (this.#inside === 'zone') this.#sink.zone(block);
      else this.#sink.event(block, this.#facts);
    }
    this.#inside = 'nothing';
    this.#depth = 0;
    this.#parts = [];
    this.#keptBytes = 0;
  }

  /** Keeps the bytes at hand up to here, if they belong to an event or a zone. */
  #keep(bytes: Uint8Array, end: number): void {
    if (end > this.#partStart && (this.#inside === 'event' || this.#inside === 'zone')) {
      this.#keepPart(bytes.slice(this.#partStart, end));
    }
    this.#partStart = end;
  }

  #keepPart(part: Uint8Array): void {
    if (this.#inside !== 'event' && this.#inside !== 'zone') return;
    const room = MAX_EVENT_BYTES - this.#keptBytes;
    if (room <= 0) return;
    this.#parts.push(part.length > room ? part.subarray(0, room) : part);
    this.#keptBytes += Math.min(part.length, room);
  }
}
