import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendarReader, readCalendar } from '../../../src/core/calendar/read-calendar.ts';
import type { Reading, ReadingRequest } from '../../../src/core/calendar/reading.ts';
import { unfoldedLines } from '../../../src/core/calendar/unfold.ts';

const FOLDER = fileURLToPath(new URL('../../fixtures/calendars/', import.meta.url));

const request: ReadingRequest = {
  calendarId: 'c',
  fromMs: Date.parse('2026-03-23T00:00:00Z'),
  toMs: Date.parse('2026-04-06T00:00:00Z'),
  zone: 'Europe/Berlin',
  myAddresses: ['me@example.org'],
};

const feedsAbout = (...topics: string[]): Uint8Array[] =>
  topics.flatMap((topic) =>
    readdirSync(`${FOLDER}${topic}`)
      .filter((file) => file.endsWith('.ics'))
      .map((file) => new Uint8Array(readFileSync(`${FOLDER}${topic}/${file}`))),
  );

const all = feedsAbout('bytes', 'broken', 'hostile', 'overrides', 'zones', 'people');
const plain = feedsAbout('rules', 'dates', 'overrides', 'zones', 'people', 'joining', 'standing');

/** Reads a feed in pieces of the given sizes, over and over. */
function readInPieces(bytes: Uint8Array, sizes: readonly number[]): Reading {
  const reader = calendarReader(request);
  for (let at = 0, i = 0; at < bytes.length; i++) {
    const size = sizes[i % sizes.length] ?? 1;
    // A copy that is spoiled afterwards: the reader must keep none of it.
    const piece = bytes.slice(at, at + size);
    reader.push(piece);
    piece.fill(88);
    at += size;
  }
  return reader.end();
}

const sizes = fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 1, maxLength: 12 });

describe('what a feed says', () => {
  it('does not depend on where the download was cut', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(fc.constantFrom(...all), sizes, (bytes, pieces) => {
        expect(readInPieces(bytes, pieces)).toEqual(readCalendar(bytes, request));
      }),
      { numRuns: 300 },
    );
  });

  it('does not depend on where its lines are folded and how they end', { timeout: 60_000 }, () => {
    const fold = fc.record({
      lengths: fc.array(fc.integer({ min: 1, max: 75 }), { minLength: 1, maxLength: 9 }),
      ends: fc.array(fc.constantFrom('\r\n', '\n', '\r'), { minLength: 1, maxLength: 5 }),
      blanks: fc.array(fc.constantFrom(' ', '\t'), { minLength: 1, maxLength: 3 }),
    });
    fc.assert(
      fc.property(fc.constantFrom(...plain), fold, sizes, (bytes, folds, pieces) => {
        const folded = foldedAnew(bytes, folds);
        expect(readInPieces(folded, pieces)).toEqual(readCalendar(bytes, request));
      }),
      { numRuns: 300 },
    );
  });

  it('does not depend on the case of names and of words that mean something', () => {
    for (const bytes of feedsAbout('rules', 'dates')) {
      const lower = new TextDecoder().decode(bytes).replace(/^(?!SUMMARY|UID).*/gm, (line) => line.toLowerCase());
      expect(readCalendar(new TextEncoder().encode(lower), request)).toEqual(readCalendar(bytes, request));
    }
  });
});

interface Folds {
  readonly lengths: readonly number[];
  readonly ends: readonly string[];
  readonly blanks: readonly string[];
}

/** The same lines, folded at any byte. A blank must not be the last byte before a fold that some editors would strip. */
function foldedAnew(bytes: Uint8Array, { lengths, ends, blanks }: Folds): Uint8Array {
  const out: number[] = [];
  let n = 0;
  const put = (text: string | undefined) => out.push(...new TextEncoder().encode(text));
  for (const line of unfoldedLines(bytes).filter((each) => each !== '')) {
    const octets = new TextEncoder().encode(line);
    for (let at = 0; at < octets.length; n++) {
      const length = lengths[n % lengths.length] ?? 75;
      if (at > 0) put(`${ends[n % ends.length]}${blanks[n % blanks.length]}`);
      out.push(...octets.subarray(at, at + length));
      at += length;
    }
    put(ends[n++ % ends.length]);
  }
  return Uint8Array.from(out);
}
