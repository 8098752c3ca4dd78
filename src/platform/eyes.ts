import { IDLE_AFTER_S } from '../core/attention/rules.ts';
import { ALL_CALL_HOSTS } from '../core/calls/services.ts';
import type { Eyes, TabSight } from '../core/ports/browser.ts';
import { browser } from './browser.ts';
import { switchesAmong } from './differences/last-accessed.ts';
import { windowUnderPopup } from './differences/popup-window.ts';
import { hostOf, isAt } from './host-of.ts';
import { closedPage, readLed } from './led-tabs.ts';
import type { OwnCallSites } from './own-call-sites.ts';
import { isCovered } from './window-cover.ts';

type Tab = Awaited<ReturnType<typeof browser.tabs.get>>;

/** What the browser lets us see. An address becomes a host and a room key here, and goes no further. */
export function eyes(sites: OwnCallSites): Eyes {
  const tabSight = (tab: Tab) => sightOf(tab, sites);
  return {
    async look() {
      const [windows, tabs, idle] = await Promise.all([
        browser.windows.getAll({ windowTypes: ['normal', 'popup'] }),
        browser.tabs.query({ active: true }),
        browser.idle.queryState(IDLE_AFTER_S),
      ]);
      const underPopup = windows.some((each) => each.focused) ? null : await windowUnderPopup();
      const focused = windows.find((each) => each.focused || each.id === underPopup) ?? null;
      const activeIn = (windowId: number | undefined) => tabs.find((each) => each.windowId === windowId);
      const front = focused === null ? undefined : activeIn(focused.id);
      const beside = windows
        .filter(
          (each) => each !== focused && each.state !== 'minimized' && (focused === null || !isCovered(each, focused)),
        )
        .map((each) => activeIn(each.id))
        .filter((each) => each !== undefined);
      return {
        front: front === undefined ? null : await tabSight(front),
        beside: await Promise.all(beside.map(tabSight)),
        idle,
      };
    },
    async switchesSince(windowId, sinceMs) {
      const switches = switchesAmong(await browser.tabs.query({ windowId }), sinceMs, Date.now());
      return Promise.all(switches.map(async ({ atMs, tab }) => ({ atMs, tab: await tabSight(tab) })));
    },
    async tab(tabId) {
      return browser.tabs.get(tabId).then(tabSight, () => null);
    },
    async callTabs() {
      const tabs = await browser.tabs.query({ url: [...ALL_CALL_HOSTS, ...(await sites.patterns())] });
      return (await Promise.all(tabs.map(tabSight))).filter((each) => each.room !== null);
    },
  };
}

/** A tab at the page that stands in for a closed site is before that site. */
async function sightOf(tab: Tab, sites: OwnCallSites): Promise<TabSight> {
  const address = await sites.roomOf(tab.url);
  return {
    tabId: tab.id ?? -1,
    windowId: tab.windowId ?? -1,
    host: hostOf(tab.url === closedPage() ? (await readLed())[String(tab.id)] : tab.url),
    room: address?.room ?? null,
    isLaunch: address?.isHandoff ?? false,
    ...(tab.lastAccessed !== undefined && { lastInFrontMs: tab.lastAccessed }),
    isAt: isAt(tab.url),
  };
}
