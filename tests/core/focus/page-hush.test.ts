import { describe, expect, it } from 'vitest';
import type { Fact } from '../../../src/core/focus/facts.ts';
import { hushedSites, pageHushOf, sparedSites, stilledFrames } from '../../../src/core/focus/page-hush.ts';
import { evolve, type FocusSession } from '../../../src/core/focus/session.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../../src/core/settings/settings.ts';
import { at, NINE, needs, started } from '../attention/story.ts';

const hush = (areCountsStilled: boolean, areNotificationsHeld: boolean): Settings['hush'] => ({
  ...DEFAULT_SETTINGS.hush,
  areCountsStilled,
  areNotificationsHeld,
});
const settings: Settings = {
  ...DEFAULT_SETTINGS,
  distractions: ['news.test', 'video.test'],
  meetingSites: ['notes.test'],
  hush: hush(true, true),
};
const minutes: Fact = { type: 'minutes-given', site: 'video.test', untilMs: NINE + 120_000 };
const session = (...facts: readonly Fact[]) =>
  [started(), ...facts].map((each) => at(0, each)).reduce<FocusSession | null>(evolve, null);

describe('what is kept still in the pages of a listed site', () => {
  it.each([
    ['counts and notifications', true, true],
    ['counts alone', true, false],
    ['notifications alone', false, true],
  ])('is as chosen: %s', (_, areCountsStilled, areNotificationsHeld) => {
    const chosen = { hush: hush(areCountsStilled, areNotificationsHeld) };
    expect(pageHushOf(chosen)).toEqual({ areCountsStilled, areNotificationsHeld });
  });

  it('is nothing where neither is wanted', () => {
    expect(pageHushOf({ hush: hush(false, false) })).toBeNull();
    expect(hushedSites(session(), { ...settings, hush: hush(false, false) }, NINE)).toEqual([]);
  });
});

describe('the sites whose pages are kept still', () => {
  it('are those that are veiled, and none while focus is off', () => {
    expect(hushedSites(session(), settings, NINE)).toEqual(['news.test', 'video.test']);
    expect(hushedSites(null, settings, NINE)).toEqual([]);
  });

  it('are not those that the meeting needs, nor one within its two minutes', () => {
    expect(hushedSites(session(needs('news.test')), settings, NINE)).toEqual(['video.test']);
    expect(hushedSites(session(minutes), settings, NINE + 119_999)).toEqual(['news.test']);
    expect(hushedSites(session(minutes), settings, NINE + 120_000)).toEqual(['news.test', 'video.test']);
  });
});

describe('the sites that make no sound in frames of other pages', () => {
  const muting = (isSoundMuted: boolean): Settings => ({ ...settings, hush: { ...settings.hush, isSoundMuted } });
  const shares: Fact = { type: 'presenting-seen', isPresenting: true, by: 'user' };

  it('are those that are veiled, where other sound is to be muted', () => {
    expect(stilledFrames(session(), muting(true), NINE)).toEqual(['news.test', 'video.test']);
    expect(stilledFrames(session(), muting(false), NINE)).toEqual([]);
    expect(stilledFrames(null, muting(true), NINE)).toEqual([]);
  });

  it('are none while the screen is shared: it may be what others are to hear', () => {
    expect(stilledFrames(session(shares), muting(true), NINE)).toEqual([]);
    expect(stilledFrames(session(shares, { ...shares, isPresenting: false }), muting(true), NINE)).toHaveLength(2);
  });
});

describe('the hosts that are spared', () => {
  it('are what belongs to meetings, and what is open for now', () => {
    expect(sparedSites(session(), settings, NINE)).toEqual(['notes.test']);
    expect(sparedSites(session(needs('news.test'), minutes), settings, NINE)).toEqual([
      'notes.test',
      'news.test',
      'video.test',
    ]);
    expect(sparedSites(session(minutes), settings, NINE + 120_000)).toEqual(['notes.test']);
  });

  it('are none while focus is off, when nothing is kept still anyway', () => {
    expect(sparedSites(null, settings, NINE)).toEqual([]);
  });
});
