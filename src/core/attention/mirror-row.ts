import * as v from 'valibot';
import { PACKED_SETTINGS, PACKED_SOURCES, type PackedRecord, unpackRecord } from './pack.ts';

/**
 * A record once more, for the mirror: a list without names, since this copy is only ever read to rebuild a database, and
 * all of them share the 10 MB that Chromium gives `storage.local`. At 8 meetings a day and under 400 bytes each that is
 * ten years. Its id is the key it lies under. The places never change; more may be added at the end.
 */
type Row = readonly [
  version: 2,
  startedAtMs: number,
  zone: string,
  /** Source and setting, as their places in the tables of `pack.ts`. */
  kind: readonly [source: number, setting: number],
  /** 1 where it is the occurrence's id. */
  meetingId: string | 1,
  /** In two parts where the series' id stands between them. */
  occurrenceId: string | null | readonly [before: string, after: string],
  seriesId: string | null,
  title: string,
  room: string | null,
  /** From the record's start. */
  plannedStartMs: number,
  plannedEndMs: number | null,
  /**
   * Name and address by turns. An address that ends in `@` is at the same domain as the one before it; one that really
   * does is alone in a list.
   */
  people: readonly (string | null | readonly [string])[],
  sites: readonly string[],
  stretches: string,
  pulls: string,
  said: number | null,
];

const text = v.string();
const AnyRow = v.looseTuple([
  v.literal(2),
  v.number(),
  text,
  v.tuple([v.number(), v.number()]),
  v.union([text, v.literal(1)]),
  v.nullable(v.union([text, v.tuple([text, text])])),
  v.nullable(text),
  text,
  v.nullable(text),
  v.number(),
  v.nullable(v.number()),
  v.array(v.nullable(v.union([text, v.tuple([text])]))),
  v.array(text),
  text,
  text,
  v.nullable(v.number()),
]) satisfies v.GenericSchema<unknown, [...Row, ...unknown[]]>;

/**
 * Numbers as text, parted by nothing: what a time is like in capitals, how long it was in digits to base 36. The first
 * eight capitals are a stretch's kind or a pull's outcome, the others a site's place, to base 18, counted from 1.
 */
const KINDS = 8;
const A = 65;
const kindLetter = (kind: number): string => String.fromCharCode(A + kind);
const kindOf = (letter: string): number => letter.charCodeAt(0) - A;
const SITE_DIGITS = 'IJKLMNOPQRSTUVWXYZ';
type StretchParts = readonly [whole: string, kind: string, place: string, ms: string];
type PullParts = readonly [whole: string, place: string, start: string, outcome: string, ms: string];
const STRETCH = /([A-H])([I-Z]*)([0-9a-z]+)/y;
const PULL = /([I-Z]+)([0-9a-z]+)([A-H])([0-9a-z]+)/y;

/** To the whole millisecond. */
export function mirrorRow({ meeting, startedAtMs, zone, sites, stretches, pulls, said }: PackedRecord): Row {
  return [
    2,
    startedAtMs,
    zone,
    [PACKED_SOURCES.indexOf(meeting.source), PACKED_SETTINGS.indexOf(meeting.setting)],
    meeting.id === meeting.occurrenceId ? 1 : meeting.id,
    around(meeting.occurrenceId, meeting.seriesId),
    meeting.seriesId,
    meeting.title,
    meeting.room,
    meeting.plannedStartMs - startedAtMs,
    meeting.plannedEndMs === null ? null : meeting.plannedEndMs - startedAtMs,
    shortened(meeting.people),
    sites,
    inRows(stretches, 2)
      .map(([code = 0, ms = 0]) => kindLetter(code % KINDS) + placeText(Math.floor(code / KINDS)) + digits(ms))
      .join(''),
    inRows(pulls, 4)
      .map(
        ([site = 0, start = 0, ms = 0, outcome = 0]) =>
          placeText(site + 1) + digits(start) + kindLetter(outcome) + digits(ms),
      )
      .join(''),
    said,
  ];
}

/** The record in a row of the mirror, of this shape or of the one before it; null where it is none. Never throws. */
export function readMirrorRow(id: string, stored: unknown): PackedRecord | null {
  const row = v.safeParse(AnyRow, stored);
  const packed = row.success ? fromRow(id, row.output) : stored;
  return unpackRecord(packed) === null ? null : (packed as PackedRecord);
}

/** Whether it is a record is asked of the whole: here only what has no form at all is none. */
function fromRow(id: string, row: v.InferOutput<typeof AnyRow>): unknown {
  const [, startedAtMs, zone, kind, meetingId, occurrence, seriesId, title, room, startMs, endMs, people, sites] = row;
  const [, , , , , , , , , , , , , stretches, pulls, said] = row;
  const stretchParts = matches<StretchParts>(STRETCH, stretches);
  const pullParts = matches<PullParts>(PULL, pulls);
  if (stretchParts === null || pullParts === null) return null;
  const occurrenceId = Array.isArray(occurrence) && seriesId !== null ? occurrence.join(seriesId) : occurrence;
  return {
    version: 1,
    id,
    meeting: {
      id: meetingId === 1 ? occurrenceId : meetingId,
      source: PACKED_SOURCES[kind[0]],
      occurrenceId,
      seriesId,
      title,
      people: lengthened(people),
      plannedStartMs: startedAtMs + startMs,
      plannedEndMs: endMs === null ? null : startedAtMs + endMs,
      setting: PACKED_SETTINGS[kind[1]],
      room,
    },
    startedAtMs,
    zone,
    sites,
    stretches: stretchParts.flatMap(([, kind, place, ms]) => [
      kindOf(kind) + KINDS * placeOf(place),
      Number.parseInt(ms, 36),
    ]),
    pulls: pullParts.flatMap(([, place, start, outcome, ms]) => [
      placeOf(place) - 1,
      Number.parseInt(start, 36),
      Number.parseInt(ms, 36),
      kindOf(outcome),
    ]),
    said,
  };
}

const digits = (ms: number): string => Math.round(ms).toString(36);

function placeText(place: number): string {
  const base = SITE_DIGITS.length;
  return place === 0 ? '' : placeText(Math.floor(place / base)) + SITE_DIGITS.charAt(place % base);
}

const placeOf = (text: string): number =>
  [...text].reduce((place, digit) => place * SITE_DIGITS.length + SITE_DIGITS.indexOf(digit), 0);

/** All of a text, match by match, each with all its groups; null where something else is in it. */
function matches<Parts extends readonly string[]>(pattern: RegExp, text: string): Parts[] | null {
  const found: Parts[] = [];
  let end = 0;
  while (end < text.length) {
    pattern.lastIndex = end;
    const match = pattern.exec(text);
    if (match === null) return null;
    found.push(match as readonly string[] as Parts);
    end = pattern.lastIndex;
  }
  return found;
}

const inRows = (numbers: readonly number[], width: number): number[][] =>
  Array.from({ length: numbers.length / width }, (_, row) => numbers.slice(row * width, (row + 1) * width));

/** A text without another one that is in it, as what stands before and after it. */
function around(text: string | null, within: string | null): string | null | readonly [string, string] {
  if (text === null || within === null) return text;
  const at = text.indexOf(within);
  return at < 0 ? text : [text.slice(0, at), text.slice(at + within.length)];
}

const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1);

function shortened(people: PackedRecord['meeting']['people']): Row[11] {
  let domain: string | null = null;
  return people.flatMap(([name, address]): Row[11] => {
    if (address === null || !address.includes('@')) return [name, address];
    if (address.endsWith('@')) return [name, [address]];
    const isSame = domainOf(address) === domain;
    domain = domainOf(address);
    return [name, isSame ? address.slice(0, -domain.length) : address];
  });
}

function lengthened(flat: Row[11]): unknown[] {
  let domain = '';
  return inPairs(flat).map(([name, address]) => {
    if (Array.isArray(address)) return [name, address[0]];
    if (typeof address !== 'string' || !address.includes('@')) return [name, address];
    const whole: string = address.endsWith('@') ? address + domain : address;
    domain = domainOf(whole);
    return [name, whole];
  });
}

const inPairs = <T>(flat: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(flat.length / 2) }, (_, pair) => flat.slice(pair * 2, pair * 2 + 2));
