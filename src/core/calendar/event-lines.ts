import { type ContentLine, NO_PARAMS, readContentLine } from './content-line.ts';
import { dateNumberOf, dayAt } from './days.ts';
import { MAX_ATTACHMENTS, MAX_DATES, MAX_PEOPLE } from './limits.ts';
import { type PeriodValue, readPeriod, readTime, type TimeValue } from './values.ts';

/** A date or a list of them that nobody has looked at. */
interface WrittenDate {
  readonly written: string;
  readonly tzid: string | null;
  readonly isDateOnly: boolean;
}

const BEGINS_WITH_DATE = /^\d{8}/;

/** Dates as nearly all are written, with no more than a zone's name before them: no parameters need to be taken apart. */
const PLAIN_DATES = /^(?:;TZID=((?!\s)[^";:^]*[^\s";:^])|;(VALUE=DATE))?:([\dTZ,]+)$/;

/**
 * Exchange's own zones are addresses, and the names that it shows have times in them; both are also written without the
 * quotes that a colon needs: `;TZID=tzone://Microsoft/Utc:20260302T090000`, `;TZID=(UTC-05:00) Eastern Time:20260302T090000`.
 * Others put the time within the quotes too: `;TZID="W. Europe Standard Time:20260302T090000"`.
 */
const BARE_ZONE_DATES = /;TZID=(?:([^";]*:[^";]*)|"([^";]*)):([\dTZ,]{8,})"?$/i;

/** Whoever asks for a line by name asks for one of these. */
const NAMES = [
  ...['BEGIN', 'END', 'UID', 'DTSTART', 'DTEND', 'DURATION', 'DTSTAMP', 'SEQUENCE', 'RECURRENCE-ID'],
  ...['RRULE', 'EXRULE', 'RDATE', 'EXDATE', 'SUMMARY', 'STATUS', 'TRANSP', 'CATEGORIES', 'ORGANIZER', 'ATTENDEE'],
  ...['CONFERENCE', 'ATTACH', 'URL', 'LOCATION', 'DESCRIPTION', 'STYLED-DESCRIPTION', 'X-ALT-DESC', 'X-EVENT-TYPE'],
  ...['X-GOOGLE-CONFERENCE', 'X-GOOGLE-EVENT-TYPE', 'X-GOOGLE-EVENTTYPE', 'X-MOZ-FAKED-MASTER'],
  ...['X-MICROSOFT-CDO-ALLDAYEVENT', 'X-MICROSOFT-MSNCALENDAR-ALLDAYEVENT', 'X-MICROSOFT-SKYPETEAMSMEETINGURL'],
  ...['X-MICROSOFT-CDO-BUSYSTATUS', 'X-MICROSOFT-MSNCALENDAR-BUSYSTATUS'],
  ...['X-MICROSOFT-ONLINEMEETINGEXTERNALLINK', 'X-MICROSOFT-ONLINEMEETINGCONFLINK'],
] as const;
export type LineName = (typeof NAMES)[number];

/** Those lines, and no others: a name, and what stands behind it. One expression, since engines need not learn it. */
const LINE = new RegExp(`(?:^|[\\r\\n])[^\\S\\r\\n]*(${NAMES.join('|')})[^\\S\\r\\n]*([:;][^\\r\\n]*)`, 'gi');

/** The lines of a VEVENT itself, sorted by name. Most are kept as written: of most events most lines are never asked for. */
export class EventLines {
  readonly rules: string[] = [];
  readonly exclusionRules: string[] = [];
  readonly extraDates: PeriodValue[] = [];
  /** There were more dates than are read. */
  hasTooManyDates = false;
  /** ATTENDEE, as written behind the name. */
  readonly attendees: string[] = [];
  /** CONFERENCE, as written behind the name. */
  readonly conferences: string[] = [];
  /** ATTACH, as written behind the name. */
  readonly attachments: string[] = [];
  /** As written behind the name. */
  readonly #one = new Map<string, string>();
  readonly #exceptions: WrittenDate[] = [];

  /** `text` is unfolded, from BEGIN to END. */
  constructor(text: string) {
    let depth = 0;
    LINE.lastIndex = 0;
    for (let found = LINE.exec(text); found !== null; found = LINE.exec(text)) {
      const rest = found[2] as string;
      // Without a colon it is no line.
      if (!rest.includes(':')) continue;
      const name = (found[1] as string).toUpperCase();
      if (name === 'BEGIN') depth++;
      else if (name === 'END') depth--;
      // An alarm has a description, a duration and people of its own.
      else if (depth === 1) this.#take(name, rest);
    }
  }

  has(name: LineName): boolean {
    return this.#one.has(name);
  }

  /** The first line of that name. */
  line(name: LineName): ContentLine | null {
    const text = this.#one.get(name);
    if (text === undefined) return null;
    // Most have no parameters; told here, an engine does not put all of the other into this.
    return text.charCodeAt(0) === 58 ? { params: NO_PARAMS, value: text.slice(1) } : readContentLine(text);
  }

  /** Its date or time; null where there is none that can be read. */
  time(name: LineName): TimeValue | null {
    const text = this.#one.get(name);
    const dates = text === undefined ? null : writtenDates(text);
    return dates && readTime(dates.written, dates.tzid, dates.isDateOnly);
  }

  /** Its value without blanks around it; empty where there is none. */
  text(name: LineName): string {
    const text = this.#one.get(name);
    if (text === undefined) return '';
    // Most have no parameters, and then there is nothing to be read.
    return (text.charCodeAt(0) === 58 ? text.slice(1) : (readContentLine(text)?.value ?? '')).trim();
  }

  /** EXDATE, as far as they may mean something between two local times: a series of ten years has hundreds of others. */
  exceptionDates(fromMs: number, toMs: number): TimeValue[] {
    // An offset behind a time moves it by a day at the most.
    const first = dateNumberOf(dayAt(fromMs) - 1);
    const last = dateNumberOf(dayAt(toMs) + 1);
    const found: TimeValue[] = [];
    for (const { written, tzid, isDateOnly } of this.#exceptions) {
      if (BEGINS_WITH_DATE.test(written)) {
        const date = Number(written.slice(0, 8));
        if (date < first || date > last) continue;
      }
      const read = readPeriod(written, tzid, isDateOnly);
      if (read) found.push(read.start);
    }
    return found;
  }

  #take(name: string, text: string): void {
    switch (name) {
      case 'ATTENDEE':
        if (this.attendees.length < MAX_PEOPLE) this.attendees.push(text);
        return;
      case 'CONFERENCE':
        this.conferences.push(text);
        return;
      case 'ATTACH':
        if (this.attachments.length < MAX_ATTACHMENTS) this.attachments.push(text);
        return;
      case 'RRULE':
      case 'EXRULE':
        this.#takeRule(name, (readContentLine(text)?.value ?? '').trim());
        return;
      case 'RDATE':
      case 'EXDATE':
        this.#takeDates(name, writtenDates(text));
        return;
      default:
        if (!this.#one.has(name)) this.#one.set(name, text);
    }
  }

  #takeRule(name: 'RRULE' | 'EXRULE', rule: string): void {
    // Some programs write the line for every event, and nothing behind it where there is no rule.
    if (rule !== '') (name === 'RRULE' ? this.rules : this.exclusionRules).push(rule);
  }

  #takeDates(name: 'RDATE' | 'EXDATE', dates: WrittenDate | null): void {
    if (!dates) return;
    const { tzid, isDateOnly } = dates;
    for (const written of dates.written.split(',')) {
      if (this.extraDates.length + this.#exceptions.length >= MAX_DATES) {
        this.hasTooManyDates = true;
        return;
      }
      if (name === 'EXDATE') this.#exceptions.push({ written, tzid, isDateOnly });
      else {
        const date = readPeriod(written, tzid, isDateOnly);
        if (date) this.extraDates.push(date);
      }
    }
  }
}

/** What stands behind a name, as dates with their zone; null where it is no line. */
function writtenDates(text: string): WrittenDate | null {
  const plain = PLAIN_DATES.exec(text);
  if (plain) return { written: plain[3] as string, tzid: plain[1] ?? null, isDateOnly: plain[2] !== undefined };
  const bare = BARE_ZONE_DATES.exec(text);
  if (bare) return { written: bare[3] as string, tzid: bare[1] ?? (bare[2] as string), isDateOnly: false };
  const line = readContentLine(text);
  if (!line) return null;
  const isDateOnly = line.params.get('VALUE')?.toUpperCase() === 'DATE';
  return { written: line.value, tzid: line.params.get('TZID') ?? null, isDateOnly };
}
