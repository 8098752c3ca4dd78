import * as v from 'valibot';
import type { Setting } from '../meeting/meeting.ts';
import { ATTENTIONS, type Attention, type Pull, type PullOutcome, type Stretch } from './attention.ts';
import type { MeetingRecord } from './record.ts';

/** The order is the packed records' order: never change it, only add at the end. */
const OUTCOMES = ['turned-back', 'needed', 'gave-in'] as const satisfies readonly PullOutcome[];
export const PACKED_SETTINGS = ['browser-call', 'app-call', 'in-person'] as const satisfies readonly Setting[];
export const PACKED_SOURCES = ['calendar', 'call', 'hand'] as const;

/** A code is attention + 4 if assumed + 8 times the site's place in the table, counted from 1; 0 is no site. */
const ASSUMED = 4;
const SITE = 8;

/** The longest time that can be a date (ECMAScript's time range), less a year for the meeting itself. */
const LATEST_MS = 8.64e15 - 366 * 86_400_000;
const LONGEST_MS = 366 * 86_400_000;

const wallMs = v.pipe(v.number(), v.finite(), v.minValue(-LATEST_MS), v.maxValue(LATEST_MS));
const duration = v.pipe(v.number(), v.finite(), v.minValue(0), v.maxValue(LONGEST_MS));
const numbers = (width: number) =>
  v.pipe(
    v.array(v.pipe(v.number(), v.finite(), v.minValue(0))),
    v.check((row) => row.length % width === 0),
  );

/** The stored shape: JSON, and as few characters as a reader can still follow. */
const PackedRecord = v.object({
  version: v.literal(1),
  id: v.pipe(v.string(), v.minLength(1)),
  meeting: v.object({
    id: v.string(),
    source: v.picklist(PACKED_SOURCES),
    occurrenceId: v.nullable(v.string()),
    seriesId: v.nullable(v.string()),
    title: v.string(),
    /** Name and address by turns. */
    people: v.array(v.tuple([v.string(), v.nullable(v.string())])),
    plannedStartMs: wallMs,
    plannedEndMs: v.nullable(wallMs),
    setting: v.picklist(PACKED_SETTINGS),
    room: v.nullable(v.string()),
  }),
  startedAtMs: wallMs,
  zone: v.pipe(v.string(), v.minLength(1)),
  sites: v.array(v.string()),
  /** Code and ms by turns. */
  stretches: numbers(2),
  /** Site's place in the table, start, ms and outcome by turns. */
  pulls: numbers(4),
  held: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(1))),
  said: v.nullable(v.pipe(v.number(), v.minValue(0), v.maxValue(1))),
});
export type PackedRecord = v.InferOutput<typeof PackedRecord>;

/** The compact stored shape of a record; `unpackRecord` gives back exactly what went in. */
export function packRecord(record: MeetingRecord): PackedRecord {
  const sites: string[] = [];
  const placeOf = (site: string): number => {
    const place = sites.indexOf(site);
    return place < 0 ? sites.push(site) - 1 : place;
  };
  const codeOf = ({ attention, isAssumed, site }: Stretch): number =>
    ATTENTIONS.indexOf(attention) + (isAssumed ? ASSUMED : 0) + (site === null ? 0 : (placeOf(site) + 1) * SITE);
  return {
    version: 1,
    id: record.id,
    meeting: { ...record.meeting, people: record.meeting.people.map(({ name, address }) => [name, address]) },
    startedAtMs: record.startedAtMs,
    zone: record.zone,
    stretches: record.stretches.flatMap((stretch) => [codeOf(stretch), stretch.ms]),
    pulls: record.pulls.flatMap(({ site, startMs, ms, outcome }) => [
      placeOf(site),
      startMs,
      ms,
      OUTCOMES.indexOf(outcome),
    ]),
    sites,
    ...(record.notificationsHeld === undefined ? {} : { held: record.notificationsHeld }),
    said: record.saidPresentShare,
  };
}

/** The record in a stored value, whatever that is; null where it is none. Never throws. */
export function unpackRecord(stored: unknown): MeetingRecord | null {
  const checked = v.safeParse(PackedRecord, stored);
  if (!checked.success) return null;
  const { id, meeting, startedAtMs, zone, sites, said, held, ...packed } = checked.output;
  const stretches = whole(rows(packed.stretches, 2).map(([code = 0, ms = 0]) => stretchOf(code, ms, sites)));
  const pulls = whole(rows(packed.pulls, 4).map((row) => pullOf(row, sites)));
  if (stretches === null || pulls === null) return null;
  if (stretches.reduce((sum, { ms }) => sum + ms, 0) > LONGEST_MS) return null;
  const people = meeting.people.map(([name, address]) => ({ name, address }));
  const rest = held === undefined ? {} : { notificationsHeld: held };
  return { id, meeting: { ...meeting, people }, startedAtMs, zone, stretches, pulls, ...rest, saidPresentShare: said };
}

/** All of them, or null if one is missing. */
function whole<T>(items: readonly (T | null)[]): T[] | null {
  const found = items.filter((item) => item !== null);
  return found.length === items.length ? found : null;
}

function rows(numbers: readonly number[], width: number): number[][] {
  return Array.from({ length: numbers.length / width }, (_, row) => numbers.slice(row * width, (row + 1) * width));
}

function stretchOf(code: number, ms: number, sites: readonly string[]): Stretch | null {
  const attention: Attention | undefined = ATTENTIONS[code % ASSUMED];
  const place = Math.floor(code / SITE);
  const site = place === 0 ? null : sites[place - 1];
  if (attention === undefined || site === undefined || !v.is(duration, ms)) return null;
  return { attention, isAssumed: code % SITE >= ASSUMED, site, ms };
}

function pullOf(
  [place = 0, startMs = 0, ms = 0, outcomePlace = 0]: readonly number[],
  sites: readonly string[],
): Pull | null {
  const site = sites[place];
  const outcome = OUTCOMES[outcomePlace];
  if (site === undefined || outcome === undefined) return null;
  if (!v.is(duration, startMs) || !v.is(duration, ms)) return null;
  return { site, startMs, ms, outcome };
}
