import { describe, expect, it } from 'vitest';
import type { CallView } from '../../../src/core/calls/call-state.ts';
import type { Fact } from '../../../src/core/focus/facts.ts';
import { followCall, SAID_LIVE } from '../../../src/core/focus/follow-call.ts';
import { evolve, type FocusSession } from '../../../src/core/focus/session.ts';
import type { Meeting } from '../../../src/core/meeting/meeting.ts';
import { at, NINE, stamp, started } from '../attention/story.ts';

const ROOM = 'jitsi-meet/pilot';
const OTHER_ROOM = 'jitsi-meet/other';
const NOW = stamp(60);

const call = (more: Partial<CallView> = {}): CallView => ({
  tabId: 7,
  stage: 'live',
  sinceMs: 0,
  startedAtMs: 0,
  endedAtMs: null,
  serviceId: 'jitsi-meet',
  room: ROOM,
  isWatching: false,
  isSharing: false,
  isVisible: true,
  isPictureInPicture: false,
  ...more,
});

const LIVE: Fact = { type: 'call-seen', call: 'live', endedAtMs: null };
const OVER: Fact = { type: 'call-seen', call: 'none', endedAtMs: NINE };
const IN_BROWSER: Fact = { type: 'setting-seen', setting: 'browser-call' };
const tabIs = (tabId: number | null): Fact => ({ type: 'call-tab-seen', tabId, host: null });

function session(more: Partial<Meeting>, ...facts: readonly Fact[]): FocusSession {
  const folded = [started(more), ...facts].map((each) => at(0, each)).reduce<FocusSession | null>(evolve, null);
  if (folded === null) throw new Error('no session');
  return folded;
}

const follow = (of: FocusSession | null, live: CallView | null, calls = live === null ? [] : [live]) =>
  followCall(of, live, calls, NOW);

describe('a call that goes live', () => {
  it('starts focus where there is none', () => {
    expect(follow(null, call())).toEqual({ do: 'start', call: call() });
    expect(follow(null, null)).toEqual({ do: 'nothing' });
  });

  it('belongs to the meeting whose room it is in', () => {
    expect(follow(session({ room: ROOM }), call())).toEqual({ do: 'record', facts: [tabIs(7), IN_BROWSER, LIVE] });
  });

  it('belongs to it also when it has moved to another tab', () => {
    const elsewhere = call({ tabId: 9 });
    const inTab = session({ room: ROOM }, tabIs(7), LIVE);
    expect(follow(inTab, elsewhere)).toEqual({ do: 'record', facts: [tabIs(9), IN_BROWSER, LIVE] });
  });

  it('in another room is another meeting', () => {
    const other = call({ room: OTHER_ROOM });
    expect(follow(session({ room: ROOM }), other)).toEqual({ do: 'start', call: other });
  });

  it('in a room that nobody can see may be that of a meeting with a room', () => {
    expect(follow(session({ room: ROOM }), call({ room: null }))).toMatchObject({ do: 'record' });
    expect(follow(session({ room: ROOM }, LIVE), call({ room: null }))).toMatchObject({ do: 'record' });
  });

  it('belongs to a meeting of which no room is known, unless that has or had a call of its own', () => {
    expect(follow(session({}), call())).toMatchObject({ do: 'record' });
    expect(follow(session({}, LIVE), call())).toMatchObject({ do: 'start' });
    expect(follow(session({}, OVER), call())).toMatchObject({ do: 'start' });
    expect(follow(session({}, LIVE), call({ room: null }))).toMatchObject({ do: 'start' });
  });
});

describe('the call of the meeting that is on', () => {
  const inTab = (...facts: readonly Fact[]) => session({ room: ROOM }, tabIs(7), ...facts);

  it('is noted once when it is seen live', () => {
    expect(follow(inTab(), call())).toEqual({ do: 'record', facts: [LIVE, IN_BROWSER] });
    expect(follow(inTab(LIVE), call())).toEqual({ do: 'nothing' });
  });

  it('is seen from there on, where only the user had said so', () => {
    expect(follow(inTab(SAID_LIVE), call())).toEqual({ do: 'record', facts: [LIVE, IN_BROWSER] });
  });

  it('keeps focus, whatever other call is the foremost', () => {
    const other = call({ tabId: 9, room: OTHER_ROOM });
    expect(follow(inTab(LIVE), other, [other, call()])).toEqual({ do: 'nothing' });
  });

  it('has ended when its evidence did, by the monotonic clock', () => {
    const left = call({ stage: 'left', endedAtMs: NOW.monoMs - 4_000 });
    expect(follow(inTab(LIVE), null, [left])).toEqual({
      do: 'record',
      facts: [{ type: 'call-seen', call: 'none', endedAtMs: NOW.atMs - 4_000 }],
    });
  });

  it('has ended now where nobody knows when, and never later than now', () => {
    const now = { do: 'record', facts: [{ type: 'call-seen', call: 'none', endedAtMs: NOW.atMs }] };
    expect(follow(inTab(LIVE), null, [call({ stage: 'left', endedAtMs: null })])).toEqual(now);
    expect(follow(inTab(LIVE), null, [call({ stage: 'left', endedAtMs: NOW.monoMs + 500 })])).toEqual(now);
  });

  it('that was never seen live cannot be seen to end', () => {
    expect(follow(inTab(), null, [call({ stage: 'left' })])).toEqual({ do: 'nothing' });
  });

  it('goes on while nothing of it is heard', () => {
    expect(follow(inTab(LIVE), null, [])).toEqual({ do: 'nothing' });
    expect(follow(inTab(LIVE), null, [call({ tabId: 9, stage: 'left' })])).toEqual({ do: 'nothing' });
    expect(follow(inTab(LIVE), null, [call({ stage: 'lobby' })])).toEqual({ do: 'nothing' });
  });
});
