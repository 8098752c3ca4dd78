import type { Totals } from '../attention/attention.ts';
import type { MeetingRecord } from '../attention/record.ts';
import { addTotals, longestUndisturbedMs, presentShare, seenMs, totalMs, totalsOf } from '../attention/summary.ts';
import { byMeeting } from './week-records.ts';

/** What stands on top of the report. */
export interface Figures {
  readonly totals: Totals;
  /** Null where nothing was seen. */
  readonly presentShare: number | null;
  /** This week's present share less the week before's (0.09: nine points up); null where one of them is unknown. */
  readonly shareChange: number | null;
  /** Sittings of one meeting count once. */
  readonly meetings: number;
  /** The median over meetings of each one's longest time of being present without a break, ms; null without any. */
  readonly medianUndisturbedMs: number | null;
  readonly pulls: PullCounts;
  readonly said: Said | null;
}

export interface PullCounts {
  readonly all: number;
  readonly turnedBack: number;
  readonly needed: number;
  readonly gaveIn: number;
}

/** What the user's own word makes of the week. It stands beside the measured share. */
export interface Said {
  /** Records that the user corrected. */
  readonly records: number;
  /** Present share with the user's word in those: it speaks of their whole length, the unseen part too. */
  readonly presentShare: number;
}

export function figures(records: readonly MeetingRecord[], previous: readonly MeetingRecord[]): Figures {
  const totals = weekTotals(records);
  const share = presentShare(totals);
  const before = presentShare(weekTotals(previous));
  const meetings = byMeeting(records);
  return {
    totals,
    presentShare: share,
    shareChange: share === null || before === null ? null : share - before,
    meetings: meetings.length,
    medianUndisturbedMs: median(
      meetings.map((sittings) => Math.max(...sittings.map(({ stretches }) => longestUndisturbedMs(stretches)))),
    ),
    pulls: countPulls(records),
    said: saidOf(records),
  };
}

export function weekTotals(records: readonly MeetingRecord[]): Totals {
  return addTotals(records.map(({ stretches }) => totalsOf(stretches)));
}

export function countPulls(records: readonly MeetingRecord[], site?: string | null): PullCounts {
  const pulls = records.flatMap((record) => record.pulls).filter((pull) => site === undefined || pull.site === site);
  const ended = (outcome: string) => pulls.filter((pull) => pull.outcome === outcome).length;
  return { all: pulls.length, turnedBack: ended('turned-back'), needed: ended('needed'), gaveIn: ended('gave-in') };
}

function saidOf(records: readonly MeetingRecord[]): Said | null {
  let corrected = 0;
  let present = 0;
  let ofMs = 0;
  for (const { saidPresentShare, stretches } of records) {
    const totals = totalsOf(stretches);
    if (saidPresentShare !== null) corrected += 1;
    present += saidPresentShare === null ? totals.presentMs : saidPresentShare * totalMs(totals);
    ofMs += saidPresentShare === null ? seenMs(totals) : totalMs(totals);
  }
  return corrected > 0 && ofMs > 0 ? { records: corrected, presentShare: present / ofMs } : null;
}

function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}
