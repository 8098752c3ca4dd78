import { describe, expect, it } from 'vitest';
import type { CallView } from '../../../src/core/calls/call-state.ts';
import { callSight } from '../../../src/core/focus/call-sight.ts';
import type { AppCallBy, Fact } from '../../../src/core/focus/facts.ts';
import { SAID_LIVE } from '../../../src/core/focus/follow-call.ts';
import { evolve, type FocusSession } from '../../../src/core/focus/session.ts';
import type { Setting } from '../../../src/core/meeting/meeting.ts';
import { at, NINE, started } from '../attention/story.ts';

const live: Fact = { type: 'call-seen', call: 'live', endedAtMs: null };
const over: Fact = { type: 'call-seen', call: 'none', endedAtMs: NINE + 5_000 };
const inTab = (tabId: number | null): Fact => ({ type: 'call-tab-seen', tabId, host: null });
const inApp = (by: AppCallBy): Fact => ({ type: 'app-call-seen', by });
const heard = (tabId: number) => ({ tabId, stage: 'lobby' }) as CallView;

/** What is known of the call so many seconds after the start, where all facts were noted at the start. */
function known(facts: readonly Fact[], { second = 60, setting = 'browser-call' as Setting, calls = [heard(0)] } = {}) {
  const logged = [started({ setting }), ...facts].map((each) => at(0, each));
  const session = logged.reduce<FocusSession | null>(evolve, null);
  return session === null ? null : callSight(session, calls, NINE + second * 1_000);
}

describe('what is known of the call of a meeting', () => {
  it('is nothing where there is none to be known of', () => {
    expect(known([])).toBe('none');
    expect(known([], { setting: 'in-person' })).toBe('none');
  });

  it('is that it is live, as seen or as the user says', () => {
    expect(known([inTab(7), live])).toBe('live');
    expect(known([inTab(7), SAID_LIVE])).toBe('said');
    expect(known([inTab(7), SAID_LIVE, live])).toBe('live');
  });

  it('is nothing more when it was seen to end, also where an app would be expected', () => {
    expect(known([inTab(7), live, over])).toBe('none');
    expect(known([inTab(7), over], { calls: [] })).toBe('none');
    expect(known([inApp('user'), over], { setting: 'app-call' })).toBe('none');
  });
});

describe('of a call in a desktop app it is known', () => {
  it('that the invitation says so', () => {
    expect(known([], { setting: 'app-call' })).toBe('app-expected');
  });

  it('that its launch page was seen, or that the user joined there, whatever the invitation says', () => {
    expect(known([inApp('launch-page')])).toBe('app-opened');
    expect(known([inApp('user')], { setting: 'app-call' })).toBe('app-said');
  });

  it('what the user said, also when a launch page is seen after it', () => {
    expect(known([inApp('user'), inApp('launch-page')])).toBe('app-said');
  });

  it('less than of one that is seen live in the browser', () => {
    expect(known([inApp('user'), inTab(7), live])).toBe('live');
  });
});

describe('a room that is open and silent', () => {
  it('is something to wonder about once it had twenty seconds to load and join', () => {
    expect(known([inTab(7)], { second: 19.999 })).toBe('none');
    expect(known([inTab(7)], { second: 20 })).toBe('cannot-tell');
    expect(known([inTab(7)], { calls: [] })).toBe('cannot-tell');
  });

  it('is not silent while its tab tells anything of a call, even if it is only the lobby', () => {
    expect(known([inTab(7)], { calls: [heard(0), heard(7)] })).toBe('none');
  });

  it('is none where the tab is gone', () => {
    expect(known([inTab(7), inTab(null)], { calls: [] })).toBe('none');
  });
});
