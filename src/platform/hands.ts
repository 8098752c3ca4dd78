import type { Hands } from '../core/ports/browser.ts';
import { browser } from './browser.ts';

export function hands(): Hands {
  return {
    async bringToFront(tabId) {
      const tab = await browser.tabs.update(tabId, { active: true });
      if (tab?.windowId !== undefined) await browser.windows.update(tab.windowId, { focused: true });
    },
    async leave(tabId) {
      // A tab that was opened on the site has nothing to go back to, and is closed.
      await browser.tabs.goBack(tabId).catch(() => browser.tabs.remove(tabId));
    },
  };
}
