import { describe, expect, it } from 'vitest';
import { readCalendar } from '../../../src/core/calendar/read-calendar.ts';
import { asRows, byIcalJs, byNodeIcal } from './oracles.ts';
import { randomFeed } from './random-feed.ts';

/** `FEEDS=10000` for as many; the seed makes every run the same. */
const FEEDS = Number(process.env.FEEDS ?? 150);
const SEED = Number(process.env.SEED ?? 20_260_323);

const window = {
  fromMs: Date.parse('2026-03-23T08:00:00Z'),
  toMs: Date.parse('2026-04-06T08:00:00Z'),
  zone: 'Europe/Berlin',
};

function ours(bytes: Uint8Array): string[] {
  const reading = readCalendar(bytes, { ...window, calendarId: 'c', myAddresses: [] });
  if (!reading.ok || !reading.isComplete) throw new Error(JSON.stringify(reading));
  return asRows(reading.occurrences.map((each) => ({ ...each, uid: each.seriesId ?? each.id.split('/')[1] ?? '' })));
}

/** It reads an escaped backslash before an n as the end of a line. */
const untitled = (row: string): string => row.split(' ').slice(0, 3).join(' ');

describe(`${FEEDS} random calendars`, () => {
  it('are read as ical.js reads them', { timeout: 3_600_000 }, () => {
    let occurrences = 0;
    for (let n = 0; n < FEEDS; n++) {
      const { bytes, text } = randomFeed(SEED + n);
      const found = ours(bytes);
      occurrences += found.length;
      expect(found, `seed ${SEED + n}:\n${text}`).toEqual(byIcalJs(text, window));
    }
    expect(occurrences).toBeGreaterThan(FEEDS * 3);
  });

  it('are read as node-ical reads them', { timeout: 3_600_000 }, () => {
    let compared = 0;
    for (let n = 0; n < FEEDS; n++) {
      const { bytes, text, hasExtraDates, hasMovesOfEnded } = randomFeed(SEED + n);
      // It passes over RDATE, and over an instance that stands by itself where the series does not reach its day.
      if (hasExtraDates || hasMovesOfEnded) continue;
      compared++;
      expect(ours(bytes).map(untitled), `seed ${SEED + n}:\n${text}`).toEqual(byNodeIcal(text, window).map(untitled));
    }
    expect(compared).toBeGreaterThan(FEEDS / 3);
  });
});
