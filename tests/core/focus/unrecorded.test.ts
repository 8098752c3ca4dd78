import { describe, expect, it } from 'vitest';
import { type Account, foldFact, lengthMs } from '../../../src/core/attention/fold.ts';
import type { Fact, LoggedFact, Recording } from '../../../src/core/focus/facts.ts';
import { evolve, type FocusSession } from '../../../src/core/focus/session.ts';
import { forgetful, named, unrecorded } from '../../../src/core/focus/unrecorded.ts';
import { nameless } from '../../../src/core/meeting/meeting.ts';
import { isNeverRecorded } from '../../../src/core/meeting/never-record.ts';
import { at, call, ended, idle, listed, meeting, needs, started, told, visits } from '../attention/story.ts';
import { occurrence } from '../meeting/occurrences.ts';

const LEFT = ['focus-started', 'meeting-changed', 'site-needed', 'recording-chosen'];
const chosen = (recording: Recording): Fact => ({ type: 'recording-chosen', recording });
const dana = [{ name: 'Dana', address: 'dana@own.test' }];
const begun = started({ title: 'Second opinion', people: dana, seriesId: 'uid-7' });
const account = (facts: readonly LoggedFact[]) => facts.reduce<Account | null>(foldFact, null);
const session = (facts: readonly LoggedFact[]) => facts.reduce<FocusSession | null>(evolve, null);

describe('the facts of a meeting without a record', () => {
  const facts = [
    at(0, begun),
    at(1, call),
    at(5, { type: 'meeting-changed', meeting: meeting({ title: 'Second opinion, moved', people: dana }) }),
    at(50, idle('idle')),
    at(60, listed()),
    at(61, needs()),
    at(70, chosen('paused')),
  ];

  it('say neither whose meeting it is nor what was in front; what focus needs is there', () => {
    const left = unrecorded(facts);
    expect(left.map((each) => each.type)).toEqual(LEFT);
    expect(JSON.stringify(left)).not.toMatch(/Second|Dana|uid-7/);
    expect(left.slice(2)).toEqual(facts.slice(5));
    expect(session(left)).toEqual(session(facts));
  });

  it('make no time count until a record begins', () => {
    const paused = account([...facts, at(100, ended(100))]);
    expect(paused && lengthMs(paused)).toBe(0);
    const resumed = account([...facts, at(80, chosen('on')), at(80, call), at(100, ended(100))]);
    expect(told(resumed)).toBe('present 20');
    expect(resumed?.startedAt).toEqual(at(80, call).stamp);
  });

  it('and what is noted after it was taken up again stays', () => {
    const later = [...facts, at(80, chosen('on')), at(81, call)];
    expect(forgetful(later).map((each) => each.type)).toEqual([...LEFT, 'recording-chosen', 'front-seen']);
    expect(forgetful([at(0, begun), at(1, call)])).toEqual([at(0, begun), at(1, call)]);
  });

  it('are all there where a record was only ever wanted', () => {
    const wanted = [at(0, begun), at(1, call), at(2, chosen('on')), at(3, listed())];
    expect(forgetful(wanted)).toEqual(wanted);
  });

  it('forget the visits to listed sites too when a record begins', () => {
    const resumed = account([...facts, at(80, chosen('on')), at(80, call), at(100, ended(100))]);
    expect(visits(resumed)).toEqual([]);
    expect(visits(account([...facts, at(80, chosen('on'))]))).toEqual([]);
    expect(account([...facts, at(80, chosen('on'))])?.sight).toMatchObject({ front: null, idle: 'active' });
  });

  it('leave of the meeting its id and its times alone', () => {
    const { id, plannedEndMs } = meeting();
    const left = nameless(meeting({ title: 'Second opinion', people: dana, seriesId: 'uid-7' }));
    expect(left).toEqual({ ...meeting(), id, plannedEndMs, title: '', people: [], seriesId: null });
  });

  it('are named on the screens by the calendar, if that still has it', () => {
    const of = session(facts);
    const known = occurrence('pilot', 0, 30, { title: 'Second opinion' });
    expect(of && named(of, [known]).meeting).toMatchObject({ title: 'Second opinion', people: known.people });
    expect(of && named(of, [])).toEqual(of);
  });

  it('keep the name that was noted where a record is kept, and are named by no other meeting', () => {
    const recorded = session([at(0, begun)]);
    expect(recorded && named(recorded, [occurrence('pilot', 0, 30, { title: 'Renamed' })])).toEqual(recorded);
    const byHand = session([at(0, started({ occurrenceId: null })), at(1, chosen('never'))]);
    expect(byHand && named(byHand, [occurrence('pilot', 0, 30, { title: 'Renamed' })])).toEqual(byHand);
  });

  it('say it once: what is so already changes nothing', () => {
    const twice = [at(0, begun), at(1, chosen('on')), at(2, call), at(10, chosen('on')), at(20, ended(20))];
    expect(told(account(twice))).toBe('unseen 2, present 18');
  });
});

describe('a meeting is never recorded', () => {
  const never = (words: string[], series: string[] = []) => ({ neverRecord: { words, series } });
  it.each([
    ['by a word in its title', meeting({ title: 'Dr. Osei' }), never(['osei']), true],
    ['by a word in another case of another script', meeting({ title: 'ÄRZTIN' }), never(['ärztin']), true],
    ['by its series', meeting({ seriesId: 'uid-7' }), never([], ['uid-7']), true],
    ['not by another series', meeting({ seriesId: 'uid-8' }), never([], ['uid-7']), false],
    ['not without a list', meeting(), never([]), false],
    ['not where nobody named it', meeting({ title: '' }), never(['osei']), false],
  ])('%s', (_, which, settings, is) => {
    expect(isNeverRecorded(which, settings)).toBe(is);
  });
});
