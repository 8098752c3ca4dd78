import { describe, expect, test } from 'vitest';
import type { Stretch } from '../../../src/core/attention/attention.ts';
import { totalsOf } from '../../../src/core/attention/summary.ts';
import type { LiveMeeting, LiveState } from '../../../src/core/focus/live.ts';
import { liveAt } from '../../../src/ui/popup/live-at.ts';

const WRITTEN_MS = 1_000_000;
const present: Stretch = { attention: 'present', isAssumed: false, site: null, ms: 60_000 };
const pulled: Stretch = { attention: 'distracted', isAssumed: false, site: 'youtube.com', ms: 5_000 };

function stateOf(stretches: readonly Stretch[], current: LiveMeeting['current']): LiveState {
  const now: LiveMeeting = {
    id: 'm',
    title: 'Design review',
    people: [],
    setting: 'browser-call',
    because: 'call-live',
    startedAtMs: 0,
    plannedEndMs: null,
    stretches,
    totals: totalsOf(stretches),
    current,
    canReturn: true,
    callSight: 'live',
    canRename: false,
    recording: 'on',
    hasLikes: true,
    linkedSites: [],
    neededSites: [],
    foughtSites: [],
  };
  const week = { presentMs: 0, presentShare: null };
  return {
    writtenAtMs: WRITTEN_MS,
    now,
    presenting: null,
    asking: null,
    callAsked: null,
    alsoNextTime: null,
    next: [],
    last: null,
    week,
    notices: [],
    hasCalendar: true,
  };
}
const meetingAt = (state: LiveState, ms: number) => liveAt(state, ms).now as LiveMeeting;

describe('given a state that was written some seconds ago', () => {
  test('what was going on then has gone on since, in the stretch and in the total', () => {
    const later = meetingAt(stateOf([pulled, present], 'present'), WRITTEN_MS + 7_000);
    expect(later.stretches).toEqual([pulled, { ...present, ms: 67_000 }]);
    expect(later.totals.presentMs).toBe(67_000);
    expect(later.totals.distractedMs).toBe(5_000);
  });

  test('a change that has no stretch yet begins one', () => {
    const later = meetingAt(stateOf([present], 'unseen'), WRITTEN_MS + 3_000);
    expect(later.stretches.at(-1)).toEqual({ attention: 'unseen', isAssumed: false, site: null, ms: 3_000 });
    expect(later.totals).toEqual(totalsOf(later.stretches));
  });

  test('what is assumed stays assumed', () => {
    const later = meetingAt(stateOf([{ ...present, isAssumed: true }], 'present'), WRITTEN_MS + 1_000);
    expect(later.totals.assumedMs).toBe(61_000);
  });

  test('the totals always sum to the stretches', () => {
    for (const current of ['present', 'elsewhere', 'distracted', 'unseen'] as const) {
      const later = meetingAt(stateOf([present, pulled], current), WRITTEN_MS + 12_345);
      expect(later.totals).toEqual(totalsOf(later.stretches));
    }
  });

  test('the state that was handed in is left as it was', () => {
    const state = stateOf([present], 'present');
    liveAt(state, WRITTEN_MS + 9_000);
    expect(state.now?.stretches).toEqual([present]);
  });
});

test('a clock that was set back takes nothing away', () => {
  const state = stateOf([present], 'present');
  expect(liveAt(state, WRITTEN_MS - 60_000)).toEqual(state);
});

test('without a meeting nothing is counted', () => {
  const state = { ...stateOf([], 'present'), now: null };
  expect(liveAt(state, WRITTEN_MS + 60_000)).toBe(state);
});
