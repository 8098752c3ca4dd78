// One measured process of the calendar bench: node calendar-reader.mjs READER FEED FOLDER
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const [reader, feed, folder] = process.argv.slice(2);
const fromMs = Date.parse('2026-03-23T08:00:00Z');
const toMs = fromMs + 14 * 86_400_000;
const request = { calendarId: 'c', fromMs, toMs, zone: 'Europe/Berlin', myAddresses: ['alex@example.com'] };

/** As a download gives them. */
const PIECE = 65_536;

/** As a browser has them: plain bytes, not Node's. */
function bytesOf(path) {
  const { buffer, byteOffset, length } = readFileSync(path);
  return new Uint8Array(buffer, byteOffset, length);
}

const readers = {
  empty: async () => null,
  read: async () => {
    bytesOf(feed);
    return null;
  },
  decode: async () => {
    new TextDecoder().decode(bytesOf(feed));
    return null;
  },
  undivided: async () => {
    const { readCalendar } = await import(pathToFileURL(join(folder, 'read-calendar.mjs')).href);
    return readCalendar(bytesOf(feed), request).occurrences.length;
  },
  'undivided-chunks': async () => {
    const { calendarReader } = await import(pathToFileURL(join(folder, 'read-calendar.mjs')).href);
    const bytes = bytesOf(feed);
    const calendar = calendarReader(request);
    for (let at = 0; at < bytes.length; at += PIECE) calendar.push(bytes.subarray(at, at + PIECE));
    return calendar.end().occurrences.length;
  },
  /** In a process that has read a small feed: what a worker that lives on does. */
  'undivided-warm': async () => {
    const { readCalendar } = await import(pathToFileURL(join(folder, 'read-calendar.mjs')).href);
    readCalendar(bytesOf(join(folder, 'small.ics')), request);
    const bytes = bytesOf(feed);
    const before = process.cpuUsage();
    const { length } = readCalendar(bytes, request).occurrences;
    partCpuMs = cpuMsSince(before);
    return length;
  },
  'undivided-compiled': async () => {
    const { readCalendar } = await import(pathToFileURL(join(folder, 'read-calendar.mjs')).href);
    const bytes = bytesOf(feed);
    return compiled(() => readCalendar(bytes, request).occurrences.length);
  },
  'undivided-stream': async () => stream(),
  'undivided-unchanged': async () => unchanged(),
  'ical.js': async () => icalJs(feed),
  'ical.js-warm': async () => {
    await icalJs(join(folder, 'small.ics'));
    const before = process.cpuUsage();
    const count = await icalJs(feed);
    partCpuMs = cpuMsSince(before);
    return count;
  },
  'ical.js-compiled': async () => compiled(() => icalJs(feed)),
  'decode-compiled': async () => {
    const bytes = bytesOf(feed);
    await compiled(() => new TextDecoder().decode(bytes).length);
    return null;
  },
  /** Where there is no Temporal, what the engine takes for the first date format of a process, whoever asks. */
  dates: async () => {
    const before = process.cpuUsage();
    if (typeof Temporal === 'undefined') new Intl.DateTimeFormat('en-US', { timeZone: 'Europe/Berlin' });
    partCpuMs = typeof Temporal === 'undefined' ? cpuMsSince(before) : 0;
    return null;
  },
};

/** As long as the slower side takes to stop getting faster; ical.js has done 5 MB ten times by then. */
const LEARNING_MS = 6_000;
const LAST_READINGS = 5;

/** What a reading costs when the engine has compiled all of it: read again and again, the median of the last. */
async function compiled(read) {
  const costs = [];
  const began = performance.now();
  let count = null;
  while (performance.now() - began < LEARNING_MS || costs.length <= LAST_READINGS) {
    const before = process.cpuUsage();
    count = await read();
    costs.push(cpuMsSince(before));
  }
  const last = costs.slice(-LAST_READINGS).sort((a, b) => a - b);
  partCpuMs = last[Math.floor(LAST_READINGS / 2)];
  return count;
}

/**
 * As in the worker: from a server (in a process of its own), in slices. How long something else that came meanwhile would
 * have waited: the longest stretch between two turns of the event loop, by the clock and in processor time.
 */
async function stream() {
  const { calendarReader } = await import(pathToFileURL(join(folder, 'read-calendar.mjs')).href);
  const { feed: feedOver } = await import(pathToFileURL(join(folder, 'feed.mjs')).href);
  const { turns } = await import(pathToFileURL(join(folder, 'slices.mjs')).href);
  const limits = { headersMs: 60_000, silenceMs: 60_000, wholeMs: 600_000 };
  const calendar = calendarReader(request);
  const server = spawn(process.execPath, ['-e', SERVER, feed], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [port] = await once(server.stdout, 'data');
  let isOver = false;
  let isFirst = true;
  let last = { ms: performance.now(), cpu: process.cpuUsage() };
  const turn = () => {
    const { user, system } = process.cpuUsage(last.cpu);
    const ms = performance.now() - last.ms;
    gap = { ms: Math.max(gap.ms, ms), cpuMs: Math.max(gap.cpuMs, (user + system) / 1_000) };
    last = { ms: performance.now(), cpu: process.cpuUsage() };
    if (!isOver) setImmediate(turn);
  };
  gap = { ms: 0, cpuMs: 0 };
  setImmediate(turn);
  const known = { etag: null, lastModified: null, digest: null };
  await feedOver({ fetch, limits, stayAwake: () => {} }).read(`http://127.0.0.1:${port}/`, known, (piece) => {
    // From the first piece on: what Node itself loads for its first request is no reading.
    if (isFirst) gap = { ms: 0, cpuMs: 0 };
    isFirst = false;
    calendar.push(piece);
  });
  const giveWay = turns();
  const steps = calendar.endInSteps();
  let step = steps.next();
  for (; !step.done; step = steps.next()) await giveWay();
  isOver = true;
  server.kill();
  return step.value.occurrences.length;
}

const SERVER = `
  const { createReadStream } = require('node:fs');
  require('node:http')
    .createServer((_, response) => createReadStream(process.argv[1]).pipe(response))
    .listen(0, '127.0.0.1', function () { console.log(this.address().port); });
`;

/**
 * ical.js at its best: zones registered, overrides grouped by UID here (by itself it searches all events for each), and each
 * series stepped only to the window's end.
 */
async function icalJs(path) {
  const { default: ICAL } = await import(pathToFileURL(join(folder, 'ical.js.mjs')).href);
  const root = new ICAL.Component(ICAL.parse(readFileSync(path, 'utf8')));
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

/** What a feed costs whose server answers that it has not changed. */
async function unchanged() {
  const { feed: feedOver } = await import(pathToFileURL(join(folder, 'feed.mjs')).href);
  const limits = { headersMs: 60_000, silenceMs: 60_000, wholeMs: 600_000 };
  const server = spawn(process.execPath, ['-e', UNCHANGED_SERVER], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [port] = await once(server.stdout, 'data');
  const reader = feedOver({ fetch, limits, stayAwake: () => {} });
  const ask = () =>
    reader.read(`http://127.0.0.1:${port}/`, { etag: '"1"', lastModified: null, digest: null }, () => {
      throw new Error('nothing is to be read');
    });
  // What Node itself loads for its first request is no reading.
  await ask();
  const before = process.cpuUsage();
  const answer = await ask();
  partCpuMs = cpuMsSince(before);
  server.kill();
  if (answer.is !== 'unchanged') throw new Error(answer.is);
  return null;
}

const UNCHANGED_SERVER = `
  require('node:http')
    .createServer((_, response) => response.writeHead(304).end())
    .listen(0, '127.0.0.1', function () { console.log(this.address().port); });
`;

function cpuMsSince(before) {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}

let gap = null;
let partCpuMs = null;
const occurrences = await readers[reader]();
const { user, system } = process.cpuUsage();
// By Linux's own word for this program: the usual number counts the process that started it as well.
const status = existsSync('/proc/self/status') ? readFileSync('/proc/self/status', 'latin1') : '';
const peakMb = Number(/VmHWM:\s*(\d+) kB/.exec(status)?.[1] ?? process.resourceUsage().maxRSS) / 1_024;
console.log(JSON.stringify({ cpuMs: (user + system) / 1_000, peakMb, occurrences, gap, partCpuMs }));
