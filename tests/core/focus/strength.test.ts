import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import type { LoggedFact } from '../../../src/core/focus/facts.ts';
import { evolve, type FocusSession } from '../../../src/core/focus/session.ts';
import { chosenStrength, strengthOf, strengthsAt } from '../../../src/core/focus/strength.ts';
import { kindOfMeeting } from '../../../src/core/meeting/kind.ts';
import type { Meeting } from '../../../src/core/meeting/meeting.ts';
import { DEFAULT_SETTINGS, Settings } from '../../../src/core/settings/settings.ts';
import { at, started } from '../attention/story.ts';

const settings = (change: Partial<Settings>): Settings => ({
  ...DEFAULT_SETTINGS,
  distractions: ['video.test', 'mail.test'],
  ...change,
});

/** A meeting of the user with so many others. */
const people = (count: number, source: Meeting['source'] = 'calendar') => ({
  source,
  people: Array.from({ length: count }, (_, n) => ({ name: `Person ${n}`, address: null })),
});

/** A meeting that began with these settings. */
function begunWith(chosen: Settings): FocusSession {
  const begun: LoggedFact = { ...at(0, started()), strengths: strengthsAt(people(2), chosen) } as LoggedFact;
  const session = evolve(null, begun);
  if (session === null) throw new Error('no session');
  return session;
}

describe('how firm the veil is', () => {
  it('is as chosen for all, or by site', () => {
    const chosen = settings({ strength: 'soft', strengths: { 'mail.test': 'firm' } });
    expect(strengthOf('video.test', begunWith(chosen), chosen)).toBe('soft');
    expect(strengthOf('mail.test', begunWith(chosen), chosen)).toBe('firm');
  });

  it('becomes firmer at once, and softer with the next meeting', () => {
    const soft = settings({ strength: 'soft' });
    const firm = settings({ strength: 'firm' });
    expect(strengthOf('video.test', begunWith(soft), firm)).toBe('firm');
    expect(strengthOf('video.test', begunWith(firm), soft)).toBe('firm');
    expect(strengthOf('video.test', begunWith(firm), settings({ strengths: { 'video.test': 'soft' } }))).toBe('firm');
    expect(strengthOf('video.test', begunWith(soft), soft)).toBe('soft');
  });

  it('is as chosen for a site that was listed in mid-meeting, and in a log of an earlier version', () => {
    const soft = settings({ strength: 'soft' });
    expect(strengthOf('new.test', begunWith(settings({})), soft)).toBe('soft');
    const old = evolve(null, at(0, started()));
    expect(old && strengthOf('video.test', old, soft)).toBe('soft');
  });

  it('is firm where the stored settings say nothing that can be read', () => {
    expect(DEFAULT_SETTINGS).toMatchObject({ strength: 'firm', strengths: {} });
  });

  it('is firmest where the site is closed, which in mid-meeting nothing undoes', () => {
    const closed = settings({ strengths: { 'video.test': 'closed' } });
    expect(strengthOf('video.test', begunWith(closed), settings({ strength: 'soft' }))).toBe('closed');
    expect(strengthOf('video.test', begunWith(settings({})), closed)).toBe('closed');
  });
});

describe('a site whose page takes its cover away', () => {
  const soft = settings({ strength: 'soft' });
  const fought = (site: string) => evolve(begunWith(soft), at(5, { type: 'veil-fought', site })) as FocusSession;

  it('is closed for the rest of the meeting, and no other site is', () => {
    expect(strengthOf('video.test', fought('video.test'), soft)).toBe('closed');
    expect(strengthOf('mail.test', fought('video.test'), soft)).toBe('soft');
  });

  it('is noted once, however often it fights', () => {
    const again = ['mail.test', 'video.test'].reduce<FocusSession | null>(
      (session, site) => evolve(session, at(6, { type: 'veil-fought', site })),
      fought('video.test'),
    );
    expect(again?.fought).toEqual(['mail.test', 'video.test']);
  });
});

describe('how firm it is by the kind of meeting', () => {
  it('knows a 1:1, a large meeting from ten people on, and one that was started by hand', () => {
    const kinds = [0, 1, 2, 8, 9].map((others) => kindOfMeeting(people(others)));
    expect(kinds).toEqual([null, 'one-to-one', null, null, 'large']);
    expect(kindOfMeeting(people(0, 'hand'))).toBe('by-hand');
    expect(kindOfMeeting(people(0, 'call'))).toBeNull();
  });

  it('is what was chosen for the site, else for the kind, else for all', () => {
    const chosen = settings({
      strength: 'firm',
      kindStrengths: { 'one-to-one': 'closed', large: 'soft' },
      strengths: { 'mail.test': 'soft' },
    });
    expect(strengthsAt(people(1), chosen)).toEqual({ 'video.test': 'closed', 'mail.test': 'soft' });
    expect(strengthsAt(people(3), chosen)).toEqual({ 'video.test': 'firm', 'mail.test': 'soft' });
    expect(strengthsAt(people(20), chosen)).toEqual({ 'video.test': 'soft', 'mail.test': 'soft' });
    expect(chosenStrength('video.test', 'by-hand', chosen)).toBe('firm');
  });

  it('leaves out what is stored for kinds and strengths that there are not', () => {
    const read = v.parse(Settings, { kindStrengths: { 'one-to-one': 'closed', huge: 'soft' } });
    expect(read.kindStrengths).toEqual({});
    expect(v.parse(Settings, { kindStrengths: { large: 'soft' } }).kindStrengths).toEqual({ large: 'soft' });
  });
});
