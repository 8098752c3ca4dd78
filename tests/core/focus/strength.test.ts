import { describe, expect, it } from 'vitest';
import type { LoggedFact } from '../../../src/core/focus/facts.ts';
import { evolve, type FocusSession } from '../../../src/core/focus/session.ts';
import { strengthOf, strengthsAt } from '../../../src/core/focus/strength.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../../src/core/settings/settings.ts';
import { at, started } from '../attention/story.ts';

const settings = (change: Partial<Settings>): Settings => ({
  ...DEFAULT_SETTINGS,
  distractions: ['video.test', 'mail.test'],
  ...change,
});

/** A meeting that began with these settings. */
function begunWith(chosen: Settings): FocusSession {
  const begun: LoggedFact = { ...at(0, started()), strengths: strengthsAt(chosen) } as LoggedFact;
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
});
