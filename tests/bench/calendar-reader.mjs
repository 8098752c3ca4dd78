// One measured process of the calendar bench: node calendar-reader.mjs READER FEED FOLDER
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const [reader, feed, folder] = process.argv.slice(2);
const fromMs = Date.parse('2026-03-23T08:00:00Z');
const toMs = fromMs + 14 * 86_400_000;
const request = { calendarId: 'c', fromMs, toMs, zone: 'Europe/Berlin', myAddresses: ['alex@example.com'] };

/** A tight loop over the same bytes in pieces, as a download gives them. */
const PIECE = 65_536;

const readers = {
  empty: async () => null,
  decode: async () => {
    new TextDecoder().decode(readFileSync(feed));
    return null;
  },
  undivided: async () => {
    const { readCalendar } = await import(pathToFileURL(join(folder, 'read-calendar.mjs')).href);
    return readCalendar(readFileSync(feed), request).occurrences.length;
  },
  'undivided-chunks': async () => {
    const { calendarReader } = await import(pathToFileURL(join(folder, 'read-calendar.mjs')).href);
    const bytes = readFileSync(feed);
    const calendar = calendarReader(request);
    for (let at = 0; at < bytes.length; at += PIECE) calendar.push(bytes.subarray(at, at + PIECE));
    return calendar.end().occurrences.length;
  },
  'ical.js': async () => icalJs(),
};

/**
 * ical.js at its best: zones registered, overrides grouped by UID here (by itself it searches all events for each), and each
 * series stepped only to the window's end.
 */
async function icalJs() {
  const { default: ICAL } = await import('ical.js');
  const root = new ICAL.Component(ICAL.parse(readFileSync(feed, 'utf8')));
  for (const zone of root.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone);
  const offsetMs = 3_600_000;
  const overrides = new Map();
  const masters = [];
  for (const component of root.getAllSubcomponents('vevent')) {
    if (!component.hasProperty('recurrence-id')) masters.push(component);
    else {
      const uid = component.getFirstPropertyValue('uid');
      const id = component.getFirstPropertyValue('recurrence-id').toUnixTime();
      if (!overrides.has(uid)) overrides.set(uid, new Set());
      overrides.get(uid).add(id);
      masters.push(component);
    }
  }
  let count = 0;
  // A date is a day in Berlin, which this library takes for the machine's zone: moved by hand, well enough for counting.
  const ms = (time) =>
    time.isDate
      ? Date.UTC(time.year, time.month - 1, time.day) - offsetMs * (isSummer(time) ? 2 : 1)
      : time.toUnixTime() * 1_000;
  const isSummer = ({ year, month, day }) => Date.UTC(year, month - 1, day) > Date.UTC(2026, 2, 29) && month < 11;
  const isIn = (start, end) => ms(start) < toMs && ms(end) > fromMs;
  for (const component of masters) {
    const event = new ICAL.Event(component, { exceptions: [], strictExceptions: true });
    if (!event.isRecurring()) {
      if (isIn(event.startDate, event.endDate)) count++;
      continue;
    }
    const moved = overrides.get(event.uid);
    const steps = event.iterator();
    for (let next = steps.next(); next; next = steps.next()) {
      if (ms(next) >= toMs) break;
      const end = next.clone();
      end.addDuration(event.duration);
      if (isIn(next, end) && !moved?.has(next.toUnixTime())) count++;
    }
  }
  return count;
}

const occurrences = await readers[reader]();
const { user, system } = process.cpuUsage();
const peakMb = process.resourceUsage().maxRSS / 1_024;
console.log(JSON.stringify({ cpuMs: (user + system) / 1_000, peakMb, occurrences }));
