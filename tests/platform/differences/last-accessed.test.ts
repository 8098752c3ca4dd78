import { describe, expect, it } from 'vitest';
import { beBrowser } from '../../fakes/web-extension.ts';

beBrowser();
const { switchesAmong } = await import('../../../src/platform/differences/last-accessed.ts');

/** A call, then news from 1,000 ms on, then the call again from 3,000 ms on; a third tab was left long ago. */
const CHROMIUM = [
  { id: 'call', active: true, lastAccessed: 3_000 },
  { id: 'news', active: false, lastAccessed: 1_000 },
  { id: 'mail', active: false, lastAccessed: 100 },
];
const FIREFOX = [
  { id: 'call', active: true, lastAccessed: 5_000 },
  { id: 'news', active: false, lastAccessed: 3_000 },
  { id: 'mail', active: false, lastAccessed: 1_000 },
];
const told = (of: ReturnType<typeof switchesAmong<(typeof CHROMIUM)[number]>>) =>
  of.map(({ atMs, tab }) => [tab.id, atMs]);

describe('when tabs came to the front', () => {
  it('is what Chromium tells of each', () => {
    expect(told(switchesAmong(CHROMIUM, 500, 5_000, 'chrome'))).toEqual([
      ['news', 1_000],
      ['call', 3_000],
    ]);
  });

  it('is when the one before was left, in Firefox', () => {
    expect(told(switchesAmong(FIREFOX, 500, 5_000, 'firefox'))).toEqual([
      ['news', 1_000],
      ['call', 3_000],
    ]);
  });

  it('is nothing where no tab was turned to since', () => {
    expect(switchesAmong(CHROMIUM, 3_000, 5_000, 'chrome')).toEqual([]);
    expect(switchesAmong(FIREFOX, 3_000, 5_000, 'firefox')).toEqual([]);
  });

  it('is the tab in front that came last, where two came in one instant', () => {
    const two = [CHROMIUM[0], { id: 'news', active: false, lastAccessed: 3_000 }].flatMap((each) => each ?? []);
    expect(told(switchesAmong(two, 2_999, 5_000, 'chrome'))).toEqual([
      ['news', 3_000],
      ['call', 3_000],
    ]);
  });

  it('is nothing that a clock set back has left ahead, and nothing where the browser does not tell', () => {
    expect(switchesAmong(CHROMIUM, 500, 900, 'chrome')).toEqual([]);
    expect(switchesAmong([{ active: false }, { active: true }], 0, 5_000, 'chrome')).toEqual([]);
    expect(switchesAmong([{ active: false }, { active: true }], 0, 5_000, 'firefox')).toEqual([]);
  });
});
