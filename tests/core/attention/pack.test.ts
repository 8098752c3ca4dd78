import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packRecord, unpackRecord } from '../../../src/core/attention/pack.ts';
import { anyRecord } from '../report/any-record.ts';
import { person, pull, record, stretches } from '../report/records.ts';

const DAY = 86_400_000;
const typical = record('2026-11-16T09:00[Europe/Berlin]', 'p10 d2 p25 ~p3 u4', {
  pulls: [pull('news.test', 'turned-back', 600_000, 4_200)],
  meeting: { title: 'Pilot', people: [person('Priya Raman', 'priya@acme.test')], seriesId: 'abc@calendar.test' },
});

describe('the stored shape of a meeting', () => {
  it('gives back exactly what went in, also by way of JSON', () => {
    fc.assert(
      fc.property(anyRecord, (each) => {
        expect(unpackRecord(packRecord(each))).toEqual(each);
        expect(unpackRecord(JSON.parse(JSON.stringify(packRecord(each))))).toEqual(each);
      }),
    );
  });

  it('takes less than 2 kB for an hour with eight people, sixty changes and a dozen pulls', () => {
    const long = record(
      '2026-11-16T09:00[Europe/Berlin]',
      Array.from({ length: 20 }, () => stretches('p2.51237 d0.3114 p0.21001')).flat(),
      {
        pulls: Array.from({ length: 12 }, (_, i) => pull('news.ycombinator.com', 'turned-back', i * 301_123, 11_345)),
        meeting: {
          title: 'Weekly status of the pilot',
          people: Array.from({ length: 8 }, (_, i) =>
            person(`Somebody Surname ${i}`, `somebody.surname${i}@acme.test`),
          ),
          seriesId: '7kukuqrfedlm2f9t5l2k3h4v1u@google.com',
          room: 'google-meet/abc-defg-hij',
        },
      },
    );
    const rounded = { ...long, stretches: long.stretches.map((each) => ({ ...each, ms: Math.round(each.ms) })) };
    expect(JSON.stringify(packRecord(rounded)).length).toBeLessThan(2_048);
  });

  it('holds a leap year without a break, and no day more', () => {
    const year = { ...packRecord(typical), stretches: [0, 200 * DAY, 3, 166 * DAY] };
    expect(unpackRecord(year)?.stretches.map(({ ms }) => ms)).toEqual([200 * DAY, 166 * DAY]);
  });

  it('says how many notifications were held back, and nothing where there was none', () => {
    const held = { ...typical, notificationsHeld: 3 };
    expect(unpackRecord(packRecord(held))).toEqual(held);
    expect('held' in packRecord(typical)).toBe(false);
    expect('notificationsHeld' in (unpackRecord(packRecord(typical)) ?? {})).toBe(false);
  });

  it('names each site once', () => {
    expect(
      packRecord(record('2026-11-16T09:00[UTC]', 'd1 p1 d1', { pulls: [pull('news.test', 'needed')] })).sites,
    ).toEqual(['news.test']);
  });

  it('is null for anything that is no record, and never throws', () => {
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: true, withBigInt: true, withDate: true }), (junk) => {
        expect(unpackRecord(junk)).toBeNull();
      }),
    );
  });

  it('never throws for a record with one field turned into junk, and what it then gives is whole', () => {
    const packed = packRecord(typical);
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(packed)), fc.anything(), (field, junk) => {
        const record = unpackRecord({ ...packed, [field]: junk });
        if (record !== null) expect(unpackRecord(packRecord(record))).toEqual(record);
      }),
    );
  });

  it.each([
    ['a version from the future', { version: 2 }],
    ['half a stretch', { stretches: [0, 1000, 0] }],
    ['a stretch on a site that is not in the table', { stretches: [2 + 8 * 9, 1000] }],
    ['a stretch that runs backwards', { stretches: [0, -1] }],
    ['a stretch without an end', { stretches: [0, Number.POSITIVE_INFINITY] }],
    ['a code between two codes', { stretches: [0.5, 1000] }],
    ['a stretch of a thousand years', { stretches: [0, 3e13] }],
    ['a year and a day in two stretches', { stretches: [0, 200 * DAY, 0, 167 * DAY] }],
    ['a visit to a site that is not in the table', { pulls: [9, 0, 0, 0] }],
    ['a visit that begins after a year', { pulls: [0, 367 * DAY, 0, 0] }],
    ['a visit that lasts longer than a year', { pulls: [0, 0, 367 * DAY, 0] }],
    ['half a held notification', { held: 0.5 }],
    ['an outcome that nobody knows', { pulls: [0, 0, 0, 7] }],
    ['a start outside of all time', { startedAtMs: 8.64e15 }],
    ['a share above one', { said: 1.2 }],
  ])('refuses %s', (_, broken) => {
    expect(unpackRecord({ ...packRecord(typical), ...broken })).toBeNull();
  });
});
