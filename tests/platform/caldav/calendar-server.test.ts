import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CalendarReader, calendarReader } from '../../../src/core/calendar/read-calendar.ts';
import type { FeedValidators } from '../../../src/core/ports/browser.ts';
import { calendarServer } from '../../../src/platform/caldav/calendar-server.ts';
import { DANA, openRadicale, type Radicale } from '../../browsers/support/radicale.ts';
import { patientTools } from '../server.ts';

const WINDOW = { fromMs: Date.parse('2026-03-01T00:00Z'), toMs: Date.parse('2026-03-15T00:00Z') };
const NOTHING: FeedValidators = { etag: null, lastModified: null, digest: null };
const server = calendarServer(patientTools(), { reaches: async () => true });

let radicale: Radicale;
let work: string;
beforeAll(async () => {
  radicale = await openRadicale();
  work = await radicale.make('work', 'Work &amp; more');
  await radicale.make('home', 'Home');
  await radicale.make('tasks', 'Tasks', 'VTODO');
  await radicale.put(work, 'single', ['DTSTART:20260302T090000Z', 'DTEND:20260302T093000Z', 'SUMMARY:Rücksprache']);
  await radicale.put(work, 'series', [
    'DTSTART;TZID=Europe/Berlin:20250106T100000',
    'DTEND;TZID=Europe/Berlin:20250106T103000',
    'RRULE:FREQ=WEEKLY',
    'SUMMARY:Weekly',
    'END:VEVENT',
    'BEGIN:VEVENT',
    'UID:series',
    'DTSTAMP:20260101T000000Z',
    'RECURRENCE-ID;TZID=Europe/Berlin:20260302T100000',
    'DTSTART;TZID=Europe/Berlin:20260303T140000',
    'DTEND;TZID=Europe/Berlin:20260303T143000',
    'SUMMARY:Moved weekly',
  ]);
  await radicale.put(work, 'last-year', ['DTSTART:20250302T090000Z', 'DTEND:20250302T093000Z', 'SUMMARY:Over']);
}, 60_000);
afterAll(() => radicale?.close());

function reader(): CalendarReader {
  return calendarReader({ calendarId: 'c', ...WINDOW, zone: 'Europe/Berlin', myAddresses: [] });
}

async function read(known: FeedValidators = NOTHING, login: { user: string; password: string } = DANA) {
  const into = reader();
  let bytes = 0;
  const answer = await server.read(work, login, known, WINDOW, (chunk) => {
    bytes += chunk.length;
    into.push(chunk);
  });
  const reading = into.end();
  return { answer, bytes, seen: reading.occurrences.map((each) => [each.title, new Date(each.startMs).toISOString()]) };
}

describe('an account at a real CalDAV server', () => {
  it.each(['', '/', '/dana/', '/somewhere/else/'])('has its calendars found from the address "%s"', async (path) => {
    const found = await server.find(`${radicale.origin}${path}`, DANA);
    if (found.is !== 'found') throw new Error(JSON.stringify(found));
    expect(found.calendars.toSorted((a, b) => (a.name < b.name ? -1 : 1))).toEqual([
      { collection: `${radicale.origin}/dana/home/`, name: 'Home', addresses: [] },
      { collection: `${radicale.origin}/dana/work/`, name: 'Work & more', addresses: [] },
    ]);
  });

  it('is not shown to anybody with another password', async () => {
    const found = await server.find(radicale.origin, { user: 'dana', password: 'wrong' });
    expect(found).toEqual({ is: 'problem', problem: 'sign-in-refused' });
    expect((await read(NOTHING, { user: 'dana', password: 'wrong' })).answer).toMatchObject({
      is: 'problem',
      problem: 'sign-in-refused',
    });
  });

  it('has its series and moved instances read, and nothing that is over', async () => {
    const { answer, seen } = await read();
    expect(answer).toMatchObject({ is: 'whole', etag: expect.any(String) });
    expect(seen).toEqual([
      ['Rücksprache', '2026-03-02T09:00:00.000Z'],
      ['Moved weekly', '2026-03-03T13:00:00.000Z'],
      ['Weekly', '2026-03-09T09:00:00.000Z'],
    ]);
  });

  it('costs one request and no reading while nothing changes, and is read again once something did', async () => {
    const { answer } = await read();
    if (answer.is !== 'whole') throw new Error(answer.is);
    const before = radicale.asked().length;
    const again = await read(answer);
    expect([again.answer.is, again.bytes, radicale.asked().length - before]).toEqual(['unchanged', 0, 1]);
    await radicale.put(work, 'new', ['DTSTART:20260304T090000Z', 'DTEND:20260304T093000Z', 'SUMMARY:New']);
    expect((await read(answer)).seen).toContainEqual(['New', '2026-03-04T09:00:00.000Z']);
    await radicale.remove(work, 'new');
    expect((await read(answer)).seen).not.toContainEqual(['New', '2026-03-04T09:00:00.000Z']);
  });

  it('costs one request again after a change that lies outside of what is read', async () => {
    const { answer } = await read();
    if (answer.is !== 'whole') throw new Error(answer.is);
    await radicale.put(work, 'long-ago', ['DTSTART:20240304T090000Z', 'DTEND:20240304T093000Z', 'SUMMARY:Long ago']);
    const { answer: same } = await read(answer);
    if (same.is !== 'unchanged') throw new Error(same.is);
    const before = radicale.asked().length;
    expect((await read({ ...answer, ...same.by })).answer).toEqual({ is: 'unchanged' });
    expect(radicale.asked().length - before).toBe(1);
  });

  it('is a calendar also where nothing is in it', async () => {
    const into = reader();
    const answer = await server.read(`${radicale.origin}/dana/home/`, DANA, NOTHING, WINDOW, (chunk) =>
      into.push(chunk),
    );
    expect([answer.is, into.end().ok]).toEqual(['whole', true]);
  });

  it('is missed where its calendar was deleted', async () => {
    const gone = `${radicale.origin}/dana/gone/`;
    const answer = await server.read(gone, DANA, NOTHING, WINDOW, () => {});
    expect(answer).toMatchObject({ is: 'problem', problem: 'not-in-account' });
  });
});
