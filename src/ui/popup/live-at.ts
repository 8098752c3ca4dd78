import type { Stretch, Totals } from '../../core/attention/attention.ts';
import type { LiveMeeting, LiveState } from '../../core/focus/live.ts';

/**
 * The state as it is at `nowMs`: what was going on when it was written has gone on since. The worker writes only when
 * something changes, so the popup counts by itself. A clock that was set back adds nothing.
 */
export function liveAt(state: LiveState, nowMs: number): LiveState {
  const sinceMs = Math.max(0, nowMs - state.writtenAtMs);
  if (state.now === null || sinceMs === 0) return state;
  return { ...state, writtenAtMs: nowMs, now: meetingAfter(state.now, sinceMs) };
}

function meetingAfter(meeting: LiveMeeting, sinceMs: number): LiveMeeting {
  const last = meeting.stretches.at(-1);
  const goesOn = last !== undefined && last.attention === meeting.current;
  const grown: Stretch = goesOn
    ? { ...last, ms: last.ms + sinceMs }
    : { attention: meeting.current, isAssumed: false, site: null, ms: sinceMs };
  return {
    ...meeting,
    stretches: [...(goesOn ? meeting.stretches.slice(0, -1) : meeting.stretches), grown],
    totals: totalsAfter(meeting.totals, grown, sinceMs),
  };
}

function totalsAfter(totals: Totals, grown: Stretch, sinceMs: number): Totals {
  const key = `${grown.attention}Ms` as const;
  return {
    ...totals,
    [key]: totals[key] + sinceMs,
    assumedMs: totals.assumedMs + (grown.isAssumed ? sinceMs : 0),
  };
}
