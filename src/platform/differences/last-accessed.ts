import { whichBrowser } from './which-browser.ts';

interface Accessed {
  readonly active: boolean;
  readonly lastAccessed?: number | undefined;
}

/**
 * What came to the front among the tabs of one window, oldest first. Chromium's `lastAccessed` (121+) is when a tab came
 * to the front; Firefox's is when it left it, and of the tab in front it is always now (tabbrowser's `updateLastAccessed`).
 * Both tell it without a permission. This can go when they agree.
 *
 * @param sinceMs nothing up to this wall time, @param nowMs and nothing after this one: the clock may have been set
 */
export function switchesAmong<Tab extends Accessed>(
  tabs: readonly Tab[],
  sinceMs: number,
  nowMs: number,
  browser = whichBrowser(),
): { readonly atMs: number; readonly tab: Tab }[] {
  const told = tabs
    .map((tab) => ({ tab, atMs: tab.lastAccessed ?? Number.NaN }))
    .filter(({ tab, atMs }) => atMs > sinceMs && atMs <= nowMs && (browser === 'chrome' || !tab.active))
    .sort((one, other) => one.atMs - other.atMs || Number(one.tab.active) - Number(other.tab.active));
  if (browser === 'chrome') return told;
  const front = tabs.find((each) => each.active);
  const next = [...told.slice(1).map(({ tab }) => tab), ...(front === undefined ? [] : [front])];
  return told.flatMap(({ atMs }, at) => {
    const tab = next[at];
    return tab === undefined ? [] : [{ atMs, tab }];
  });
}
