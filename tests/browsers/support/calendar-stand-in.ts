import type { IncomingMessage, ServerResponse } from 'node:http';

/** A meeting that the practice calendar shows. Times have whole seconds: iCalendar knows no smaller. */
export interface PlannedMeeting {
  readonly title: string;
  readonly startMs: number;
  readonly endMs: number;
  /** `Name <mail>`; the first is whoever invited. */
  readonly people: readonly string[];
  readonly joinUrl?: string;
  /** RFC 5545, such as `FREQ=DAILY;COUNT=3`. */
  readonly rule?: string;
  /** Any further lines of the entry, unfolded. */
  readonly lines?: readonly string[];
}

/** How a calendar can fail: a missing page, a page that is none, no answer at all, a slow one, a closed door. */
export type Fault = 'none' | 'not-found' | 'html' | 'silent' | 'slow' | 'dead';

export interface CalendarStandIn {
  /** The path of the feed; like the real ones it holds a secret. */
  readonly path: string;
  show(meetings: readonly PlannedMeeting[]): void;
  fail(fault: Fault): void;
  answer(request: IncomingMessage, response: ServerResponse, url: URL): void;
}

const SLOW_MS = 3_000;

/** The next whole second, `afterMs` from now or a little later. */
export const wholeSecond = (afterMs: number): number => Math.ceil((Date.now() + afterMs) / 1_000) * 1_000;

const utc = (atMs: number): string => `${new Date(atMs).toISOString().replace(/[-:]/g, '').slice(0, 15)}Z`;

const text = (words: string): string => words.replace(/[\\;,]/g, '\\$&').replace(/\n/g, '\\n');

function person(role: string, who: string): string {
  const [, name = '', address = ''] = /^(.*) <(.*)>$/.exec(who) ?? [];
  return `${role};CN="${name}"${role === 'ATTENDEE' ? ';PARTSTAT=ACCEPTED' : ''}:mailto:${address}`;
}

/** A line is at most 75 octets; what is longer goes on after a space (RFC 5545, 3.1). */
const fold = (line: string): string => line.replace(/.{74}(?=.)/g, '$&\r\n ');

function entry(meeting: PlannedMeeting, index: number): string[] {
  const [organizer] = meeting.people;
  return [
    'BEGIN:VEVENT',
    `UID:practice-${index}-${meeting.startMs}@calendar.example`,
    `DTSTAMP:${utc(meeting.startMs)}`,
    `DTSTART:${utc(meeting.startMs)}`,
    `DTEND:${utc(meeting.endMs)}`,
    `SUMMARY:${text(meeting.title)}`,
    ...(meeting.rule ? [`RRULE:${meeting.rule}`] : []),
    ...(organizer ? [person('ORGANIZER', organizer)] : []),
    ...meeting.people.map((each) => person('ATTENDEE', each)),
    ...(meeting.joinUrl ? [`LOCATION:${text(meeting.joinUrl)}`] : []),
    'STATUS:CONFIRMED',
    'TRANSP:OPAQUE',
    ...(meeting.lines ?? []),
    'END:VEVENT',
  ];
}

/** The meetings as an iCalendar text (RFC 5545). */
export function feedOf(meetings: readonly PlannedMeeting[]): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Undivided//Practice calendar//EN',
    'X-WR-CALNAME:Practice',
    ...meetings.flatMap(entry),
    'END:VCALENDAR',
  ];
  return `${lines.map(fold).join('\r\n')}\r\n`;
}

export function calendarStandIn(): CalendarStandIn {
  let feed = feedOf([]);
  let fault: Fault = 'none';
  const path = '/private-0f4c9b7e21/basic.ics';
  const serve = (response: ServerResponse) =>
    response.writeHead(200, { 'content-type': 'text/calendar; charset=utf-8', 'cache-control': 'no-store' }).end(feed);
  return {
    path,
    show(meetings) {
      feed = feedOf(meetings);
    },
    fail(next) {
      fault = next;
    },
    answer(request, response, url) {
      if (fault === 'dead') request.socket.destroy();
      else if (fault === 'silent') response.on('close', () => {});
      else if (fault === 'not-found' || url.pathname !== path) response.writeHead(404).end('Not here');
      else if (fault === 'html')
        response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Please sign in</h1>');
      else if (fault === 'slow') setTimeout(() => serve(response), SLOW_MS);
      else serve(response);
    },
  };
}
