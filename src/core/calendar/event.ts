import { findJoinLink } from '../calls/join-link.ts';
import { LONGEST_LINK } from '../calls/link.ts';
import type { LinkReader } from '../calls/link-reader.ts';
import type { LinkedPage } from '../sites/linked-page.ts';
import { type Attendee, attendeeOf } from './attendance.ts';
import { readContentLine, unescapeText } from './content-line.ts';
import { EventLines, type LineName } from './event-lines.ts';
import { MAX_DESCRIPTION_LENGTH, MAX_TITLE_LENGTH } from './limits.ts';
import { findLinkedPages } from './linked-pages.ts';
import { shownText } from './shown-text.ts';
import { type Duration, type PeriodValue, readDuration, type TimeValue } from './values.ts';

/** One VEVENT, read but not yet placed in time: its zones may be defined further down in the feed. */
export interface FeedEvent {
  readonly uid: string | null;
  readonly start: TimeValue;
  readonly end: TimeValue | null;
  readonly duration: Duration | null;
  readonly rules: readonly string[];
  readonly exclusionRules: readonly string[];
  readonly extraDates: readonly PeriodValue[];
  /** EXDATE; perhaps without such as are far from the stretch between two local times. */
  exceptionDates(fromMs: number, toMs: number): readonly TimeValue[];
  /** There were more dates than are read. */
  readonly hasTooManyDates: boolean;
  readonly recurrenceId: TimeValue | null;
  /** RANGE=THISANDFUTURE: it stands for all later instances too. */
  readonly isForFuture: boolean;
  readonly sequence: number;
  /** DTSTAMP as a number of its digits, for comparing. */
  readonly stamp: number;
  readonly title: string;
  /** Upper case; empty where not given. */
  readonly status: string;
  readonly transparency: string;
  readonly busyStatus: string;
  readonly eventType: string;
  readonly categories: string;
  readonly isMarkedAllDay: boolean;
  /** Thunderbird: a master made up to hold instances that came without one. */
  readonly isFakedMaster: boolean;
  readonly organizer: Attendee | null;
  attendees(): readonly Attendee[];
  /** Where the call is joined. */
  joinUrl(): string | null;
  /** The pages that it links. */
  linkedPages(): readonly LinkedPage[];
}

/** Null where it cannot be told when the event is. `text` is unfolded, from BEGIN to END; `links` reads its links. */
export function readEvent(text: string, links: LinkReader): FeedEvent | null {
  const lines = new EventLines(text);
  const recurrenceId = lines.time('RECURRENCE-ID');
  // An instance that is cancelled needs to say no more than which it is (RFC 5546 3.2.5).
  const start = lines.has('DTSTART') ? lines.time('DTSTART') : recurrenceId;
  return start && new ReadEvent(lines, start, recurrenceId, links);
}

/** What only says how an event is shown is read when it is asked for: many that are kept do not come into the window. */
class ReadEvent implements FeedEvent {
  readonly uid: string | null;
  readonly start: TimeValue;
  readonly end: TimeValue | null;
  readonly duration: Duration | null;
  readonly recurrenceId: TimeValue | null;
  readonly isForFuture: boolean;
  readonly sequence: number;
  readonly stamp: number;
  readonly isMarkedAllDay: boolean;
  readonly #lines: EventLines;
  readonly #links: LinkReader;
  #title: string | undefined;
  #attendees: Attendee[] | undefined;
  #joinUrl: string | null | undefined;
  readonly #longTexts = new Map<LineName, string | null>();

  constructor(lines: EventLines, start: TimeValue, recurrenceId: TimeValue | null, links: LinkReader) {
    this.#lines = lines;
    this.#links = links;
    this.start = start;
    this.uid = lines.text('UID') || null;
    this.end = lines.time('DTEND');
    this.duration = readDuration(lines.text('DURATION'));
    // An instance that nobody can find stands for itself: as a second master it would be taken for the whole series.
    this.recurrenceId = recurrenceId ?? (lines.has('RECURRENCE-ID') ? start : null);
    this.isForFuture =
      recurrenceId !== null && /THISANDFUTURE/i.test(lines.line('RECURRENCE-ID')?.params.get('RANGE') ?? '');
    this.sequence = digitsOf(lines.text('SEQUENCE'));
    this.stamp = digitsOf(lines.text('DTSTAMP'));
    this.isMarkedAllDay = this.#word('X-MICROSOFT-CDO-ALLDAYEVENT', 'X-MICROSOFT-MSNCALENDAR-ALLDAYEVENT') === 'TRUE';
  }

  get rules(): readonly string[] {
    return this.#lines.rules;
  }

  get exclusionRules(): readonly string[] {
    return this.#lines.exclusionRules;
  }

  get extraDates(): readonly PeriodValue[] {
    return this.#lines.extraDates;
  }

  exceptionDates(fromMs: number, toMs: number): readonly TimeValue[] {
    return this.#lines.exceptionDates(fromMs, toMs);
  }

  get hasTooManyDates(): boolean {
    return this.#lines.hasTooManyDates;
  }

  get isFakedMaster(): boolean {
    return this.#lines.text('X-MOZ-FAKED-MASTER') === '1';
  }

  get title(): string {
    this.#title ??= shownText(this.#lines.line('SUMMARY')?.value ?? '', MAX_TITLE_LENGTH);
    return this.#title;
  }

  get status(): string {
    return this.#word('STATUS');
  }

  get transparency(): string {
    return this.#word('TRANSP');
  }

  get busyStatus(): string {
    return this.#word('X-MICROSOFT-CDO-BUSYSTATUS', 'X-MICROSOFT-MSNCALENDAR-BUSYSTATUS');
  }

  get eventType(): string {
    return this.#word('X-GOOGLE-EVENT-TYPE', 'X-GOOGLE-EVENTTYPE', 'X-EVENT-TYPE');
  }

  get categories(): string {
    return unescapeText(this.#lines.text('CATEGORIES'));
  }

  get organizer(): Attendee | null {
    const line = this.#lines.line('ORGANIZER');
    return line && attendeeOf(line);
  }

  attendees(): readonly Attendee[] {
    this.#attendees ??= this.#lines.attendees.flatMap((text) => readContentLine(text) ?? []).map(attendeeOf);
    return this.#attendees;
  }

  joinUrl(): string | null {
    if (this.#joinUrl === undefined) this.#joinUrl = this.#findJoinUrl();
    return this.#joinUrl;
  }

  linkedPages(): readonly LinkedPage[] {
    const attached = this.#lines.attachments.map((text) => readContentLine(text)?.value.slice(0, LONGEST_LINK) ?? null);
    const texts = PAGE_LINES.map((name) => this.#longText(name));
    return findLinkedPages([...attached, ...texts], this.#links);
  }

  #findJoinUrl(): string | null {
    const conference = this.#lines.conferences
      .flatMap((text) => readContentLine(text) ?? [])
      .map(({ params, value }) => ({ uri: value.trim(), isVideo: /VIDEO/i.test(params.get('FEATURE') ?? '') }));
    const found = findJoinLink(
      {
        conference: conference.sort((a, b) => Number(b.isVideo) - Number(a.isVideo)).map(({ uri }) => uri),
        googleConference: this.#longText('X-GOOGLE-CONFERENCE'),
        microsoftTeamsUrl: this.#longText('X-MICROSOFT-SKYPETEAMSMEETINGURL'),
        microsoftOnlineMeetingLink:
          this.#longText('X-MICROSOFT-ONLINEMEETINGEXTERNALLINK') ??
          this.#longText('X-MICROSOFT-ONLINEMEETINGCONFLINK'),
        url: this.#longText('URL'),
        location: this.#longText('LOCATION'),
        description: this.#longText('DESCRIPTION'),
        htmlDescription: this.#longText('X-ALT-DESC') ?? this.#longText('STYLED-DESCRIPTION'),
        title: this.#longText('SUMMARY'),
      },
      this.#links,
    );
    return found?.url ?? null;
  }

  #longText(name: LineName): string | null {
    let text = this.#longTexts.get(name);
    if (text === undefined) {
      const line = this.#lines.line(name);
      text = line && unescapeText(line.value.slice(0, MAX_DESCRIPTION_LENGTH));
      this.#longTexts.set(name, text);
    }
    return text;
  }

  /** The first of these lines that says something, in upper case. */
  #word(...names: LineName[]): string {
    for (const name of names) {
      const text = this.#lines.text(name);
      if (text !== '') return text.toUpperCase();
    }
    return '';
  }
}

const PAGE_LINES = ['URL', 'LOCATION', 'DESCRIPTION', 'X-ALT-DESC', 'STYLED-DESCRIPTION'] as const;

const digitsOf = (text: string): number => Number(text.replace(/\D/g, ''));
