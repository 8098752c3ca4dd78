import type { Totals } from '../attention/attention.ts';
import type { MeetingRecord } from '../attention/record.ts';
import { longestUndisturbedMs, presentShare, totalsOf } from '../attention/summary.ts';
import { type LocalDate, localDateAt } from '../time/local-day.ts';
import { addWeeks } from '../time/week.ts';
import { type DriftMinute, driftCurve } from './drift-curve.ts';
import { type Figures, figures } from './figures.ts';
import { type Lanes, lanes } from './lanes.ts';
import { type Observation, observation } from './observation.ts';
import { type PulledAway, pulledAway } from './pulled-away.ts';
import { type Together, together } from './together.ts';
import { recordsOfWeek } from './week-records.ts';

export interface WeekRequest {
  /** The week's first day. */
  readonly weekStart: LocalDate;
  /** The zone the user is in now: says which week is the current one. */
  readonly zone: string;
  readonly nowMs: number;
  /** The user's own mail addresses: who shares their domain is a colleague, a relationship of their own. */
  readonly myAddresses: readonly string[];
}

/** One sitting of a meeting, as the report opens it. */
export interface ReportMeeting {
  readonly record: MeetingRecord;
  readonly totals: Totals;
  readonly presentShare: number | null;
  readonly longestUndisturbedMs: number;
}

/** A week of meetings, and what the user's attention was in them. No meetings: an empty `meetings`. */
export interface WeekReport {
  readonly weekStart: LocalDate;
  /** It is this week, and not over. */
  readonly isCurrent: boolean;
  readonly figures: Figures;
  /** Oldest first. */
  readonly meetings: readonly ReportMeeting[];
  readonly lanes: Lanes;
  readonly together: readonly Together[];
  readonly pulledAway: readonly PulledAway[];
  readonly driftCurve: readonly DriftMinute[];
  readonly observation: Observation | null;
}

/**
 * The report on one week. Records that belong to another week (by the day they began on in their own zone) are left
 * out, so a search that is too wide (`weekSearchBounds`) does no harm. `previous` is looked through for the week before.
 */
export function weekReport(
  all: readonly MeetingRecord[],
  previous: readonly MeetingRecord[],
  { weekStart, zone, nowMs, myAddresses }: WeekRequest,
): WeekReport {
  const records = recordsOfWeek(all, weekStart);
  const today = localDateAt(nowMs, zone);
  return {
    weekStart,
    isCurrent: weekStart <= today && today < addWeeks(weekStart, 1),
    figures: figures(records, recordsOfWeek(previous, addWeeks(weekStart, -1))),
    meetings: records.map(reportMeeting),
    lanes: lanes(records, weekStart),
    together: together(records, myAddresses),
    pulledAway: pulledAway(records),
    driftCurve: driftCurve(records),
    observation: observation(records),
  };
}

function reportMeeting(record: MeetingRecord): ReportMeeting {
  const totals = totalsOf(record.stretches);
  return {
    record,
    totals,
    presentShare: presentShare(totals),
    longestUndisturbedMs: longestUndisturbedMs(record.stretches),
  };
}
