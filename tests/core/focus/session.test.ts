import { describe, expect, it } from 'vitest';
import type { Call, Fact, LoggedFact } from '../../../src/core/focus/facts.ts';
import { endingOf, evolve, type FocusSession, nextDueMs, openSites } from '../../../src/core/focus/session.ts';
import { veiledSites } from '../../../src/core/focus/veiled-sites.ts';
import { alive, at, meeting, NINE, started } from '../attention/story.ts';

const HALF_HOUR = 1_800;
const ms = (second: number) => NINE + second * 1_000;
const callIs = (call: Call, endedSecond: number | null = null): Fact => ({
  type: 'call-seen',
  call,
  endedAtMs: endedSecond === null ? null : ms(endedSecond),
});
const minutes = (site: string, untilSecond: number): Fact => ({
  type: 'minutes-given',
  site,
  untilMs: ms(untilSecond),
});

function session(...facts: readonly LoggedFact[]): FocusSession {
  const folded = [at(0, started()), ...facts].reduce<FocusSession | null>(evolve, null);
  if (folded === null) throw new Error('no session');
  return folded;
}

/** `planned-end at 1800`, or `goes on`. */
function ending(of: FocusSession, second: number): string {
  const found = endingOf(of, ms(second));
  return found === null ? 'goes on' : `${found.why} at ${(found.endedAtMs - NINE) / 1_000}`;
}

const unplanned: Fact = { type: 'meeting-changed', meeting: meeting({ plannedEndMs: null }) };

describe('focus for a planned meeting without a call', () => {
  it('goes on until its planned end', () => {
    expect(ending(session(), HALF_HOUR - 0.001)).toBe('goes on');
    expect(ending(session(), HALF_HOUR)).toBe('planned-end at 1800');
  });

  it('has ended at its planned end, however late that is noticed', () => {
    expect(ending(session(), HALF_HOUR + 9_000)).toBe('planned-end at 1800');
  });

  it('follows the calendar when the end is moved', () => {
    const moved = at(60, { type: 'meeting-changed', meeting: meeting({ plannedEndMs: ms(3_600) }) });
    expect(ending(session(moved), HALF_HOUR)).toBe('goes on');
    expect(ending(session(moved), 3_600)).toBe('planned-end at 3600');
  });
});

describe('focus for a call', () => {
  const live = at(0, callIs('live'));

  it('goes on past its planned end while the call is live', () => {
    expect(ending(session(live), 9_000)).toBe('goes on');
  });

  it('has ended with the call, once a minute has passed without it', () => {
    const left = session(live, at(600, callIs('none', 600)));
    expect(ending(left, 659.999)).toBe('goes on');
    expect(ending(left, 660)).toBe('call-ended at 600');
  });

  it('goes on when the call is rejoined within the minute', () => {
    expect(ending(session(live, at(600, callIs('none', 600)), at(655, callIs('live'))), 700)).toBe('goes on');
  });

  it('has its minute from the last time that the call ended', () => {
    const twice = session(live, at(600, callIs('none', 600)), at(620, callIs('live')), at(700, callIs('none', 700)));
    expect(ending(twice, 759)).toBe('goes on');
    expect(ending(twice, 760)).toBe('call-ended at 700');
  });

  it('has left the call also when it is back in its lobby', () => {
    const inLobby = session(live, at(600, callIs('lobby', 600)));
    expect(ending(inLobby, 659)).toBe('goes on');
    expect(ending(inLobby, 660)).toBe('call-ended at 600');
  });

  it('keeps the minute when it is told twice that the call has ended', () => {
    const left = session(live, at(600, callIs('none', 600)), at(650, callIs('none', 600)));
    expect(ending(left, 660)).toBe('call-ended at 600');
  });

  it('that runs over has ended when the call did, after the minute to rejoin', () => {
    const over = session(live, at(HALF_HOUR + 300, callIs('none', HALF_HOUR + 300)));
    expect(ending(over, HALF_HOUR + 359)).toBe('goes on');
    expect(ending(over, HALF_HOUR + 360)).toBe('call-ended at 2100');
  });

  it('that ends in the last minute of the plan has its minute to be rejoined, and then the planned end', () => {
    const late = session(live, at(HALF_HOUR - 20, callIs('none', HALF_HOUR - 20)));
    expect(ending(late, HALF_HOUR)).toBe('goes on');
    expect(ending(late, HALF_HOUR + 40)).toBe('planned-end at 1800');
  });

  it('that ends with the plan has ended as a call does', () => {
    const together = session(live, at(HALF_HOUR, callIs('none', HALF_HOUR)));
    expect(ending(together, HALF_HOUR + 59)).toBe('goes on');
    expect(ending(together, HALF_HOUR + 60)).toBe('call-ended at 1800');
  });

  it('waits in the lobby until the planned end', () => {
    expect(ending(session(at(0, callIs('lobby'))), HALF_HOUR - 1)).toBe('goes on');
    expect(ending(session(at(0, callIs('lobby'))), HALF_HOUR)).toBe('planned-end at 1800');
  });

  it('of which nobody knows the end ends with the call alone', () => {
    expect(ending(session(at(0, unplanned)), 90_000)).toBe('goes on');
    expect(ending(session(at(0, unplanned), live, at(600, callIs('none', 600))), 90_000)).toBe('call-ended at 600');
  });
});

describe('the next thing due', () => {
  const due = (of: FocusSession, second: number) => {
    const found = nextDueMs(of, ms(second));
    return found === null ? null : (found - NINE) / 1_000;
  };

  it('is the planned end', () => {
    expect(due(session(), 60)).toBe(HALF_HOUR);
  });

  it('is the end of two minutes on a site', () => {
    expect(due(session(at(60, minutes('news.test', 180))), 60)).toBe(180);
    expect(due(session(at(60, minutes('news.test', 180))), 180)).toBe(HALF_HOUR);
  });

  it('is the end of the minute to rejoin', () => {
    expect(due(session(at(0, callIs('live')), at(600, callIs('none', 600))), 610)).toBe(660);
  });

  it('is nothing while a call is live', () => {
    expect(due(session(at(0, callIs('live'))), 60)).toBeNull();
    expect(due(session(at(0, callIs('live')), at(60, minutes('news.test', 180))), 60)).toBe(180);
  });

  it('is nothing where neither an end is planned nor a call has ended', () => {
    expect(due(session(at(0, unplanned)), 60)).toBeNull();
  });

  it('is the soonest of them', () => {
    const left = [at(0, callIs('live')), at(600, callIs('none', 600)), at(600, minutes('news.test', 720))];
    expect([600, 660, 720, HALF_HOUR].map((second) => due(session(...left), second))).toEqual([
      660,
      720,
      HALF_HOUR,
      null,
    ]);
  });

  it('is nothing that is past', () => {
    expect(due(session(), HALF_HOUR)).toBeNull();
  });
});

describe('the sites that are veiled', () => {
  const lists = { distractions: ['news.test', 'video.test', 'mail.test'], meetingSites: ['mail.test'] };

  it('are none while focus is off', () => {
    expect(veiledSites(null, lists, NINE)).toEqual([]);
    expect(veiledSites(session(at(5, endedByUser)), lists, NINE)).toEqual([]);
  });

  it('are those listed, but not those that belong to meetings', () => {
    expect(veiledSites(session(), lists, NINE)).toEqual(['news.test', 'video.test']);
  });

  it('are not those that this meeting needs', () => {
    expect(veiledSites(session(at(5, { type: 'site-needed', site: 'news.test' })), lists, NINE)).toEqual([
      'video.test',
    ]);
  });

  it('are all again when the two minutes are over', () => {
    const given = session(at(5, minutes('video.test', 125)));
    expect(veiledSites(given, lists, ms(124))).toEqual(['news.test']);
    expect(veiledSites(given, lists, ms(125))).toEqual(['news.test', 'video.test']);
  });
});

const endedByUser: Fact = { type: 'focus-ended', why: 'by-user', endedAtMs: NINE };

describe('the session, fact by fact', () => {
  it('is none before focus has started', () => {
    expect(evolve(null, at(0, alive))).toBeNull();
    expect(evolve(null, at(0, callIs('live')))).toBeNull();
  });

  it('begins with nothing known of a call, of the screen, or of sites', () => {
    expect(session()).toMatchObject({
      meeting: meeting(),
      because: 'has-people',
      zone: 'UTC',
      startedAt: at(0, alive).stamp,
      callTabId: null,
      callHost: null,
      callTabSinceMs: null,
      call: 'none',
      callEndedAtMs: null,
      isCallSaid: false,
      appCall: null,
      presenting: [],
      strengths: {},
      feedOnly: [],
      notificationsHeld: 0,
      meetingSites: null,
      needed: [],
      minutesUntilMs: {},
      timesUsed: 0,
      recording: 'on',
      ended: null,
    });
  });

  it('keeps its first start', () => {
    expect(session(at(9, started({ id: 'another' }))).meeting.id).toBe('pilot');
  });

  it("knows the call's tab and host, and that it is gone", () => {
    const tab = at(1, { type: 'call-tab-seen', tabId: 7, host: 'meet.example' });
    expect(session(tab)).toMatchObject({
      callTabId: 7,
      callHost: 'meet.example',
      callTabSinceMs: ms(1),
    });
    expect(session(tab, at(2, { type: 'call-tab-seen', tabId: null, host: null }))).toMatchObject({
      callTabId: null,
      callHost: null,
      callTabSinceMs: null,
    });
  });

  it('believes the user before a launch page that the call is in an app', () => {
    const page = at(1, { type: 'app-call-seen', by: 'launch-page' });
    const word = at(2, { type: 'app-call-seen', by: 'user' });
    expect([session(page), session(page, word), session(word, page)].map((each) => each.appCall)).toEqual([
      'launch-page',
      'user',
      'user',
    ]);
  });

  it('adds up the notifications that were held back', () => {
    const held = (count: number) => at(1, { type: 'notifications-held', count });
    expect(session(held(2), held(3)).notificationsHeld).toBe(5);
  });

  it('forgets whose meeting it is with the record, and keeps it where one is wanted', () => {
    const chosen = (recording: 'on' | 'paused') => at(1, { type: 'recording-chosen', recording });
    expect(session(chosen('on')).meeting).toEqual(meeting());
    expect(session(chosen('paused')).meeting).toEqual(meeting({ title: '' }));
  });

  it('counts how often two minutes were taken', () => {
    expect(session(at(1, minutes('a.test', 60)), at(2, minutes('b.test', 60))).timesUsed).toBe(2);
  });

  it('opens a needed site for good, and each site once', () => {
    const needs = at(1, { type: 'site-needed', site: 'a.test' });
    expect(openSites(session(needs, needs, at(2, minutes('a.test', 60))), ms(3))).toEqual(['a.test']);
  });

  it('names each needed site once, the last that was said at the end', () => {
    const needs = (site: string) => at(1, { type: 'site-needed', site });
    expect(session(needs('a.test'), needs('b.test'), needs('a.test')).needed).toEqual(['b.test', 'a.test']);
  });

  it('takes the setting that was seen', () => {
    expect(session(at(1, { type: 'setting-seen', setting: 'app-call' })).meeting.setting).toBe('app-call');
  });

  it('knows how it ended', () => {
    expect(session(at(5, endedByUser)).ended).toEqual({ why: 'by-user', endedAtMs: NINE });
  });
});
