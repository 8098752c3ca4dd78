import { describe, expect, it } from 'vitest';
import { readCalendar } from '../../../src/core/calendar/read-calendar.ts';

const fromMs = Date.parse('2026-03-23T00:00:00Z');
const request = { calendarId: 'c', fromMs, toMs: fromMs + 7 * 86_400_000, zone: 'UTC', myAddresses: [] };

function startsOf(...events: readonly (readonly string[])[]): string[] {
  const lines = events.flatMap((each) => ['BEGIN:VEVENT', 'UID:a', 'SUMMARY:Series', ...each, 'END:VEVENT']);
  const text = ['BEGIN:VCALENDAR', 'VERSION:2.0', ...lines, 'END:VCALENDAR', ''].join('\r\n');
  const reading = readCalendar(new Uint8Array(Buffer.from(text)), request);
  expect(reading.ok).toBe(true);
  return reading.occurrences.map(({ startMs }) => new Date(startMs).toISOString().slice(0, 16));
}

const WEEKLY = ['DTSTART:20260105T100000Z', 'DTEND:20260105T110000Z', 'RRULE:FREQ=WEEKLY'];

describe('a change of an instance that is far from the window, and so is what it became', () => {
  it('does nothing beside a plain series', () => {
    const moved = ['RECURRENCE-ID:20260302T100000Z', 'DTSTART:20260303T100000Z', 'DTEND:20260303T110000Z'];
    expect(startsOf(WEEKLY, moved)).toEqual(['2026-03-23T10:00']);
  });

  it('overrules an older one of that instance, which had moved it into the window', () => {
    const older = ['RECURRENCE-ID:20260302T100000Z', 'DTSTART:20260325T100000Z', 'DTEND:20260325T110000Z'];
    const newer = [
      'RECURRENCE-ID:20260302T100000Z',
      'DTSTART:20260303T100000Z',
      'DTEND:20260303T110000Z',
      'SEQUENCE:2',
    ];
    expect(startsOf(WEEKLY, older)).toEqual(['2026-03-23T10:00', '2026-03-25T10:00']);
    expect(startsOf(WEEKLY, older, newer)).toEqual(['2026-03-23T10:00']);
    expect(startsOf(newer, older, WEEKLY)).toEqual(['2026-03-23T10:00']);
  });

  it('takes away an instance that lasts into the window', () => {
    const long = ['DTSTART:20260301T100000Z', 'DTEND:20260326T110000Z', 'RRULE:FREQ=MONTHLY'];
    const moved = ['RECURRENCE-ID:20260301T100000Z', 'DTSTART:20260210T100000Z', 'DTEND:20260210T110000Z'];
    expect(startsOf(long)).toEqual(['2026-03-01T10:00']);
    expect(startsOf(long, moved)).toEqual([]);
  });

  it('takes away an instance that all later ones are moved with, into the window', () => {
    const later = [
      'RECURRENCE-ID;RANGE=THISANDFUTURE:20260202T100000Z',
      'DTSTART:20260223T120000Z',
      'DTEND:20260223T130000Z',
    ];
    const moved = ['RECURRENCE-ID:20260302T100000Z', 'DTSTART:20260210T100000Z', 'DTEND:20260210T110000Z'];
    expect(startsOf(WEEKLY, later)).toEqual(['2026-03-23T12:00']);
    expect(startsOf(WEEKLY, later, moved)).toEqual([]);
    expect(startsOf(moved, WEEKLY, later)).toEqual([]);
  });
});
