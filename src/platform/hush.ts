import type { Hush } from '../core/ports/hush.ts';
import { browser } from './browser.ts';
import { hostOf, isAt } from './host-of.ts';

/**
 * Who muted a tab is kept by the browser (`mutedInfo.extensionId`), over a restart of the worker and a reload of the
 * extension too: so nothing has to be remembered here, and nothing can be forgotten.
 */
export function hush(): Hush {
  return {
    async tabs() {
      const [audible, muted, windows] = await Promise.all([
        browser.tabs.query({ audible: true }),
        browser.tabs.query({ muted: true }),
        browser.windows.getAll(),
      ]);
      const focused = windows.find((each) => each.focused)?.id;
      const all = new Map([...audible, ...muted].map((tab) => [tab.id, tab]));
      return [...all.values()].flatMap((tab) => {
        if (tab.id === undefined) return [];
        const isMuted = tab.mutedInfo?.muted === true;
        return {
          tabId: tab.id,
          host: hostOf(tab.url),
          isAt: isAt(tab.url),
          isAudible: tab.audible === true,
          isMuted,
          isMutedByUs: isMuted && tab.mutedInfo?.extensionId === browser.runtime.id,
          // A tab that was never muted has no reason; that of an un-muted one is who did it.
          isWantedByUser: !isMuted && tab.mutedInfo?.reason === 'user',
          isInFront: tab.active && tab.windowId === focused,
        };
      });
    },
    async mute(tabId, isMuted) {
      await browser.tabs.update(tabId, { muted: isMuted }).catch(() => undefined);
    },
  };
}
