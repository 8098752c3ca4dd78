import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sampleRecords } from '../../../scripts/sample-records.ts';
import { mirrorRow } from '../../../src/core/attention/mirror-row.ts';
import { packRecord } from '../../../src/core/attention/pack.ts';
import type { MeetingRecord } from '../../../src/core/attention/record.ts';
import { play } from '../../bench/simulator/play.ts';
import { anyWeek } from '../../bench/simulator/week.ts';
import { person } from '../report/records.ts';

const bytes = (what: unknown): number => new TextEncoder().encode(JSON.stringify(what)).length;
const average = (numbers: readonly number[]): number => numbers.reduce((sum, each) => sum + each, 0) / numbers.length;

const TITLES = ['Weekly with the pilot team', 'Design review', 'Dana / Lee', 'Quartalsplanung – Überblick', 'Stand-up'];
const PEOPLE = [
  person('Dana Reyes', 'dana.reyes@acme.example'),
  person('Lee Wong', 'lee.wong@acme.example'),
  person('Priya Nair', 'priya@northwind.example'),
  person('Sam Okafor', 'sam@northwind.example'),
];

/** With names and ids as real calendars have them: a calendar's id, a series by Google, an instance of it. */
function dressed(record: MeetingRecord, at: number): MeetingRecord {
  const seriesId = '7kukuqrfedlm2f9t5l2k3h4v1u@google.com';
  const occurrenceId = `0b9c7c52-2b7e-4f0e-9a51-6d2b7d1c8e11/${seriesId}/20261116T090000`;
  const people = PEOPLE.slice(0, 1 + (at % PEOPLE.length));
  const title = TITLES[at % TITLES.length] ?? '';
  return { ...record, meeting: { ...record.meeting, id: occurrenceId, occurrenceId, seriesId, title, people } };
}

const sizes = (records: readonly MeetingRecord[]) => {
  const packed = records.map((each, at) => packRecord(dressed(each, at)));
  const rows = packed.map((each) => bytes(`record:${each.id}`) + bytes(mirrorRow(each)));
  return { record: average(packed.map(bytes)), row: average(rows), longest: Math.max(...rows), count: records.length };
};

const say = (of: string, { record, row, longest, count }: ReturnType<typeof sizes>) =>
  console.log(
    `${of}, ${count} meetings: record ${record.toFixed()} B, mirrored ${row.toFixed()} B, longest ${longest} B`,
  );

describe('a finished meeting takes on average less than 2 kB, and less than 400 bytes in the mirror with its key,', () => {
  it('in the weeks of the pictures', () => {
    const mondayMs = Date.UTC(2026, 10, 16);
    const found = sizes(sampleRecords(mondayMs, mondayMs + 7 * 86_400_000, 'Europe/Berlin'));
    say('sample weeks', found);
    expect(found.record).toBeLessThan(2_048);
    expect(found.row).toBeLessThan(400);
  });

  it('in weeks of the simulator', async () => {
    const records: MeetingRecord[] = [];
    for (const week of fc.sample(anyWeek, { numRuns: 25, seed: 20_261_122 }))
      records.push(...(await play(week)).world.disk.records.values());
    const found = sizes(records);
    say('simulated weeks', found);
    expect(found.count).toBeGreaterThan(50);
    expect(found.record).toBeLessThan(2_048);
    expect(found.row).toBeLessThan(400);
  }, 60_000);
});
