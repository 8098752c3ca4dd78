import { describe, expect, it } from 'vitest';
import type { CallView } from '../../../src/core/calls/call-state.ts';
import type { Fact, LoggedFact } from '../../../src/core/focus/facts.ts';
import { discreet } from '../../../src/core/focus/live-state.ts';
import { followSharing, isPresenting } from '../../../src/core/focus/presenting.ts';
import { evolve, type FocusSession } from '../../../src/core/focus/session.ts';
import { neutral } from '../../../src/core/focus/veil.ts';
import { at, started } from '../attention/story.ts';

const call = (isSharing: boolean | null, stage: CallView['stage'] = 'live', tabId = 7): CallView => ({
  tabId,
  stage,
  sinceMs: 0,
  startedAtMs: 0,
  endedAtMs: null,
  serviceId: 'jitsi-meet',
  room: null,
  isWatching: false,
  isSharing,
  isVisible: true,
  isPictureInPicture: false,
});
const seen = (by: 'call' | 'user', is: boolean): Fact => ({ type: 'presenting-seen', isPresenting: is, by });

function session(...facts: readonly Fact[]): FocusSession {
  const logged: LoggedFact[] = [at(0, started()), ...facts.map((each, index) => at(index + 1, each))];
  const folded = logged.reduce<FocusSession | null>(evolve, null);
  if (folded === null) throw new Error('no session');
  return folded;
}

describe('a screen that a call shares', () => {
  it('makes it presenting as long as it lasts, and each change is one fact', () => {
    expect(followSharing(session(), [call(false)])).toEqual([]);
    expect(followSharing(session(), [call(true)])).toEqual([seen('call', true)]);
    expect(followSharing(null, [call(true)])).toEqual([]);
    expect(followSharing(session(seen('call', true)), [call(true)])).toEqual([]);
    expect(followSharing(session(seen('call', true)), [call(false)])).toEqual([seen('call', false)]);
  });

  it('is still shared while nobody can tell: a new life of the worker has heard nothing yet', () => {
    expect(followSharing(session(seen('call', true)), [call(null)])).toEqual([]);
    expect(isPresenting(session(seen('call', true)), [call(null)])).toBe(true);
  });

  it('is not shared any more when the call is over', () => {
    expect(followSharing(session(seen('call', true)), [call(null, 'left')])).toEqual([seen('call', false)]);
    expect(followSharing(session(seen('call', true)), [])).toEqual([seen('call', false)]);
  });

  it('is known from the browser as well, of tabs that nobody granted', () => {
    expect(followSharing(session(), [], true)).toEqual([seen('call', true)]);
    expect(followSharing(session(), [call(false)], true)).toEqual([seen('call', true)]);
    expect(followSharing(session(seen('call', true)), [call(null)], true)).toEqual([]);
    expect(isPresenting(null, [], true)).toBe(true);
  });

  it('is over where the browser says so and no call says otherwise', () => {
    expect(followSharing(session(seen('call', true)), [call(null)], false)).toEqual([seen('call', false)]);
    expect(followSharing(session(seen('call', true)), [call(true)], false)).toEqual([]);
  });

  it('counts in whichever tab, and without focus too', () => {
    expect(isPresenting(session(), [call(false), call(true, 'live', 8)])).toBe(true);
    expect(isPresenting(null, [call(true)])).toBe(true);
    expect(isPresenting(null, [call(null)])).toBe(false);
  });
});

describe('a screen that the browser itself says is shared, from a tab that nobody granted', () => {
  it('is presenting, whatever the calls in sight say', () => {
    expect(followSharing(session(), [call(false)], true)).toEqual([seen('call', true)]);
    expect(followSharing(session(), [call(null)], true)).toEqual([seen('call', true)]);
    expect(followSharing(session(seen('call', true)), [call(false)], true)).toEqual([]);
    expect(isPresenting(null, [], true)).toBe(true);
    expect(isPresenting(session(), [call(false)], true)).toBe(true);
    expect(isPresenting(session(), [call(false)], false)).toBe(false);
  });

  it('is shared no more when the browser says so, where no call in sight can tell', () => {
    expect(followSharing(session(seen('call', true)), [call(null)], false)).toEqual([seen('call', false)]);
    expect(followSharing(session(seen('call', true)), [call(null)], null)).toEqual([]);
    expect(followSharing(session(seen('call', true)), [call(true)], false)).toEqual([]);
  });
});

describe('"I am presenting"', () => {
  it('lasts until it is taken back, whatever the call shows', () => {
    const said = session(seen('user', true));
    expect(isPresenting(said, [call(false)])).toBe(true);
    expect(followSharing(said, [call(false)])).toEqual([]);
    expect(isPresenting(session(seen('user', true), seen('user', false)), [])).toBe(false);
  });

  it('and the call sharing are two things: the end of one is not the end of the other', () => {
    expect(isPresenting(session(seen('user', true), seen('call', true), seen('call', false)), [])).toBe(true);
    expect(isPresenting(session(seen('user', true), seen('call', true), seen('user', false)), [call(null)])).toBe(true);
  });
});

describe('while others see the screen', () => {
  it('the veil keeps its three ways and nothing to say', () => {
    const model = neutral({
      site: 'youtube.com',
      title: 'Design review',
      people: ['Dana'],
      untilMs: 9,
      presentMs: 5,
      seenMs: 6,
      distractedMs: 1,
      canReturn: true,
      waitMs: 3_000,
      isNeutral: false,
      strength: 'firm',
    });
    expect(model).toMatchObject({ canReturn: true, waitMs: 3_000, isNeutral: true });
    expect(JSON.stringify(model)).not.toMatch(/youtube|Design|Dana|9|5|6/);
  });

  it('the popup reads nothing of anybody', () => {
    const state = discreet(
      {
        writtenAtMs: 0,
        presenting: null,
        now: {
          id: 'x',
          title: 'Design review',
          people: ['Dana'],
          setting: 'browser-call',
          because: 'has-people',
          startedAtMs: 0,
          plannedEndMs: 4_711,
          stretches: [{ attention: 'present', isAssumed: false, site: 'youtube.com', ms: 4_712 }],
          totals: { presentMs: 4_712, elsewhereMs: 0, distractedMs: 0, unseenMs: 0, assumedMs: 0 },
          current: 'present',
          canReturn: true,
          callSight: 'live',
          canRename: false,
          recording: 'on',
          hasLikes: true,
          linkedSites: ['youtube.com'],
          neededSites: ['youtube.com'],
          foughtSites: ['youtube.com'],
        },
        asking: null,
        callAsked: { is: 'cannot-tell', tabId: 1, title: 'Acme' },
        alsoNextTime: { seriesId: 'Design', site: 'youtube.com' },
        next: [],
        last: {
          recordId: 'r',
          title: 'Acme renewal',
          people: ['Lee'],
          endedAtMs: 0,
          totals: { presentMs: 4_713, elsewhereMs: 0, distractedMs: 0, unseenMs: 0, assumedMs: 0 },
          notificationsHeld: 4_715,
        },
        week: { presentMs: 4_714, presentShare: 0.5 },
        notices: [],
        hasCalendar: true,
      },
      ['call'],
    );
    expect(state).toMatchObject({ presenting: { by: ['call'] }, now: { canReturn: true } });
    expect(JSON.stringify(state)).not.toMatch(/Design|Dana|Acme|Lee|471|0\.5|youtube/);
  });
});
