import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { dayAt, isoDate } from '../../../src/core/calendar/days.ts';
import { ianaZone } from '../../../src/core/calendar/iana-zone.ts';
import type { Occurrence } from '../../../src/core/calendar/occurrence.ts';
import { readCalendar } from '../../../src/core/calendar/read-calendar.ts';
import { toLocal } from '../../../src/core/calendar/zone.ts';
import { qualify } from '../../../src/core/meeting/qualify.ts';
import { DEFAULT_SETTINGS } from '../../../src/core/settings/settings.ts';

type Shown = Record<string, string | number | boolean | null>;

/** What stands beside each feed: how it is asked, what must come, and by what reasoning; see the folder's README. */
interface Expected {
  readonly why: string;
  readonly checked?: readonly string[];
  readonly zone: string;
  readonly from: string;
  readonly to: string;
  readonly me?: readonly string[];
  readonly complete?: boolean;
  readonly error?: string | null;
  /** Each has at least start and end, or dates; of other fields only those that the case is about. */
  readonly meetings: readonly Shown[];
}

const FOLDER = fileURLToPath(new URL('../../fixtures/calendars/', import.meta.url));
const topics = readdirSync(FOLDER, { withFileTypes: true }).filter((entry) => entry.isDirectory());
const casesOf = (topic: string) =>
  readdirSync(`${FOLDER}${topic}`)
    .filter((file) => file.endsWith('.ics'))
    .map((file) => file.slice(0, -4));

function shown(occurrence: Occurrence, zone: string): Shown {
  const dateAt = (ms: number) => isoDate(dayAt(toLocal(ianaZone(zone) ?? { offsetAt: () => 0 }, ms)));
  const { startMs, endMs } = occurrence;
  return {
    start: new Date(startMs).toISOString().replace('.000Z', 'Z'),
    end: new Date(endMs).toISOString().replace('.000Z', 'Z'),
    startDate: dateAt(startMs),
    endDate: dateAt(endMs),
    title: occurrence.title,
    allDay: occurrence.isAllDay,
    cancelled: occurrence.isCancelled,
    answer: occurrence.answer,
    busy: occurrence.isBusy,
    people: occurrence.people.length,
    joinUrl: occurrence.joinUrl,
    ...qualify(occurrence, DEFAULT_SETTINGS),
  };
}

/** By day, then dates before times, then title: an order that both sides can be put in. */
const by = (a: Shown, b: Shown) => keyOf(a).localeCompare(keyOf(b));
const keyOf = ({ allDay, startDate, start, title }: Shown) => `${allDay ? startDate : start} ${title}`;

describe.each(topics.map(({ name }) => name))('feeds about %s', (topic) => {
  it.each(casesOf(topic))('%s', (name) => {
    const bytes = new Uint8Array(readFileSync(`${FOLDER}${topic}/${name}.ics`));
    const expected: Expected = JSON.parse(readFileSync(`${FOLDER}${topic}/${name}.json`, 'utf8'));
    const reading = readCalendar(bytes, {
      calendarId: 'c',
      fromMs: Date.parse(expected.from),
      toMs: Date.parse(expected.to),
      zone: expected.zone,
      myAddresses: expected.me ?? [],
    });
    const wanted = [...expected.meetings].sort(by);
    // Of each occurrence only what the case speaks of is compared; but every occurrence must be spoken of.
    const found = reading.occurrences.map((each) => shown(each, expected.zone)).sort(by);
    const asked = found.map((each, i) =>
      Object.fromEntries(Object.entries(each).filter(([key]) => !wanted[i] || key in wanted[i])),
    );
    expect(asked, expected.why).toEqual(wanted);
    if (expected.complete !== undefined) expect(reading.ok && reading.isComplete, 'complete').toBe(expected.complete);
    if (expected.error !== undefined) expect(reading.ok ? null : reading.problem, 'error').toBe(expected.error);
  });
});
