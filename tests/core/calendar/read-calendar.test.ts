import { describe, expect, it } from 'vitest';
import { calendarReader, readCalendar } from '../../../src/core/calendar/read-calendar.ts';
import type { ReadingRequest } from '../../../src/core/calendar/reading.ts';

const request: ReadingRequest = {
  calendarId: 'work',
  fromMs: Date.parse('2026-03-23T00:00:00Z'),
  toMs: Date.parse('2026-04-06T00:00:00Z'),
  zone: 'Europe/Berlin',
  myAddresses: ['Me@example.org'],
};

const read = (text: string) => readCalendar(new TextEncoder().encode(text), request);

describe('reading a calendar', () => {
  it('gives a weekly series across the change of the clocks at the same hour of the day', () => {
    const reading = read(`BEGIN:VCALENDAR
X-WR-CALNAME:Work
REFRESH-INTERVAL;VALUE=DURATION:PT1H
BEGIN:VEVENT
UID:weekly
DTSTART;TZID=W. Europe Standard Time:20260105T090000
DTEND;TZID=W. Europe Standard Time:20260105T100000
RRULE:FREQ=WEEKLY
SUMMARY:Weekly
ORGANIZER;CN=Me:mailto:me@example.org
ATTENDEE;PARTSTAT=TENTATIVE:MAILTO:me@example.org
ATTENDEE;CN=Dana:mailto:Dana@example.org
ATTENDEE;CUTYPE=ROOM:mailto:room@example.org
END:VEVENT
END:VCALENDAR
`);
    expect(reading).toMatchObject({ ok: true, name: 'Work', refreshMs: 3_600_000, isComplete: true });
    if (!reading.ok) return;
    expect(reading.occurrences.map(({ startMs }) => new Date(startMs).toISOString())).toEqual([
      '2026-03-23T08:00:00.000Z',
      '2026-03-30T07:00:00.000Z',
    ]);
    expect(reading.occurrences[0]).toEqual({
      id: 'work/weekly/2026-03-23T08:00:00.000Z',
      calendarId: 'work',
      seriesId: 'weekly',
      startMs: Date.parse('2026-03-23T08:00:00Z'),
      endMs: Date.parse('2026-03-23T09:00:00Z'),
      isAllDay: false,
      sequence: 0,
      title: 'Weekly',
      people: [{ name: 'Dana', address: 'dana@example.org' }],
      answer: 'tentative',
      isCancelled: false,
      isBusy: true,
      kind: 'meeting',
      joinUrl: null,
    });
  });

  it('is worked out in small steps, with the same result as at once', () => {
    const series = Array.from(
      { length: 100 },
      (_, n) => `BEGIN:VEVENT\nUID:${n}\nDTSTART:20200101T100000Z\nRRULE:FREQ=DAILY\nSUMMARY:${n}\nEND:VEVENT\n`,
    ).join('');
    const bytes = new TextEncoder().encode(`BEGIN:VCALENDAR\n${series}END:VCALENDAR\n`);
    const reader = calendarReader(request);
    reader.push(bytes);
    const steps = reader.endInSteps();
    let pauses = 0;
    let step = steps.next();
    for (; !step.done; step = steps.next()) pauses++;
    expect(step.value).toEqual(readCalendar(bytes, request));
    expect(step.value?.occurrences.length).toBe(1_400);
    expect(pauses).toBeGreaterThanOrEqual(12);
  });

  it('says that a web page is no calendar, and that a cut feed is cut', () => {
    expect(read('<!doctype html><p>Sign in</p>')).toMatchObject({ ok: false, problem: 'not-a-calendar' });
    expect(read('')).toMatchObject({ ok: false, problem: 'not-a-calendar' });
    expect(read('BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20260324T100000Z\nSUMM')).toMatchObject({
      ok: false,
      problem: 'truncated',
    });
  });
});
