import { findJoinLink } from '../calls/join-link.ts';
import { type Attendee, attendeeOf } from './attendance.ts';
import { type ContentLine, nameOfLine, readContentLine, unescapeText } from './content-line.ts';
import { MAX_DATES, MAX_DESCRIPTION_LENGTH, MAX_PEOPLE, MAX_TITLE_LENGTH } from './limits.ts';
import { shownText } from './shown-text.ts';
import { type Duration, type PeriodValue, readDuration, readPeriod, readTime, type TimeValue } from './values.ts';

/** One VEVENT, read but not yet placed in time: its zones may be defined further down in the feed. */
export interface FeedEvent {
  readonly uid: string | null;
  readonly start: TimeValue;
  readonly end: TimeValue | null;
  readonly duration: Duration | null;
  readonly rules: readonly string[];
  readonly exclusionRules: readonly string[];
  readonly extraDates: readonly PeriodValue[];
  readonly exceptionDates: readonly TimeValue[];
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
  /** Read when first asked for: most events that are kept do not come into the window. */
  readonly attendees: () => readonly Attendee[];
  /** Where the call is joined; found when it is first asked for. */
  readonly joinUrl: () => string | null;
}

const SEVERAL = new Set(['RRULE', 'EXRULE', 'RDATE', 'EXDATE', 'CONFERENCE']);

/** Null where it cannot be told when the event is. `lines` are unfolded, from BEGIN to END. */
export function readEvent(lines: readonly string[]): FeedEvent | null {
  // Kept as written: most lines of most events are never asked for.
  const one = new Map<string, string>();
  const lineOf = (name: string) => readContentLine(one.get(name) ?? '');
  const rules: string[] = [];
  const exclusionRules: string[] = [];
  const extraDates: PeriodValue[] = [];
  const exceptionDates: TimeValue[] = [];
  const attendeeLines: string[] = [];
  const conference: { uri: string; isVideo: boolean }[] = [];
  let hasTooManyDates = false;
  let depth = 0;
  const takeOneOfSeveral = ({ name, params, value }: ContentLine) => {
    if (name === 'RRULE') rules.push(value);
    else if (name === 'EXRULE') exclusionRules.push(value);
    else if (name === 'CONFERENCE') {
      conference.push({ uri: value.trim(), isVideo: /VIDEO/i.test(params.get('FEATURE') ?? '') });
    } else {
      const tzid = params.get('TZID') ?? null;
      const isDateOnly = params.get('VALUE')?.toUpperCase() === 'DATE';
      for (const each of value.split(',')) {
        if (extraDates.length + exceptionDates.length >= MAX_DATES) {
          hasTooManyDates = true;
          break;
        }
        const date = readPeriod(each, tzid, isDateOnly);
        if (date && name === 'RDATE') extraDates.push(date);
        else if (date) exceptionDates.push(date.start);
      }
    }
  };
  for (const text of lines) {
    const name = nameOfLine(text);
    if (name === 'BEGIN') depth++;
    else if (name === 'END') depth--;
    // An alarm has a description, a duration and people of its own.
    if (depth !== 1 || name === '') continue;
    if (name === 'ATTENDEE') {
      if (attendeeLines.length < MAX_PEOPLE) attendeeLines.push(text);
    } else if (!SEVERAL.has(name)) {
      if (!one.has(name)) one.set(name, text);
    } else {
      const line = readContentLine(text);
      if (line) takeOneOfSeveral(line);
    }
  }
  const start = timeOf(lineOf('DTSTART'));
  if (!start) return null;
  const textOf = (name: string) => lineOf(name)?.value.trim() ?? '';
  const upper = (...names: string[]) =>
    names
      .map(textOf)
      .find((text) => text !== '')
      ?.toUpperCase() ?? '';
  const longText = (name: string): string | null => {
    const line = lineOf(name);
    return line ? unescapeText(line.value.slice(0, MAX_DESCRIPTION_LENGTH)) : null;
  };
  const organizer = lineOf('ORGANIZER');
  const recurrenceId = timeOf(lineOf('RECURRENCE-ID'));
  let attendees: Attendee[] | undefined;
  let joinUrl: string | null | undefined;
  const findJoinUrl = () =>
    findJoinLink({
      conference: conference.sort((a, b) => Number(b.isVideo) - Number(a.isVideo)).map(({ uri }) => uri),
      googleConference: longText('X-GOOGLE-CONFERENCE'),
      microsoftTeamsUrl: longText('X-MICROSOFT-SKYPETEAMSMEETINGURL'),
      microsoftOnlineMeetingLink:
        longText('X-MICROSOFT-ONLINEMEETINGEXTERNALLINK') ?? longText('X-MICROSOFT-ONLINEMEETINGCONFLINK'),
      url: longText('URL'),
      location: longText('LOCATION'),
      description: longText('DESCRIPTION'),
      htmlDescription: longText('X-ALT-DESC') ?? longText('STYLED-DESCRIPTION'),
    })?.url ?? null;
  return {
    uid: textOf('UID') || null,
    start,
    end: timeOf(lineOf('DTEND')),
    duration: readDuration(textOf('DURATION')),
    rules,
    exclusionRules,
    extraDates,
    exceptionDates,
    hasTooManyDates,
    recurrenceId,
    isForFuture: recurrenceId !== null && /THISANDFUTURE/i.test(lineOf('RECURRENCE-ID')?.params.get('RANGE') ?? ''),
    sequence: digitsOf(textOf('SEQUENCE')),
    stamp: digitsOf(textOf('DTSTAMP')),
    title: shownText(lineOf('SUMMARY')?.value ?? '', MAX_TITLE_LENGTH),
    status: upper('STATUS'),
    transparency: upper('TRANSP'),
    busyStatus: upper('X-MICROSOFT-CDO-BUSYSTATUS', 'X-MICROSOFT-MSNCALENDAR-BUSYSTATUS'),
    eventType: upper('X-GOOGLE-EVENT-TYPE', 'X-GOOGLE-EVENTTYPE', 'X-EVENT-TYPE'),
    categories: unescapeText(textOf('CATEGORIES')),
    isMarkedAllDay: upper('X-MICROSOFT-CDO-ALLDAYEVENT', 'X-MICROSOFT-MSNCALENDAR-ALLDAYEVENT') === 'TRUE',
    isFakedMaster: textOf('X-MOZ-FAKED-MASTER') === '1',
    organizer: organizer ? attendeeOf(organizer) : null,
    attendees: () => {
      attendees ??= attendeeLines.flatMap((text) => readContentLine(text) ?? []).map(attendeeOf);
      return attendees;
    },
    joinUrl() {
      if (joinUrl === undefined) joinUrl = findJoinUrl();
      return joinUrl;
    },
  };
}

const digitsOf = (text: string): number => Number(text.replace(/\D/g, ''));

function timeOf(line: ContentLine | null): TimeValue | null {
  if (!line) return null;
  return readTime(line.value, line.params.get('TZID') ?? null, line.params.get('VALUE')?.toUpperCase() === 'DATE');
}
