import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readCalendar } from '../../../src/core/calendar/read-calendar.ts';
import type { ReadingRequest } from '../../../src/core/calendar/reading.ts';
import { randomFrom } from './random-feed.ts';

const FOLDER = fileURLToPath(new URL('../../fixtures/calendars/', import.meta.url));
/** `FUZZ=100000` mutates for long; the seed makes every run the same. */
const ROUNDS = Number(process.env.FUZZ ?? 4_000);
const SEED = Number(process.env.SEED ?? 20_260_323);
/** What one small broken feed may cost, processor ms; among all tests with room for a slow machine's garbage collector. */
const MAX_CPU_MS = ROUNDS > 4_000 ? 200 : 500;

const feeds = readdirSync(FOLDER, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .flatMap(({ name }) => readdirSync(`${FOLDER}${name}`).map((file) => `${FOLDER}${name}/${file}`))
  .filter((file) => file.endsWith('.ics'))
  .map((file) => readFileSync(file));

const request: ReadingRequest = {
  calendarId: 'c',
  fromMs: Date.parse('2026-03-23T00:00:00Z'),
  toMs: Date.parse('2026-04-06T00:00:00Z'),
  zone: 'Europe/Berlin',
  myAddresses: ['me@example.org'],
};

/** What breaks readers: structure in the wrong place, numbers that are too large, half a line. */
const POISON = [
  'BEGIN:VEVENT\r\n',
  'END:VEVENT\r\n',
  'END:VCALENDAR\r\n',
  'BEGIN:VCALENDAR\r\n',
  'BEGIN:VTIMEZONE\r\n',
  'RRULE:FREQ=SECONDLY\r\n',
  'RRULE:FREQ=DAILY;COUNT=2147483648;BYSETPOS=-1;BYHOUR=1,2,3\r\n',
  'RRULE:FREQ=YEARLY;BYWEEKNO=53;BYDAY=SU,MO;BYMONTHDAY=31\r\n',
  'EXRULE:FREQ=MINUTELY\r\n',
  'RDATE;VALUE=PERIOD:00010101T000000Z/P9999W\r\n',
  'DTSTART:99991231T235959Z\r\n',
  'DTSTART:00000101\r\n',
  'DURATION:-P99999999999999999999D\r\n',
  'RECURRENCE-ID;RANGE=THISANDFUTURE:19700101T000000Z\r\n',
  'SEQUENCE:99999999999999999999999\r\n',
  'TZID=',
  '"',
  '\r\n ',
  '\u0000',
  '\u00ff\u00fe',
];

function mutated(random: (below: number) => number): Buffer {
  const one = <T>(list: readonly T[]) => list[random(list.length)] as T;
  let bytes = Buffer.from(one(feeds));
  for (let n = 1 + random(4); n > 0; n--) {
    const at = random(bytes.length + 1);
    const head = bytes.subarray(0, at);
    const tail = bytes.subarray(at);
    const kind = random(6);
    if (kind === 0) bytes = Buffer.concat([head, Buffer.from(one(POISON), 'latin1'), tail]);
    else if (kind === 1) bytes = Buffer.concat([head, tail.subarray(random(40))]);
    else if (kind === 2) bytes = Buffer.concat([bytes, head.subarray(-random(400))]);
    else if (kind === 3) bytes = Buffer.concat([head, one(feeds).subarray(random(200))]);
    else if (kind === 4) bytes = Buffer.from(head);
    else if (bytes.length > 0) bytes[Math.min(at, bytes.length - 1)] = random(256);
  }
  return bytes;
}

describe('feeds broken at random', () => {
  it('are read or refused, in bounded time, without an error thrown', { timeout: 3_600_000 }, () => {
    const random = randomFrom(SEED);
    let slowest = 0;
    for (let round = 0; round < ROUNDS; round++) {
      const bytes = mutated(random);
      const before = process.cpuUsage();
      let reading: ReturnType<typeof readCalendar>;
      try {
        reading = readCalendar(new Uint8Array(bytes), request);
      } catch (error) {
        throw new Error(`round ${round}: ${bytes.toString('latin1')}`, { cause: error });
      }
      const { user, system } = process.cpuUsage(before);
      const cpuMs = (user + system) / 1_000;
      slowest = Math.max(slowest, cpuMs);
      if (cpuMs > MAX_CPU_MS / 4) console.log(`round ${round}: ${cpuMs.toFixed(0)} ms CPU, ${bytes.length} bytes`);
      for (const { startMs, endMs, title } of reading.occurrences) {
        expect(startMs <= endMs && startMs < request.toMs && endMs >= request.fromMs, title).toBe(true);
      }
    }
    if (ROUNDS > 4_000) {
      const peakMb = Math.round(process.resourceUsage().maxRSS / 1_024);
      console.log(`${ROUNDS} broken feeds: slowest ${slowest.toFixed(0)} ms CPU, peak of the process ${peakMb} MB`);
    }
    expect(slowest).toBeLessThan(MAX_CPU_MS);
  });
});
