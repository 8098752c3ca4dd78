import type { MeetingRecord } from '../attention/record.ts';
import { seenMs, totalMs, totalsOf } from '../attention/summary.ts';
import { weekTotals } from './figures.ts';
import { pulledAway } from './pulled-away.ts';
import { byMeeting } from './week-records.ts';

/** One thing that the week's data says by itself. */
export type Observation =
  | {
      /**
       * The longest drifts begin late: of the `longest` longest, `after` began after `minute`, though no more than half of
       * the time that was seen lay after it (so that long meetings alone cannot make it true).
       */
      readonly says: 'late-drifts';
      readonly minute: number;
      readonly longest: number;
      readonly after: number;
      /** Meetings that ran longer than `minute`. */
      readonly longerMeetings: number;
      /** The titled one of those that drifted most after it, or null. */
      readonly title: string | null;
    }
  /** One site took at least half of the distracted time. */
  | { readonly says: 'one-site'; readonly site: string; readonly ms: number; readonly ofMs: number }
  /** No drift in any meeting lasted a minute, and nothing was unseen in which one could have been. */
  | { readonly says: 'held'; readonly meetings: number };

/** A drift is a minute or more of distracted time without a break, on however many sites. */
const DRIFT_MS = 60_000;
const MINUTE_MS = 60_000;
/** An observation is made from this many meetings on. */
const FEWEST_MEETINGS = 3;
const LONGEST_DRIFTS = 5;
const MOST_OF_THEM = 4;
/** Round minutes that one can plan a meeting by. */
const MINUTES = [10, 15, 20, 25, 30, 45];
/** Less distracted time than this is not worth a word about where or when it went. */
const ENOUGH_DISTRACTED_MS = 10 * MINUTE_MS;
/** Nor is less than this part of what was seen: three minutes in an hour. */
const ENOUGH_SHARE = 0.05;

interface Drift {
  readonly meeting: readonly MeetingRecord[];
  readonly startMs: number;
  readonly ms: number;
}

/** The one observation that the data supports, the most useful first, or null where it supports none. */
export function observation(records: readonly MeetingRecord[]): Observation | null {
  const meetings = byMeeting(records).filter((sittings) => seenMs(weekTotals(sittings)) > 0);
  if (meetings.length < FEWEST_MEETINGS) return null;
  const drifts = meetings.flatMap(driftsOf);
  const totals = weekTotals(records);
  if (drifts.length === 0) return totals.unseenMs === 0 ? { says: 'held', meetings: meetings.length } : null;
  if (totals.distractedMs < ENOUGH_SHARE * seenMs(totals)) return null;
  return lateDrifts(meetings, drifts) ?? oneSite(records);
}

function lateDrifts(meetings: readonly MeetingRecord[][], drifts: readonly Drift[]): Observation | null {
  const longest = drifts.toSorted((a, b) => b.ms - a.ms).slice(0, LONGEST_DRIFTS);
  if (longest.reduce((sum, { ms }) => sum + ms, 0) < ENOUGH_DISTRACTED_MS) return null;
  if (longest.length < LONGEST_DRIFTS || new Set(longest.map(({ meeting }) => meeting)).size < FEWEST_MEETINGS)
    return null;
  for (const minute of MINUTES.toReversed()) {
    const fromMs = minute * MINUTE_MS;
    const after = longest.filter(({ startMs }) => startMs >= fromMs).length;
    const longer = meetings.filter((sittings) => lengthOf(sittings) > fromMs);
    if (after < MOST_OF_THEM || shareSeenAfter(meetings, fromMs) > 0.5) continue;
    const driftedMs = (sittings: readonly MeetingRecord[]) =>
      drifts
        .filter((drift) => drift.meeting === sittings && drift.startMs >= fromMs)
        .reduce((sum, { ms }) => sum + ms, 0);
    const titled = longer.filter((sittings) => sittings[0]?.meeting.title && driftedMs(sittings) > 0);
    const worst = titled.toSorted((a, b) => driftedMs(b) - driftedMs(a))[0];
    const title = worst?.[0]?.meeting.title ?? null;
    return { says: 'late-drifts', minute, longest: longest.length, after, longerMeetings: longer.length, title };
  }
  return null;
}

function oneSite(records: readonly MeetingRecord[]): Observation | null {
  const ofMs = weekTotals(records).distractedMs;
  const [first] = pulledAway(records);
  if (first === undefined || first.site === null || ofMs < ENOUGH_DISTRACTED_MS || first.ms * 2 < ofMs) return null;
  return { says: 'one-site', site: first.site, ms: first.ms, ofMs };
}

function driftsOf(meeting: readonly MeetingRecord[]): Drift[] {
  return meeting.flatMap((sitting) => {
    const drifts: Drift[] = [];
    let atMs = sitting.startedAtMs - (meeting[0]?.startedAtMs ?? 0);
    let ms = 0;
    for (const stretch of [...sitting.stretches, null]) {
      if (stretch?.attention === 'distracted') ms += stretch.ms;
      else if (stretch === null || stretch.ms > 0) {
        if (ms >= DRIFT_MS) drifts.push({ meeting, startMs: atMs - ms, ms });
        ms = 0;
      }
      atMs += stretch?.ms ?? 0;
    }
    return drifts;
  });
}

/** From the first sitting's start to the last one's end, ms. */
function lengthOf(sittings: readonly MeetingRecord[]): number {
  const startMs = sittings[0]?.startedAtMs ?? 0;
  return Math.max(...sittings.map((each) => each.startedAtMs + totalMs(totalsOf(each.stretches)) - startMs));
}

/** Which part of all time seen lay later than `fromMs` in its meeting, 0 to 1. */
function shareSeenAfter(meetings: readonly MeetingRecord[][], fromMs: number): number {
  let afterMs = 0;
  let allMs = 0;
  for (const sittings of meetings) {
    for (const sitting of sittings) {
      let atMs = sitting.startedAtMs - (sittings[0]?.startedAtMs ?? 0);
      for (const { attention, ms } of sitting.stretches) {
        if (attention !== 'unseen') {
          allMs += ms;
          afterMs += Math.min(ms, Math.max(0, atMs + ms - fromMs));
        }
        atMs += ms;
      }
    }
  }
  return afterMs / allMs;
}
