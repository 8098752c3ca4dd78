import { describe, expect, it } from 'vitest';
import { FEED_RULES, feedPageAt, feedRulesOf } from '../../../src/core/sites/feeds.ts';

/** What a page is, by its address. */
function kindOf(address: string): string | null {
  const { hostname, pathname } = new URL(address);
  const rules = feedRulesOf(hostname);
  return rules === null ? null : feedPageAt(hostname, pathname, rules).is;
}

describe('the rules for feeds', () => {
  it.each([
    'https://www.youtube.com/',
    'https://www.youtube.com/feed/subscriptions',
    'https://www.youtube.com/shorts/abc',
    'https://x.com/home',
    'https://x.com/explore/tabs/news',
    'https://www.linkedin.com/feed/',
    'https://www.facebook.com/',
    'https://www.facebook.com/watch/',
    'https://www.reddit.com/',
    'https://www.reddit.com/r/aww/',
    'https://old.reddit.com/r/aww/top/',
    'https://www.instagram.com/',
    'https://www.instagram.com/reels/xyz/',
  ])('know the feed of %s', (address) => expect(kindOf(address)).toBe('feed'));

  it.each([
    'https://www.youtube.com/watch?v=abc',
    'https://www.youtube.com/results?search_query=harbour',
    'https://x.com/messages/1-2',
    'https://x.com/someone/status/12',
    'https://www.linkedin.com/messaging/thread/2/',
    'https://www.linkedin.com/feed/update/urn:li:activity:7/',
    'https://www.facebook.com/messages/t/1',
    'https://www.facebook.com/events/12',
    'https://www.reddit.com/r/aww/comments/1a2b/a_linked_post/',
    'https://www.instagram.com/p/xyz/',
    'https://www.instagram.com/direct/inbox/',
  ])('leave %s as it is', (address) => expect(kindOf(address)).toBe('without-feed'));

  it('do not pretend to know another host of the site, and say nothing of other sites', () => {
    expect(kindOf('https://studio.youtube.com/')).toBe('unknown');
    expect(kindOf('https://m.facebook.com/')).toBe('unknown');
    expect(kindOf('https://news.test/')).toBeNull();
    expect(feedRulesOf('notyoutube.com')).toBeNull();
  });

  it('are whole: every path is a regular expression from the start on, every selector says something', () => {
    for (const { hosts, site, besides, feeds } of FEED_RULES) {
      expect(hosts.every((each) => each === site || each.endsWith(`.${site}`))).toBe(true);
      expect(feeds.flatMap(({ paths }) => paths).every((each) => each.startsWith('^/'))).toBe(true);
      const selectors = [...besides, ...feeds.flatMap(({ feed, landmark }) => [...feed, landmark])];
      expect(selectors.filter((each) => each.trim() === '' || /[{}]/.test(each))).toEqual([]);
    }
  });
});
