import { describe, expect, it } from 'vitest';
import { MAX_FEED_BYTES, MAX_LINE_BYTES, MAX_SERIES_OCCURRENCES } from '../../../src/core/calendar/limits.ts';
import { calendarReader, ReadingStopped, readCalendar } from '../../../src/core/calendar/read-calendar.ts';
import type { Reading, ReadingRequest } from '../../../src/core/calendar/reading.ts';

const request: ReadingRequest = {
  calendarId: 'c',
  fromMs: Date.parse('2026-03-23T00:00:00Z'),
  toMs: Date.parse('2026-04-06T00:00:00Z'),
  zone: 'Europe/Berlin',
  myAddresses: [],
};

const encode = (text: string) => new TextEncoder().encode(text);
const feed = (...events: string[]) => `BEGIN:VCALENDAR\n${events.join('\n')}\nEND:VCALENDAR\n`;
const event = (...lines: string[]) => `BEGIN:VEVENT\n${lines.join('\n')}\nEND:VEVENT`;
const good = event('UID:good', 'DTSTART:20260325T090000Z', 'DURATION:PT1H', 'SUMMARY:Good');

function read(text: string): Extract<Reading, { ok: true }> {
  const reading = readCalendar(encode(text), request);
  if (!reading.ok) throw new Error(reading.detail);
  return reading;
}

/** Processor time of some work, ms: unlike a clock it does not see what else the machine is doing. */
function cpuMs(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}

describe('a feed that costs too much', () => {
  it('is stopped while it comes once it is larger than any calendar, and end() says so too', () => {
    const reader = calendarReader(request);
    const chunk = encode(`BEGIN:VCALENDAR\n${'X-PADDING:x\n'.repeat(100_000)}`);
    const pushes = Math.ceil(MAX_FEED_BYTES / chunk.length) + 1;
    expect(() => {
      for (let i = 0; i < pushes; i++) reader.push(chunk);
    }).toThrow(ReadingStopped);
    expect(reader.end()).toMatchObject({ ok: false, problem: 'too-large' });
  }, 60_000);

  it('is stopped early where it is no calendar at all', () => {
    const reader = calendarReader(request);
    const page = encode('<p>Sign in</p>\n'.repeat(5_000));
    expect(() => reader.push(page)).toThrow(ReadingStopped);
    expect(reader.end()).toMatchObject({ ok: false, problem: 'not-a-calendar' });
  });

  it('loses only the rest of a line that never ends, however it is cut', () => {
    const attachment = `ATTACH;ENCODING=BASE64;VALUE=BINARY:${'QUJD'.repeat(500_000)}`;
    const description = `DESCRIPTION:${'word '.repeat(MAX_LINE_BYTES)}`;
    const long = event(
      'UID:long',
      attachment,
      'DTSTART:20260324T090000Z',
      description,
      'DURATION:PT1H',
      'SUMMARY:Long',
    );
    const bytes = encode(feed(long, good));
    const whole = readCalendar(bytes, request);
    expect(whole.occurrences.map(({ title }) => title)).toEqual(['Long', 'Good']);
    for (const size of [1_000, 65_536, 70_001]) {
      const reader = calendarReader(request);
      for (let at = 0; at < bytes.length; at += size) reader.push(bytes.slice(at, at + size));
      expect(reader.end()).toEqual(whole);
    }
  });

  it('shows five hundred instances of a series, and says that there were more', () => {
    const reading = read(
      feed(event('UID:m', 'DTSTART:20200101T000000Z', 'RRULE:FREQ=MINUTELY', 'SUMMARY:Each minute'), good),
    );
    expect(reading.occurrences.filter(({ title }) => title === 'Each minute')).toHaveLength(MAX_SERIES_OCCURRENCES);
    expect(reading.occurrences.some(({ title }) => title === 'Good')).toBe(true);
    expect(reading.leftOut).toEqual([{ what: 'Each minute', why: 'too-many-occurrences', count: 1 }]);
  });

  it('names a rule that cannot be followed to its end, and keeps the rest', () => {
    const list = (to: number) => Array.from({ length: to }, (_, i) => i).join(',');
    const bomb = `RRULE:FREQ=YEARLY;COUNT=999999999;BYDAY=MO,TU;BYHOUR=${list(24)};BYMINUTE=${list(60)};BYSECOND=${list(60)}`;
    const reading = read(feed(event('UID:b', 'DTSTART:16010101T000000Z', bomb, 'SUMMARY:Bomb'), good));
    expect(reading.occurrences.map(({ title }) => title)).toEqual(['Good']);
    expect(reading.isComplete).toBe(false);
    expect(reading.leftOut).toEqual([{ what: 'Bomb', why: 'too-much-work', count: 1 }]);
  });

  it('follows no change of "this and future" by half a century', () => {
    const series = event('UID:a', 'DTSTART;TZID=Europe/London:20260302T090000', 'DURATION:PT1H', 'RRULE:FREQ=DAILY');
    const slip = event(
      'UID:a',
      'RECURRENCE-ID;RANGE=THISANDFUTURE:19700101T000000Z',
      'DTSTART;TZID=Europe/London:20260324T110000',
      'DURATION:PT1H',
    );
    let reading = read(feed(good));
    const ms = cpuMs(() => {
      reading = read(feed(slip, series));
    });
    expect(ms).toBeLessThan(400);
    // Every day of the two weeks, and the changed instance by itself.
    expect(reading.occurrences).toHaveLength(15);
    expect(reading.leftOut).toEqual([{ what: '', why: 'too-much-work', count: 1 }]);
  });

  it('ends a thousand such rules with the work of a few', () => {
    const bombs = Array.from({ length: 1_000 }, (_, i) =>
      event(
        `UID:b${i}`,
        'DTSTART:19000101T000000Z',
        'RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30;COUNT=99',
        `SUMMARY:Bomb ${i}`,
      ),
    );
    const text = feed(...bombs, good);
    let reading: Reading | null = null;
    expect(cpuMs(() => (reading = readCalendar(encode(text), request)))).toBeLessThan(5_000);
    expect(reading).toMatchObject({ ok: true, isComplete: false });
  });

  it('reads the first ten thousand exceptions of a series', () => {
    const dates = Array.from({ length: 10_050 }, () => '20250101T090000Z').join(',');
    const reading = read(
      feed(event('UID:x', 'DTSTART:20260324T090000Z', 'RRULE:FREQ=WEEKLY', `EXDATE:${dates}`, 'SUMMARY:X')),
    );
    expect(reading.occurrences).toHaveLength(2);
    // The line is cut before the list ends: both bounds hold, whichever comes first.
    expect(reading.leftOut.length).toBeLessThanOrEqual(1);
  });

  it('passes over a hundred thousand components within components', () => {
    const nested = `${'BEGIN:X-A\n'.repeat(100_000)}${'END:X-A\n'.repeat(100_000)}`.trim();
    const reading = read(feed(event('UID:n', 'DTSTART:20260324T090000Z', nested, 'SUMMARY:Nested'), good));
    expect(reading.occurrences.some(({ title }) => title === 'Good')).toBe(true);
  });
});
