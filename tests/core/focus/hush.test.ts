import { describe, expect, it } from 'vitest';
import type { Fact, LoggedFact } from '../../../src/core/focus/facts.ts';
import { type HushWish, hushWish, type TabSound } from '../../../src/core/focus/hush.ts';
import { evolve, type FocusSession } from '../../../src/core/focus/session.ts';
import { DEFAULT_SETTINGS } from '../../../src/core/settings/settings.ts';
import { at, NINE, started } from '../attention/story.ts';

const settings = { ...DEFAULT_SETTINGS, distractions: ['youtube.com'], meetingSites: ['docs.example.com'] };
const MUSIC = 4;
const CALL = 7;

const sounding = (change: Partial<TabSound> = {}): TabSound => ({
  tabId: MUSIC,
  host: null,
  isAudible: true,
  isMuted: false,
  isMutedByUs: false,
  isWantedByUser: false,
  isInFront: false,
  ...change,
});
const mutedByUs = (change: Partial<TabSound> = {}) => sounding({ isMuted: true, isMutedByUs: true, ...change });

function session(...facts: readonly Fact[]): FocusSession {
  const tab: Fact = { type: 'call-tab-seen', tabId: CALL, host: null };
  const all = [started(), tab, ...facts].map((each, index): LoggedFact => at(index, each));
  const folded = all.reduce<FocusSession | null>(evolve, null);
  if (folded === null) throw new Error('no session');
  return folded;
}
/** `mute`, `give back`, or `leave`. */
function wish(tab: TabSound, on: FocusSession | null = session(), chosen: typeof settings = settings, callTabs = [9]) {
  const { mute, giveBack }: HushWish = hushWish([tab], on, callTabs, chosen, NINE + 60_000);
  return mute.length > 0 ? 'mute' : giveBack.length > 0 ? 'give back' : 'leave';
}

describe('while focus is on', () => {
  it('another tab that can be heard is muted, once', () => {
    expect(wish(sounding())).toBe('mute');
    expect(wish(sounding({ host: 'www.youtube.com' }))).toBe('mute');
    expect(wish(mutedByUs())).toBe('leave');
    expect(wish(sounding({ isAudible: false }))).toBe('leave');
  });

  it.each([
    ["the meeting's call", { tabId: CALL }],
    ['any other call', { tabId: 9 }],
    ['what is in front of the user', { isInFront: true }],
    ['a site that belongs to meetings', { host: 'docs.example.com' }],
    ['a tab that the user un-muted', { isWantedByUser: true }],
  ])('%s sounds on, and is given back where it was muted before', (_, change) => {
    expect(wish(sounding(change))).toBe('leave');
    if (!('isWantedByUser' in change)) expect(wish(mutedByUs(change))).toBe('give back');
  });

  it('a site that was needed, or has its two minutes, sounds on', () => {
    const needed = session({ type: 'site-needed', site: 'youtube.com' });
    expect(wish(sounding({ host: 'youtube.com' }), needed)).toBe('leave');
    const given = session({ type: 'minutes-given', site: 'youtube.com', untilMs: NINE + 90_000 });
    expect(wish(mutedByUs({ host: 'm.youtube.com' }), given)).toBe('give back');
    const over = session({ type: 'minutes-given', site: 'youtube.com', untilMs: NINE + 59_000 });
    expect(wish(sounding({ host: 'youtube.com' }), over)).toBe('mute');
  });

  it('a tab that the user muted stays muted, in front too', () => {
    expect(wish(sounding({ isMuted: true, isInFront: true }))).toBe('leave');
  });

  it('nothing more is muted on a shared screen: it may be what the others are to hear', () => {
    const presenting = session({ type: 'presenting-seen', isPresenting: true, by: 'call' });
    expect(wish(sounding(), presenting)).toBe('leave');
    expect(wish(mutedByUs(), presenting)).toBe('leave');
  });
});

describe('a page that the invitation links', () => {
  const isAt = (pages: readonly string[]) => pages.includes('youtube.com/watch?v=abc');
  const sound = (tab: TabSound, linked?: readonly string[]) =>
    hushWish([tab], session(), [], settings, NINE, linked).mute.length > 0 ? 'muted' : 'sounds';

  it('sounds on, and the rest of its site does not', () => {
    expect(sound(sounding({ host: 'www.youtube.com', isAt }), ['youtube.com/watch?v=abc'])).toBe('sounds');
    expect(sound(sounding({ host: 'www.youtube.com', isAt }), ['youtube.com/watch?v=xyz'])).toBe('muted');
    expect(sound(sounding({ host: 'www.youtube.com', isAt: (pages) => pages.length > 0 }))).toBe('muted');
  });
});

describe('of several tabs', () => {
  it('each is told by itself what becomes of it', () => {
    const tabs = [
      sounding({ tabId: 1 }),
      mutedByUs({ tabId: 2, isInFront: true }),
      sounding({ tabId: 3, host: 'docs.example.com' }),
      sounding({ tabId: 5 }),
      mutedByUs({ tabId: CALL }),
    ];
    expect(hushWish(tabs, session(), [], settings, NINE)).toEqual({ mute: [1, 5], giveBack: [2, CALL] });
    expect(hushWish(tabs, null, [], settings, NINE)).toEqual({ mute: [], giveBack: [2, CALL] });
  });
});

describe('everything that we muted is given back, and nothing that the user did', () => {
  it.each([
    ['focus is off', null, settings],
    ['focus has ended', session({ type: 'focus-ended', why: 'by-user', endedAtMs: NINE }), settings],
    ['it was switched off in mid-meeting', session(), { ...settings, hush: { ...settings.hush, isSoundMuted: false } }],
  ])('when %s', (_, on, chosen) => {
    expect(wish(mutedByUs(), on, chosen)).toBe('give back');
    expect(wish(sounding({ isMuted: true }), on, chosen)).toBe('leave');
    expect(wish(sounding(), on, chosen)).toBe('leave');
  });
});
