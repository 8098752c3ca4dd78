import { dayAt, isoDate } from '../src/core/calendar/days.ts';
import { ianaZone } from '../src/core/calendar/iana-zone.ts';
import type { Occurrence } from '../src/core/calendar/occurrence.ts';
import { calendarReader, ReadingStopped } from '../src/core/calendar/read-calendar.ts';
import type { Reading, ReadingRequest } from '../src/core/calendar/reading.ts';
import { readTime } from '../src/core/calendar/values.ts';
import { toLocal, toUtc, type Zone } from '../src/core/calendar/zone.ts';
import { qualify } from '../src/core/meeting/qualify.ts';
import { DEFAULT_SETTINGS } from '../src/core/settings/settings.ts';
import { unpacked } from '../src/platform/unpacked.ts';
import words from '../src/public/_locales/en/messages.json';

interface Meeting {
  readonly start: string;
  readonly end: string;
  /** All-day entries only; the end is exclusive. */
  readonly startDate?: string;
  readonly endDate?: string;
  readonly title: string;
  readonly allDay: boolean;
  readonly cancelled: boolean;
  readonly answer: Occurrence['answer'];
  readonly busy: boolean;
  /** How many others. */
  readonly people: number;
  readonly joinUrl: string | null;
  readonly startsFocus: boolean;
  /** In the words of the popup. */
  readonly because: string;
}

interface Answer {
  /** Nothing had to be left out. */
  readonly complete: boolean;
  readonly error: { readonly code: string; readonly message: string } | null;
  readonly meetings: readonly Meeting[];
}

type Asked = Pick<ReadingRequest, 'fromMs' | 'toMs' | 'zone'>;

const TWO_WEEKS_MS = 14 * 86_400_000;

/** The window that is asked for, or what is wrong with the question. */
export function windowOf(given: { from?: string; to?: string; zone?: string; nowMs: number }): Asked | string {
  const zone = given.zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
  const clocks = ianaZone(zone);
  if (!clocks) return `no such time zone: ${zone}`;
  const timeOf = (text: string): number => {
    const time = readTime(text, null, false);
    return time ? (time.kind === 'utc' ? time.localMs : toUtc(clocks, time.localMs)) : Number.NaN;
  };
  const fromMs = given.from === undefined ? given.nowMs : timeOf(given.from);
  const toMs = given.to === undefined ? fromMs + TWO_WEEKS_MS : timeOf(given.to);
  if (Number.isNaN(fromMs)) return `no such time: ${given.from}`;
  if (Number.isNaN(toMs)) return `no such time: ${given.to}`;
  return { fromMs, toMs, zone };
}

export async function meetingsOf(
  bytes: ReadableStream<Uint8Array>,
  asked: Asked & Pick<ReadingRequest, 'myAddresses'>,
): Promise<Answer> {
  const reader = calendarReader({ ...asked, calendarId: 'file' });
  try {
    for await (const chunk of await unpacked(bytes)) reader.push(chunk);
  } catch (error) {
    // The file's own fault: not there, a folder, not ours to read. Of bytes that are not what they seem (packed, and cut),
    // and where it has stopped by itself, the reader says what is wrong.
    const isOfBytes = error instanceof ReadingStopped || !('syscall' in (error as Error));
    if (!isOfBytes) return failed('unreadable', (error as Error).message, []);
  }
  return answerOf(reader.end(), ianaZone(asked.zone) ?? { offsetAt: () => 0 });
}

function answerOf(reading: Reading, zone: Zone): Answer {
  const meetings = reading.occurrences.map((each) => meetingOf(each, zone));
  if (!reading.ok) return failed(reading.problem, reading.detail, meetings);
  return { complete: reading.isComplete, error: null, meetings };
}

const failed = (code: string, message: string, meetings: readonly Meeting[]): Answer => ({
  complete: false,
  error: { code, message },
  meetings,
});

function meetingOf(occurrence: Occurrence, zone: Zone): Meeting {
  const { startMs, endMs, isAllDay } = occurrence;
  const { startsFocus, because } = qualify(occurrence, DEFAULT_SETTINGS);
  return {
    start: iso(startMs),
    end: iso(endMs),
    ...(isAllDay && { startDate: dateAt(zone, startMs), endDate: dateAt(zone, endMs) }),
    title: occurrence.title,
    allDay: isAllDay,
    cancelled: occurrence.isCancelled,
    answer: occurrence.answer,
    busy: occurrence.isBusy,
    people: occurrence.people.length,
    joinUrl: occurrence.joinUrl,
    startsFocus,
    because: words[`because_${because.replaceAll('-', '_')}` as keyof typeof words].message,
  };
}

const iso = (ms: number): string => new Date(ms).toISOString().replace('.000Z', 'Z');
const dateAt = (zone: Zone, ms: number): string => isoDate(dayAt(toLocal(zone, ms)));
