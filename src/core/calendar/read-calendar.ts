import { LinkReader } from '../calls/link-reader.ts';
import { type BlockFacts, NO_DATE } from './block-facts.ts';
import type { CalendarProblem } from './calendar.ts';
import { Transcoder } from './charset.ts';
import { readNamedLine } from './content-line.ts';
import { DAY_MS, dateNumberOf, dayOfDate } from './days.ts';
import { readEvent } from './event.ts';
import { FarChanges } from './far-changes.ts';
import { FeedCalendar } from './feed-calendar.ts';
import { FeedScanner, NoCalendar } from './feed-scanner.ts';
import type { FeedSink } from './feed-sink.ts';
import { ianaZone } from './iana-zone.ts';
import type { LeftOut, LeftOutReason } from './left-out.ts';
import {
  LONGEST_REFRESH_MS,
  MAX_EVENTS,
  MAX_FEED_BYTES,
  MAX_KEPT_EVENTS,
  MAX_LEFT_OUT,
  MAX_NAME_LENGTH,
  SERIES_SLACK_MS,
  ZONE_SLACK_MS,
} from './limits.ts';
import { type FeedEntry, occurrencesOf } from './occurrences.ts';
import { PassedOver } from './passed-over.ts';
import type { Reading, ReadingRequest } from './reading.ts';
import { shownText } from './shown-text.ts';
import { instanceMark, NO_UID, uidMarkOf } from './uid-mark.ts';
import { unfoldedLines, unfoldedText } from './unfold.ts';
import { readDuration } from './values.ts';
import { UTC, type Zone } from './zone.ts';

/** The feed cannot be read on: stop the download. `end()` then says the same. */
export class ReadingStopped extends Error {
  readonly problem: CalendarProblem;

  constructor(problem: CalendarProblem, detail: string) {
    super(detail);
    this.problem = problem;
  }
}

export interface CalendarReader {
  /** Takes the next bytes, and keeps none of the chunk. @throws ReadingStopped */
  push(chunk: Uint8Array): void;
  /** Everything has come. */
  end(): Reading;
  /** The same in small steps, so that whoever waits meanwhile can be answered between two of them. */
  endInSteps(): Generator<undefined, Reading>;
}

/** Reads a feed while it is downloaded. It never throws for what a feed holds, except to stop the download. */
export function calendarReader(request: ReadingRequest): CalendarReader {
  return new Reader(request);
}

/** Reads a feed that is there as a whole. */
export function readCalendar(bytes: Uint8Array, request: ReadingRequest): Reading {
  const reader = calendarReader(request);
  try {
    reader.push(bytes);
  } catch (error) {
    if (!(error instanceof ReadingStopped)) throw error;
  }
  return reader.end();
}

class Reader implements CalendarReader, FeedSink {
  readonly #request: ReadingRequest;
  readonly #firstDay: number;
  readonly #lastDay: number;
  /** The same as dates. An event that ended on the day before may last into the window's first. */
  readonly #firstDate: number;
  readonly #lastDate: number;
  readonly #userZone: Zone;
  readonly #scanner = new FeedScanner(this);
  readonly #transcoder = new Transcoder();
  readonly #entries: FeedEntry[] = [];
  readonly #leftOut: LeftOut[] = [];
  readonly #passedOver = new PassedOver();
  readonly #links: LinkReader;
  readonly #far: FarChanges;
  #calendar: FeedCalendar | null = null;
  #name: string | null = null;
  #refreshMs: number | null = null;
  #bytes = 0;
  #events = 0;
  #stopped: ReadingStopped | null = null;

  constructor(request: ReadingRequest) {
    this.#request = request;
    this.#links = new LinkReader(request.callSites ?? []);
    this.#userZone = ianaZone(request.zone) ?? UTC;
    this.#firstDay = Math.floor((request.fromMs - ZONE_SLACK_MS) / DAY_MS);
    this.#lastDay = Math.ceil((request.toMs + ZONE_SLACK_MS) / DAY_MS);
    this.#firstDate = dateNumberOf(this.#firstDay - 1);
    this.#lastDate = dateNumberOf(this.#lastDay);
    this.#far = new FarChanges(this.#firstDate, this.#lastDate);
  }

  push(chunk: Uint8Array): void {
    if (this.#stopped) throw this.#stopped;
    this.#bytes += chunk.length;
    if (this.#bytes > MAX_FEED_BYTES) this.#stop('too-large', `more than ${MAX_FEED_BYTES} bytes`);
    this.#scan(() => this.#scanner.push(this.#transcoder.push(chunk)));
  }

  end(): Reading {
    const steps = this.endInSteps();
    for (;;) {
      const { done, value } = steps.next();
      if (done) return value;
    }
  }

  *endInSteps(): Generator<undefined, Reading> {
    try {
      if (!this.#stopped) this.#scan(() => this.#scanner.push(this.#transcoder.end()));
      if (!this.#stopped) this.#scan(() => this.#scanner.end());
      yield;
      if (!this.#calendar && !this.#stopped) this.#stop('not-a-calendar', 'no BEGIN:VCALENDAR');
    } catch (error) {
      if (!(error instanceof ReadingStopped)) throw error;
    }
    const stopped = this.#stopped;
    if (stopped) return { ok: false, problem: stopped.problem, detail: stopped.message, occurrences: [] };
    for (const { bytes, uid, calendar, order } of this.#far.meant()) this.#read(bytes, uid, calendar, order);
    const occurrences = yield* occurrencesOf(this.#entries, this.#passedOver, this.#request, (what, why) =>
      this.#leaveOut(what, why),
    );
    if (this.#scanner.isOpen) {
      return { ok: false, problem: 'truncated', detail: 'no END:VCALENDAR at the end', occurrences };
    }
    const leftOut = this.#leftOut;
    const { ok, name, refreshMs } = { ok: true as const, name: this.#name, refreshMs: this.#refreshMs };
    return { ok, name, occurrences, isComplete: leftOut.length === 0, leftOut, refreshMs };
  }

  beginCalendar(): void {
    this.#calendar = new FeedCalendar(this.#userZone);
  }

  calendarLine(text: string): void {
    const line = readNamedLine(text);
    const calendar = this.#calendar;
    if (!line || !calendar) return;
    const { name, value } = line;
    if (name === 'METHOD') calendar.method = value.trim().toUpperCase();
    else if (name === 'X-WR-TIMEZONE' || name === 'TIMEZONE-ID') calendar.defaultTzid = value.trim();
    else if (name === 'X-WR-CALNAME' || name === 'NAME') this.#name ??= shownText(value, MAX_NAME_LENGTH) || null;
    else if (name === 'REFRESH-INTERVAL' || name === 'X-PUBLISHED-TTL') {
      const duration = readDuration(value);
      const ms = duration ? duration.days * DAY_MS + duration.ms : 0;
      if (ms > 0) this.#refreshMs ??= Math.min(LONGEST_REFRESH_MS, ms);
    }
  }

  zone(bytes: Uint8Array): void {
    this.#calendar?.define(unfoldedLines(bytes));
  }

  wants(facts: BlockFacts): boolean {
    if (++this.#events > MAX_EVENTS) this.#stop('too-large', `more than ${MAX_EVENTS} events`);
    if (this.#isNear(facts)) return true;
    const { uid, recurrence, sequence, stamp } = facts;
    if (uid !== NO_UID) {
      const mark = recurrence === NO_DATE ? uid : instanceMark(uid, recurrence);
      this.#passedOver.add(mark, sequence, stamp, this.#events);
    }
    return false;
  }

  event(bytes: Uint8Array, facts: BlockFacts): void {
    const calendar = this.#calendar;
    if (!calendar) return;
    const isFull = this.#entries.length + this.#far.count >= MAX_KEPT_EVENTS;
    if (isFull) this.#leaveOut('', 'too-many-events');
    else if (!this.#far.take(bytes, facts, calendar, this.#events)) {
      this.#read(bytes, facts.uid, calendar, this.#events);
    }
  }

  #read(bytes: Uint8Array, uid: number, calendar: FeedCalendar, order: number): void {
    const event = readEvent(unfoldedText(bytes), this.#links);
    if (event) {
      const version = { sequence: event.sequence, stamp: event.stamp, order };
      this.#entries.push({ event, calendar, uid: uid || uidMarkOf(event.uid ?? ''), version });
    } else this.#leaveOut('', 'unreadable-event');
  }

  /** Whether it may touch the window, by what is certain. */
  #isNear(facts: BlockFacts): boolean {
    const { start, end } = facts;
    if (facts.isUnclear || start === NO_DATE) return true;
    if (start <= this.#lastDate && (start >= this.#firstDate || end >= this.#firstDate)) return true;
    const isSingle = !facts.hasRule && !facts.hasExtraDates && facts.recurrence === NO_DATE;
    return !isSingle && this.#isNearInSeries(facts);
  }

  /** Series and their changes may be moved by more than zones; and what an instance stands for may have been longer. */
  #isNearInSeries(facts: BlockFacts): boolean {
    if (facts.isForFuture || facts.hasExtraDates) return true;
    const { start, end } = facts;
    const firstDay = this.#firstDay - SERIES_SLACK_DAYS;
    const lastDay = this.#lastDay + SERIES_SLACK_DAYS;
    if (facts.hasRule) {
      const startDay = dayOfDate(start);
      const lastingDays = end === NO_DATE ? 1 : Math.max(1, dayOfDate(end) - startDay + 1);
      const endDay = Math.max(facts.untilDay, startDay + facts.countedDays);
      return startDay <= lastDay && (facts.isEndless || endDay + lastingDays >= firstDay);
    }
    const recurrenceDay = dayOfDate(facts.recurrence);
    return recurrenceDay >= firstDay && recurrenceDay <= lastDay;
  }

  #leaveOut(what: string, why: LeftOutReason): void {
    const at = this.#leftOut.findIndex((known) => known.what === what && known.why === why);
    const known = this.#leftOut[at];
    if (known) this.#leftOut[at] = { ...known, count: known.count + 1 };
    else if (this.#leftOut.length < MAX_LEFT_OUT) this.#leftOut.push({ what, why, count: 1 });
  }

  #scan(work: () => void): void {
    try {
      work();
    } catch (error) {
      if (error instanceof NoCalendar) this.#stop('not-a-calendar', 'no BEGIN:VCALENDAR');
      throw error;
    }
  }

  #stop(problem: CalendarProblem, detail: string): never {
    this.#stopped = new ReadingStopped(problem, detail);
    throw this.#stopped;
  }
}

const SERIES_SLACK_DAYS = SERIES_SLACK_MS / DAY_MS;
