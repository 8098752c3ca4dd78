import type { Stretch } from '../attention/attention.ts';
import type { MeetingRecord } from '../attention/record.ts';
import { totalMs, totalsOf } from '../attention/summary.ts';
import { addDays, type LocalDate, localDateAt, localTimeAt, startOfDayMs } from '../time/local-day.ts';
import { weekDays } from '../time/week.ts';

/** A meeting, or the part of it that lies on one day. */
export interface LanePiece {
  readonly recordId: string;
  /** Where it begins in the day, minutes after 00:00 by the wall clock of then. */
  readonly fromMinute: number;
  readonly ms: number;
  readonly stretches: readonly Stretch[];
  /** 0 but where it would lie over another: wall clocks repeat an hour in autumn and on a flight to the west. */
  readonly row: number;
}

export interface Lane {
  readonly date: LocalDate;
  readonly pieces: readonly LanePiece[];
  /** At least 1. */
  readonly rows: number;
}

export interface Lanes {
  /** Whole hours that hold every piece; `toHour` passes 24 where the week's last meeting ran over its end. */
  readonly fromHour: number;
  readonly toHour: number;
  /** The week's seven days. */
  readonly days: readonly Lane[];
}

/** Shown at least, so that one short meeting does not fill the day. */
const FEWEST_HOURS = 8;
const MINUTE_MS = 60_000;

/** Lays a week's meetings into its days; what runs over midnight goes on in the next day's lane. */
export function lanes(records: readonly MeetingRecord[], weekStart: LocalDate): Lanes {
  const days = weekDays(weekStart);
  const pieces = records.flatMap((record) => cut(record, days.at(-1) ?? weekStart));
  const laid = days.map((date) =>
    lay(
      date,
      pieces.filter((piece) => piece.date === date),
    ),
  );
  return { ...hours(laid), days: laid };
}

type Cut = Omit<LanePiece, 'row'> & { readonly date: LocalDate };

/** One piece a day. The week's last day keeps what runs over its end, so that no minute of the week is lost. */
function cut(record: MeetingRecord, lastDay: LocalDate): Cut[] {
  const endMs = record.startedAtMs + totalMs(totalsOf(record.stretches));
  const pieces: Cut[] = [];
  let fromMs = record.startedAtMs;
  let rest = record.stretches;
  while (fromMs < endMs) {
    const date = localDateAt(fromMs, record.zone);
    const midnightMs = date === lastDay ? endMs : startOfDayMs(addDays(date, 1), record.zone);
    const [stretches, after] = splitAt(rest, midnightMs - fromMs);
    const ms = Math.min(midnightMs, endMs) - fromMs;
    pieces.push({ recordId: record.id, date, fromMinute: minuteOfDay(fromMs, record.zone), ms, stretches });
    fromMs += ms;
    rest = after;
  }
  return pieces;
}

function minuteOfDay(atMs: number, zone: string): number {
  const { hour, minute, second } = localTimeAt(atMs, zone);
  return hour * 60 + minute + second / 60;
}

/** What lies before and after `ms` from the beginning. */
export function splitAt(stretches: readonly Stretch[], ms: number): [Stretch[], Stretch[]] {
  const before: Stretch[] = [];
  const after: Stretch[] = [];
  let left = ms;
  for (const stretch of stretches) {
    const taken = Math.min(stretch.ms, Math.max(0, left));
    left -= stretch.ms;
    if (taken > 0) before.push({ ...stretch, ms: taken });
    if (taken < stretch.ms) after.push({ ...stretch, ms: stretch.ms - taken });
  }
  return [before, after];
}

function lay(date: LocalDate, pieces: readonly Cut[]): Lane {
  const rowEnds: number[] = [];
  const laid = pieces
    .toSorted((a, b) => a.fromMinute - b.fromMinute)
    .map(({ date: _, ...piece }) => {
      const free = rowEnds.findIndex((end) => end <= piece.fromMinute);
      const row = free < 0 ? rowEnds.length : free;
      rowEnds[row] = endMinute(piece);
      return { ...piece, row };
    });
  return { date, pieces: laid, rows: Math.max(1, rowEnds.length) };
}

const endMinute = ({ fromMinute, ms }: Omit<LanePiece, 'row'>): number => fromMinute + ms / MINUTE_MS;

function hours(days: readonly Lane[]): { fromHour: number; toHour: number } {
  const pieces = days.flatMap((day) => day.pieces);
  if (pieces.length === 0) return { fromHour: 9, toHour: 9 + FEWEST_HOURS };
  const first = Math.floor(Math.min(...pieces.map(({ fromMinute }) => fromMinute)) / 60);
  const last = Math.ceil(Math.max(...pieces.map(endMinute)) / 60);
  const spare = Math.max(0, FEWEST_HOURS - (last - first));
  const fromHour = Math.max(0, Math.min(first - Math.floor(spare / 2), 24 - FEWEST_HOURS));
  return { fromHour, toHour: Math.max(last, fromHour + FEWEST_HOURS) };
}
