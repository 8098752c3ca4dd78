import type { MeetingRecord } from '../attention/record.ts';
import { byMeeting } from './week-records.ts';

/** One minute of a meeting, over all meetings that lasted that long and were seen. */
export interface DriftMinute {
  /** Counted from the meeting's start; 0 is the first minute. */
  readonly minute: number;
  /** Meetings behind this minute: those of which some of it was seen. */
  readonly meetings: number;
  readonly distractedMs: number;
  readonly seenMs: number;
  /** Share distracted, smoothed; null where fewer than `FEWEST_MEETINGS` are behind it. */
  readonly share: number | null;
}

/** Fewer say more about themselves than about a habit. */
export const FEWEST_MEETINGS = 3;
/**
 * A minute is smoothed with this many on either side, by adding up their times before dividing: a minute weighs as
 * much as was seen of it, and no curve is invented between points.
 */
export const SMOOTHED_WITH = 3;
const MINUTE_MS = 60_000;
/** No further than four hours: that is no meeting but a day. */
const MOST_MINUTES = 240;

/** When in a meeting the distracted time lies. */
export function driftCurve(records: readonly MeetingRecord[]): DriftMinute[] {
  const minutes = byMeeting(records).reduce<Omit<DriftMinute, 'share'>[]>(addMeeting, []);
  return minutes.map((each, minute) => {
    if (each.meetings < FEWEST_MEETINGS) return { ...each, share: null };
    const near = minutes
      .slice(Math.max(0, minute - SMOOTHED_WITH), minute + SMOOTHED_WITH + 1)
      .filter(({ meetings }) => meetings >= FEWEST_MEETINGS);
    const sum = (field: 'distractedMs' | 'seenMs') => near.reduce((total, next) => total + next[field], 0);
    return { ...each, share: sum('distractedMs') / sum('seenMs') };
  });
}

type Minutes = Omit<DriftMinute, 'share'>[];

function addMeeting(minutes: Minutes, sittings: readonly MeetingRecord[]): Minutes {
  const seen: { distractedMs: number; seenMs: number }[] = [];
  const startMs = sittings[0]?.startedAtMs ?? 0;
  for (const sitting of sittings) {
    let atMs = sitting.startedAtMs - startMs;
    for (const { attention, ms } of sitting.stretches) {
      if (attention !== 'unseen') spread(seen, atMs, ms, attention === 'distracted');
      atMs += ms;
    }
  }
  const length = Math.max(minutes.length, seen.length);
  return Array.from({ length }, (_, minute) => {
    const before = minutes[minute] ?? { minute, meetings: 0, distractedMs: 0, seenMs: 0 };
    const more = seen[minute];
    if (more === undefined || more.seenMs === 0) return before;
    return {
      minute,
      meetings: before.meetings + 1,
      distractedMs: before.distractedMs + more.distractedMs,
      seenMs: before.seenMs + more.seenMs,
    };
  });
}

/** Puts a stretch's time into the minutes it lies in. */
function spread(
  minutes: { distractedMs: number; seenMs: number }[],
  fromMs: number,
  ms: number,
  isDistracted: boolean,
): void {
  const toMs = Math.min(fromMs + ms, MOST_MINUTES * MINUTE_MS);
  let atMs = fromMs;
  while (atMs < toMs) {
    const minute = Math.floor(atMs / MINUTE_MS);
    const untilMs = Math.min(toMs, (minute + 1) * MINUTE_MS);
    while (minutes.length <= minute) minutes.push({ distractedMs: 0, seenMs: 0 });
    const cell = minutes[minute];
    if (cell === undefined) return;
    cell.seenMs += untilMs - atMs;
    if (isDistracted) cell.distractedMs += untilMs - atMs;
    atMs = untilMs;
  }
}
