import { BlockFacts } from './block-facts.ts';
import { joined } from './charset.ts';
import { MAX_CALENDAR_LINES, MAX_EVENT_BYTES, MAX_LINE_BYTES, MAX_PREFACE_BYTES } from './limits.ts';
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

const LF = 10;
const CR = 13;
const SPACE = 32;
const TAB = 9;
const STRETCH_BYTES = 65_536;
const NOTHING = new Uint8Array(0);
const LINE_END = Uint8Array.of(LF);

/** Whether a line of an event matters to the scanner, by its first two bytes: BEGIN, DTSTART, UID … or a fold there. */
const MATTERS = new Uint8Array(65_536);
for (const [first = '', seconds = ''] of ['BE', 'DTU', 'EN', 'RRDE', 'SE', 'UI'].map((row) => [row[0], row.slice(1)])) {
  for (const second of `${seconds}${seconds.toLowerCase()}\r\n`) {
    for (const letter of [first, first.toLowerCase()]) {
      MATTERS[letter.charCodeAt(0) * 256 + second.charCodeAt(0)] = 1;
    }
  }
}

const isLineEnd = (c: number | undefined): boolean => c === LF || c === CR;
const isBlank = (c: number | undefined): boolean => c === SPACE || c === TAB;

/** Where the next logical line begins, or the length: the inner loop of everything, four bytes at a time. */
function nextLine(bytes: Uint8Array, from: number): number {
  const length = bytes.length;
  let i = from;
  for (;;) {
    while (
      i + 4 <= length &&
      (bytes[i] as number) > CR &&
      (bytes[i + 1] as number) > CR &&
      (bytes[i + 2] as number) > CR &&
      (bytes[i + 3] as number) > CR
    ) {
      i += 4;
    }
    while (i < length && (bytes[i] as number) > CR) i++;
    if (i >= length) return length;
    let c = bytes[i];
    if (!isLineEnd(c)) {
      i++;
      continue;
    }
    do c = bytes[++i];
    while (isLineEnd(c));
    if (!isBlank(c)) return i;
  }
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
    const bytes = this.#carry.length > 0 ? joined([this.#carry, rest]) : rest;
    let end = 0;
    // In stretches, so that the engine has a second chance to compile the loop while a whole feed is scanned.
    for (let from = -1; end > from && end < bytes.length; ) {
      from = end;
      end = this.#scan(bytes, from, false);
    }
    this.#keep(bytes, end);
    this.#partStart = 0;
    this.#carry = end < bytes.length ? bytes.slice(end) : NOTHING;
  }

  /** To be called once, after the last chunk. */
  end(): void {
    for (let at = 0; at < this.#carry.length; ) at = this.#scan(this.#carry, at, true);
    this.#carry = NOTHING;
  }

  /** Takes in whole logical lines, a stretch of them; returns where the first one begins that was not taken. */
  #scan(bytes: Uint8Array, from: number, isLast: boolean): number {
    const length = bytes.length;
    const stretchEnd = Math.min(length, from + STRETCH_BYTES);
    let start = from;
    while (start < stretchEnd) {
      const i = nextLine(bytes, start);
      const hasEnded = i < length || isLast;
      if (!hasEnded && i - start <= MAX_LINE_BYTES) return start;
      const end = Math.min(i, start + MAX_LINE_BYTES);
      if (this.#inside !== 'event' || MATTERS[(bytes[start] as number) * 256 + (bytes[start + 1] ?? 0)] === 1) {
        this.#line(bytes, start, end);
      }
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
