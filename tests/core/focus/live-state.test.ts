import { describe, expect, it } from 'vitest';
import { advance } from '../../../src/core/attention/fold.ts';
import type { MeetingRecord } from '../../../src/core/attention/record.ts';
import { NO_TIME } from '../../../src/core/attention/summary.ts';
import type { Occurrence } from '../../../src/core/calendar/occurrence.ts';
import type { Fact } from '../../../src/core/focus/facts.ts';
import type { LiveState } from '../../../src/core/focus/live.ts';
import {
  discreet,
  LAST_SHOWN_MS,
  liveLast,
  liveMeeting,
  liveNext,
  liveNexts,
  liveWeek,
} from '../../../src/core/focus/live-state.ts';
import { evolve, type FocusSession } from '../../../src/core/focus/session.ts';
import type { Journal } from '../../../src/core/meeting/watch.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../../src/core/settings/settings.ts';
import { at, call, elsewhere, folded, meeting, NINE, needs, stamp, started } from '../attention/story.ts';
import { occurrence } from '../meeting/occurrences.ts';

const MEET = 'https://meet.google.com/abc-defg-hij';
const dana = { name: 'Dana', address: 'dana@own.test' };
const settings = (more: Partial<Settings> = {}): Settings => ({ ...DEFAULT_SETTINGS, ...more });
const over = (id: string): Journal => ({ [id]: { became: 'over', endMs: NINE } });

function on(more: Parameters<typeof started>[0], ...facts: readonly Fact[]) {
  const logged = [at(0, started(more)), ...facts.map((each, index) => at(10 * (index + 1), each))];
  const session = logged.reduce<FocusSession | null>(evolve, null);
  const account = folded(logged);
  if (session === null || account === null) throw new Error('no session');
  return { session, account: advance(account, stamp(60)) };
}

const record = (startSecond: number, ms: number, more: Partial<MeetingRecord> = {}): MeetingRecord => ({
  id: 'sitting',
  meeting: meeting({ people: [dana] }),
  startedAtMs: NINE + startSecond * 1_000,
  zone: 'UTC',
  stretches: [
    { attention: 'present', isAssumed: false, site: null, ms },
    { attention: 'elsewhere', isAssumed: false, site: null, ms: 1_000 },
  ],
  pulls: [],
  saidPresentShare: null,
  ...more,
});

describe('the meeting that is on', () => {
  it('is shown with its people, its reason and how it goes', () => {
    const { session, account } = on({ people: [dana] }, call, elsewhere);
    expect(liveMeeting(session, account)).toEqual({
      id: 'pilot',
      title: 'Pilot',
      people: ['Dana'],
      setting: 'browser-call',
      because: 'has-people',
      startedAtMs: NINE,
      plannedEndMs: NINE + 1_800_000,
      stretches: account.stretches,
      totals: { presentMs: 10_000, elsewhereMs: 40_000, distractedMs: 0, unseenMs: 10_000, assumedMs: 0 },
      current: 'elsewhere',
      canReturn: false,
      callSight: 'none',
      canRename: false,
      recording: 'on',
      hasLikes: true,
      linkedSites: [],
      neededSites: [],
      foughtSites: [],
    });
  });

  it('leads back to its call where that has a tab', () => {
    const { session, account } = on({}, { type: 'call-tab-seen', tabId: 7, host: null });
    expect(liveMeeting(session, account, 'live')).toMatchObject({ canReturn: true, callSight: 'live' });
  });

  it('has no figure where no record is kept, and no name to give', () => {
    const { session, account } = on({}, call, { type: 'recording-chosen', recording: 'paused' });
    const shown = liveMeeting(session, account);
    expect(shown).toMatchObject({ recording: 'paused', stretches: [], canRename: false, hasLikes: true });
    expect(liveWeek([], account)).toEqual({ presentMs: 0, presentShare: null });
  });

  it('can be given a name where no calendar names it', () => {
    const { session, account } = on({ occurrenceId: null });
    expect(liveMeeting(session, account)).toMatchObject({ canRename: true, hasLikes: false });
  });

  it('can be given none while no record is kept: there is nothing to write it to', () => {
    const { session, account } = on({ occurrenceId: null }, { type: 'recording-chosen', recording: 'never' });
    expect(liveMeeting(session, account)).toMatchObject({ canRename: false, hasLikes: false });
  });
});

describe('on a screen that others see', () => {
  it('nothing is left but that focus is on, since when, and the way back to its call', () => {
    const { session, account } = on({ people: [dana] }, call, needs(), { type: 'call-tab-seen', tabId: 7, host: null });
    const next = liveNext(occurrence('next', 40, 60), settings(), {});
    const state: LiveState = {
      writtenAtMs: NINE,
      now: liveMeeting(session, account, 'live', ['video.test']),
      presenting: null,
      asking: next,
      callAsked: { is: 'cannot-tell', tabId: 7, title: 'Pilot' },
      alsoNextTime: { seriesId: 'uid-7', site: 'news.test' },
      next: [next],
      last: liveLast(record(0, 9_000), NINE + 60_000),
      week: { presentMs: 9_000, presentShare: 0.9 },
      notices: ['disk-full'],
      hasCalendar: true,
    };
    expect(discreet(state, ['user'])).toEqual({
      writtenAtMs: NINE,
      now: {
        id: 'pilot',
        title: '',
        people: [],
        setting: 'browser-call',
        because: 'by-hand',
        startedAtMs: NINE,
        plannedEndMs: null,
        stretches: [],
        totals: NO_TIME,
        current: 'present',
        canReturn: true,
        callSight: 'none',
        canRename: false,
        recording: 'on',
        hasLikes: false,
        linkedSites: [],
        neededSites: [],
        foughtSites: [],
      },
      presenting: { by: ['user'] },
      asking: null,
      callAsked: null,
      alsoNextTime: null,
      next: [],
      last: null,
      week: { presentMs: 0, presentShare: null },
      notices: ['disk-full'],
      hasCalendar: true,
    });
    expect(discreet({ ...state, now: null }, ['call'])).toMatchObject({ now: null, presenting: { by: ['call'] } });
  });
});

describe('a meeting that is coming', () => {
  it('is shown with the way to join it', () => {
    expect(liveNext(occurrence('pilot', 0, 30, { joinUrl: MEET }), settings(), {})).toEqual({
      occurrenceId: 'pilot',
      title: 'pilot',
      people: ['Dana'],
      startMs: NINE,
      endMs: NINE + 1_800_000,
      setting: 'browser-call',
      service: 'google-meet',
      joinUrl: MEET,
      isAllDay: false,
      startsFocus: true,
      because: 'has-people',
      never: 'open',
      neverWords: null,
    });
  });

  it('can be said never for, or that is taken back, only where that makes sense', () => {
    const never = (more: Partial<Occurrence>, words: string[] = []) => {
      const said = settings({ never: { series: ['gym'], words } });
      const next = liveNext(occurrence('pilot', 0, 30, more), said, {});
      return [next.never, next.neverWords];
    };
    expect(never({ title: 'Team lunch' }, ['late', 'Lunch'])).toEqual(['said', 'Lunch']);
    expect(never({ seriesId: 'gym' })).toEqual(['said', null]);
    expect(never({ seriesId: 'gym', title: 'Lunch' }, ['lunch'])).toEqual(['said', null]);
    // A single entry without a title is like no other.
    expect(never({ title: ' ' })).toEqual([null, null]);
    expect(never({ title: '', seriesId: 'pilot' })).toEqual(['open', null]);
    expect(never({ answer: 'declined', title: 'Lunch' }, ['lunch'])).toEqual([null, null]);
    expect(never({ people: [] })).toEqual([null, null]);
  });

  it('is in a room where there is nothing to join, and at no service where the address is of none', () => {
    expect(liveNext(occurrence('pilot', 0, 30), settings(), {})).toMatchObject({ setting: 'in-person', service: null });
    const own = occurrence('pilot', 0, 30, { joinUrl: 'https://own.test/room' });
    expect(liveNext(own, settings(), {})).toMatchObject({ setting: 'browser-call', service: null });
  });

  const because = (more: Partial<Settings>, journal: Journal = {}, entry = occurrence('pilot', 0, 30)) => {
    const next = liveNext(entry, settings(more), journal);
    return `${next.because}: ${next.startsFocus}`;
  };

  it('says why focus starts, waits or does not start', () => {
    expect(because({})).toBe('has-people: true');
    expect(because({ startsFocus: 'ask' })).toBe('asks-first: false');
    expect(because({ startsFocus: 'only-with-call' })).toBe('waits-for-call: false');
  });

  it('says that focus for it has ended, or that the user set it aside, whatever the settings', () => {
    expect(because({}, over('pilot'))).toBe('focus-ended: false');
    expect(because({ startsFocus: 'ask' }, over('pilot'))).toBe('focus-ended: false');
    const aside: Journal = { pilot: { became: 'set-aside', endMs: NINE + 1_800_000 } };
    expect(because({}, aside)).toBe('set-aside: false');
    expect(because({}, aside, occurrence('copy', 0, 30, { copyIds: ['copy', 'pilot'] }))).toBe('set-aside: false');
    expect(because({}, over('another'))).toBe('has-people: true');
  });

  it('that never starts focus says so first', () => {
    const declined = occurrence('pilot', 0, 30, { answer: 'declined' });
    expect(because({}, {}, declined)).toBe('declined: false');
    expect(because({ startsFocus: 'ask' }, over('pilot'), declined)).toBe('declined: false');
  });
});

describe('the meetings that come next', () => {
  const ids = (all: readonly ReturnType<typeof occurrence>[], minute = 0, onNowId: string | null = null) =>
    liveNexts(all, settings(), {}, onNowId, NINE + minute * 60_000).map((each) => each.occurrenceId);

  it('are four at most, soonest first, and of two that begin together the shorter', () => {
    const all = [
      [50, 60],
      [10, 20],
      [30, 60],
      [30, 45],
      [5, 9],
      [90, 95],
    ] as const;
    expect(ids(all.map(([from, to]) => occurrence(`${from}-${to}`, from, to)))).toEqual([
      '5-9',
      '10-20',
      '30-45',
      '30-60',
    ]);
  });

  it('are not those that are over, and one that is on is', () => {
    const all = [occurrence('over', 0, 30), occurrence('on', 10, 40)];
    expect(ids(all, 29.99)).toEqual(['over', 'on']);
    expect(ids(all, 30)).toEqual(['on']);
  });

  it('are within a day and a half', () => {
    expect(ids([occurrence('far', 36 * 60, 37 * 60)])).toEqual([]);
    expect(ids([occurrence('far', 36 * 60 - 1, 37 * 60)])).toEqual(['far']);
  });

  it('keep their places from what focus is not for, of which two are told among them', () => {
    const others = [1, 2, 3].map((n) => occurrence(`other ${n}`, n, 90, { answer: 'declined' }));
    const meetings = [2, 20, 30, 40, 50].map((at) => occurrence(`at ${at}`, at, at + 5));
    expect(ids([...others, ...meetings])).toEqual(['other 1', 'at 2', 'other 2', 'at 20', 'at 30', 'at 40']);
  });

  it('stay where they are when "never" is said of one', () => {
    const all = [1, 2, 3].map((n) => occurrence(`other ${n}`, n, 9, { people: [] }));
    all.push(occurrence('lunch', 10, 20), occurrence('next', 20, 30));
    const never = settings({ never: { series: [], words: ['lunch'] } });
    expect(liveNexts(all, never, {}, null, NINE).map((each) => each.occurrenceId)).toEqual(ids(all));
  });

  it('stand before what is cancelled or lasts whole days, of which a few are told too', () => {
    const off = occurrence('off', 5, 9, { isCancelled: true });
    const days = [1, 2, 3].map((n) => occurrence(`day ${n}`, n, 1_440, { isAllDay: true }));
    const meetings = [10, 20, 30, 40, 50].map((at) => occurrence(`at ${at}`, at, at + 5));
    expect(ids([off, ...days, ...meetings])).toEqual(['at 10', 'at 20', 'at 30', 'at 40', 'day 1', 'day 2', 'day 3']);
    expect(ids([off])).toEqual(['off']);
  });

  it('are not the one that focus is on for, in whichever calendar', () => {
    const copies = occurrence('mine', 5, 9, { copyIds: ['mine', 'theirs'] });
    expect(ids([copies, occurrence('next', 9, 20)], 0, 'theirs')).toEqual(['next']);
    expect(ids([copies], 0, 'another')).toEqual(['mine']);
  });
});

describe('the meeting that ended last', () => {
  it('is shown for half an hour', () => {
    const last = record(0, 59_000);
    expect(liveLast(last, NINE + 60_000)).toEqual({
      recordId: 'sitting',
      title: 'Pilot',
      people: ['Dana'],
      endedAtMs: NINE + 60_000,
      notificationsHeld: 0,
      totals: { presentMs: 59_000, elsewhereMs: 1_000, distractedMs: 0, unseenMs: 0, assumedMs: 0 },
    });
    expect(LAST_SHOWN_MS).toBe(30 * 60_000);
    expect(liveLast(last, NINE + 60_000 + LAST_SHOWN_MS)).not.toBeNull();
    expect(liveLast(last, NINE + 60_001 + LAST_SHOWN_MS)).toBeNull();
    expect(liveLast(null, NINE)).toBeNull();
  });
});

describe('the week so far', () => {
  it('is all its records and the meeting that is on', () => {
    const { account } = on({}, call);
    expect(liveWeek([record(0, 9_000), record(100, 19_000)], null)).toEqual({
      presentMs: 28_000,
      presentShare: 28 / 30,
    });
    expect(liveWeek([record(0, 9_000)], account)).toEqual({ presentMs: 59_000, presentShare: 59 / 60 });
  });

  it('has no share where nothing was seen', () => {
    expect(liveWeek([], null)).toEqual({ presentMs: 0, presentShare: null });
  });
});
