// The worker of `calendar-worker.bench.mjs`: reads a feed as the extension's does, and answers whatever asks it meanwhile.
import { calendarReader } from '../../src/core/calendar/read-calendar.ts';
import { feed } from '../../src/platform/feed.ts';
import { giveWay, turns } from '../../src/platform/slices.ts';

const limits = { headersMs: 60_000, silenceMs: 60_000, wholeMs: 600_000 };
const fromMs = Date.parse('2026-03-23T08:00:00Z');
const request = {
  calendarId: 'c',
  fromMs,
  toMs: fromMs + 14 * 86_400_000,
  zone: 'Europe/Berlin',
  myAddresses: ['alex@example.com'],
};

async function read(address) {
  const beganMs = performance.now();
  const reader = calendarReader(request);
  const known = { etag: null, lastModified: null, digest: null };
  await feed({ fetch: (...args) => fetch(...args), limits, stayAwake: () => {} }).read(address, known, (piece) =>
    reader.push(piece),
  );
  const giveTurn = turns();
  const steps = reader.endInSteps();
  for (;;) {
    const { done, value } = steps.next();
    if (done) return { ms: performance.now() - beganMs, occurrences: value.occurrences.length };
    await giveTurn();
  }
}

/** Works without reading anything: as the reader does, a little at a time. */
async function count({ countingMs, countMs }) {
  const untilMs = performance.now() + countingMs;
  while (performance.now() < untilMs) {
    const sliceEndMs = performance.now() + countMs;
    while (performance.now() < sliceEndMs);
    await giveWay();
  }
}

addEventListener('message', async ({ data }) => {
  if (data.ask !== undefined) postMessage({ answer: data.ask });
  else if (data.countingMs === undefined) postMessage({ read: await read(data.address) });
  else {
    await count(data);
    postMessage({ counted: true });
  }
});
