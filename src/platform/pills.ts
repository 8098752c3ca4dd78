import type { Pills } from '../core/ports/page-scripts.ts';
import { browser } from './browser.ts';
import { tellTabs } from './page-tabs.ts';

/** Injects the pill when it is wanted; nothing is registered for it. */
export function pills(file: string): Pills {
  return {
    async put(tabId) {
      await browser.scripting.executeScript({ target: { tabId }, files: [file] }).catch(() => undefined);
    },
    refresh: (tabId) => tellTabs([tabId], 'refreshPill'),
  };
}
