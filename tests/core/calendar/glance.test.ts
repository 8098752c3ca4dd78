import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { BlockFacts } from '../../../src/core/calendar/block-facts.ts';
import { FeedScanner, NoCalendar } from '../../../src/core/calendar/feed-scanner.ts';
import { randomFeed, randomFrom } from './random-feed.ts';

const FOLDER = fileURLToPath(new URL('../../fixtures/calendars/', import.meta.url));
const written = readdirSync(FOLDER, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .flatMap(({ name }) => readdirSync(`${FOLDER}${name}`).map((file) => `${FOLDER}${name}/${file}`))
  .filter((file) => file.endsWith('.ics'))
  .map((file) => readFileSync(file).toString('latin1'));
const random = Array.from({ length: 100 }, (_, seed) => Buffer.from(randomFeed(seed).bytes).toString('latin1'));

/** All that is told of a feed's events before any of them is read. */
function told(feed: string, chunk = feed.length + 1): string[] {
  const found: string[] = [];
  const scanner = new FeedScanner({
    beginCalendar() {},
    calendarLine() {},
    zone() {},
    wants: (facts: BlockFacts) => found.push(JSON.stringify(facts)) > 0,
    event: (bytes) =>
      found.push(
        Buffer.from(bytes)
          .toString('latin1')
          .replace(/^(BEGIN:VEVENT) /gim, '$1'),
      ),
  });
  const bytes = new Uint8Array(Buffer.from(feed, 'latin1'));
  try {
    for (let at = 0; at < bytes.length; at += chunk) scanner.push(bytes.subarray(at, at + chunk));
    scanner.end();
  } catch (error) {
    if (!(error instanceof NoCalendar)) throw error;
  }
  return found;
}

/** A blank behind it means nothing, and makes an event one that is not plain: it is gone through line by line. */
const lineByLine = (feed: string) => feed.replace(/^BEGIN:VEVENT(?=[\r\n])/gim, '$& ');

describe('a glance at an event', () => {
  it('tells what going through it line by line tells', () => {
    for (const feed of [...written, ...random]) expect(told(feed), feed).toEqual(told(lineByLine(feed)));
  });

  it('tells the same of broken events, and wherever the download was cut', () => {
    const below = randomFrom(20_261_122);
    const feeds = [...written, ...random];
    const SCRAPS = [
      '\r\n ',
      '\n',
      '\t',
      ':',
      ';',
      '"',
      'END:VEVENT\r\n',
      'BEGIN:VALARM\r\n',
      'DTSTART:2026\r\n',
      'd\r\n tstart:1\r\n',
    ];
    for (let round = 0; round < 1_500; round++) {
      const feed = feeds[below(feeds.length)] ?? '';
      const at = below(feed.length + 1);
      const scrap = SCRAPS[below(SCRAPS.length)] ?? '';
      const broken = feed.slice(0, at) + scrap + feed.slice(at + below(6));
      // What stands on the very line that begins an event is for each way its own to judge.
      if (/^BEGIN:VEVENT.+$/im.test(broken) || /BEGIN:VEVENT[\r\n]+[ \t]/i.test(broken)) continue;
      const expected = told(lineByLine(broken));
      expect(told(broken), broken).toEqual(expected);
      expect(told(broken, 1 + below(300)), broken).toEqual(expected);
    }
  });
});
