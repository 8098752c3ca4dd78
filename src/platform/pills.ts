import type { Pills } from '../core/ports/page-scripts.ts';
import { runIn } from './page-answer.ts';
import { tellTabs } from './page-tabs.ts';

/** Injects the pill when it is wanted; nothing is registered for it. */
export function pills(file: string): Pills {
  return {
    async put(tabId) {
      await runIn({ target: { tabId }, files: [file] });
    },
    refresh: (tabId) => tellTabs([tabId], 'refreshPill'),
  };
}
