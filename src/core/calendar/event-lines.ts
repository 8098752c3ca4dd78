import { type ContentLine, nameOfLine, readContentLine } from './content-line.ts';
import { MAX_ATTACHMENTS, MAX_DATES, MAX_PEOPLE } from './limits.ts';
import { type PeriodValue, readPeriod, type TimeValue } from './values.ts';

/** The lines of a VEVENT itself, sorted by name. Most are kept as written: of most events most lines are never asked for. */
export class EventLines {
  readonly rules: string[] = [];
  readonly exclusionRules: string[] = [];
  readonly extraDates: PeriodValue[] = [];
  readonly exceptionDates: TimeValue[] = [];
  /** There were more dates than are read. */
  hasTooManyDates = false;
  /** ATTENDEE, as written. */
  readonly attendees: string[] = [];
  /** CONFERENCE, as written. */
  readonly conferences: string[] = [];
  /** ATTACH, as written. */
  readonly attachments: string[] = [];
  readonly #one = new Map<string, string>();

  /** `lines` are unfolded, from BEGIN to END. */
  constructor(lines: readonly string[]) {
    let depth = 0;
    for (const text of lines) {
      const name = nameOfLine(text);
      if (name === 'BEGIN') depth++;
      else if (name === 'END') depth--;
      // An alarm has a description, a duration and people of its own.
      else if (depth === 1 && name !== '') this.#take(name, text);
    }
  }

  /** The first line of that name. */
  line(name: string): ContentLine | null {
    const text = this.#one.get(name);
    return text === undefined ? null : readContentLine(text);
  }

  /** Its value without blanks around it; empty where there is none. */
  text(name: string): string {
    return this.line(name)?.value.trim() ?? '';
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
        this.rules.push(readContentLine(text)?.value ?? '');
        return;
      case 'EXRULE':
        this.exclusionRules.push(readContentLine(text)?.value ?? '');
        return;
      case 'RDATE':
      case 'EXDATE':
        this.#takeDates(name, readContentLine(text));
        return;
      default:
        if (!this.#one.has(name)) this.#one.set(name, text);
    }
  }

  #takeDates(name: 'RDATE' | 'EXDATE', line: ContentLine | null): void {
    if (!line) return;
    const tzid = line.params.get('TZID') ?? null;
    const isDateOnly = line.params.get('VALUE')?.toUpperCase() === 'DATE';
    for (const each of line.value.split(',')) {
      if (this.extraDates.length + this.exceptionDates.length >= MAX_DATES) {
        this.hasTooManyDates = true;
        return;
      }
      const date = readPeriod(each, tzid, isDateOnly);
      if (date && name === 'RDATE') this.extraDates.push(date);
      else if (date) this.exceptionDates.push(date.start);
    }
  }
}
