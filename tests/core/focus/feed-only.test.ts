import { describe, expect, it } from 'vitest';
import type { LoggedFact } from '../../../src/core/focus/facts.ts';
import { isFeedOnly } from '../../../src/core/focus/feed-only.ts';
import { evolve, type FocusSession } from '../../../src/core/focus/session.ts';
import { strengthsAt } from '../../../src/core/focus/strength.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../../src/core/settings/settings.ts';
import { at, started } from '../attention/story.ts';

const SITE = 'youtube.com';
const LISTED: Settings = { ...DEFAULT_SETTINGS, distractions: [SITE, 'news.test'] };
const covered: Settings = LISTED;
const banner: Settings = { ...LISTED, strengths: { [SITE]: 'soft' } };
const feedOnly: Settings = { ...LISTED, feedOnly: [SITE, 'news.test'] };

function begunWith(chosen: Settings): FocusSession {
  const fact = {
    ...at(0, started()),
    strengths: strengthsAt({ source: 'calendar', people: [] }, chosen),
    feedOnly: chosen.feedOnly,
  } as LoggedFact;
  const session = evolve(null, fact);
  if (session === null) throw new Error('no session');
  return session;
}

describe('hiding only the feed', () => {
  it('is for sites whose feed is known', () => {
    expect(isFeedOnly(SITE, begunWith(feedOnly), feedOnly)).toBe(true);
    expect(isFeedOnly('news.test', begunWith(feedOnly), feedOnly)).toBe(false);
    expect(isFeedOnly(SITE, begunWith(covered), covered)).toBe(false);
  });

  it('in place of a cover is softer: it holds from the next meeting on', () => {
    expect(isFeedOnly(SITE, begunWith(covered), feedOnly)).toBe(false);
  });

  it('in place of a banner is firmer, and a cover is firmer than it: both hold at once', () => {
    expect(isFeedOnly(SITE, begunWith(banner), feedOnly)).toBe(true);
    expect(isFeedOnly(SITE, begunWith(feedOnly), covered)).toBe(false);
  });

  it('is over where the page fights: then all of the site is closed', () => {
    const fought = (site: string) => evolve(begunWith(feedOnly), at(5, { type: 'veil-fought', site })) as FocusSession;
    expect(isFeedOnly(SITE, fought(SITE), feedOnly)).toBe(false);
    expect(isFeedOnly(SITE, fought('news.test'), feedOnly)).toBe(true);
  });

  it('stays where a banner is chosen in the middle of the meeting', () => {
    expect(isFeedOnly(SITE, begunWith(feedOnly), banner)).toBe(true);
  });
});
