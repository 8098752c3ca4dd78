import { browser } from '../browser.ts';
import { pageAnswer } from '../page-answer.ts';

export interface BlockedPages {
  /** Whether the worker is to be told, and woken for it. */
  attend(isWanted: boolean): void;
  /** Whether the tab shows nothing of the user's that could be lost by going elsewhere. */
  isEmpty(tabId: number, isClosed: (address: string) => boolean): Promise<boolean>;
  /** A blocked page is a step in the tab's history: from our page, "back" leads to it. */
  readonly leavesStep: boolean;
}

/*
 * How one hears that a rule of `declarativeNetRequest` has blocked a page. Chromium goes to the address and shows an error page
 * of its own there, into which nothing can be injected. Firefox stops the navigation without a word, and the page before it
 * stays; only `webRequest` tells, of hosts that the user allowed, and it is asked for in Firefox alone (no warning goes
 * with it, and it changes no request). Measured in Chromium 156 and Firefox 153. To go when Firefox shows an
 * error page too.
 */
export function blockedPages(take: (tabId: number, address: string | null) => void): BlockedPages {
  return 'webRequest' in browser && browser.webRequest !== undefined ? inFirefox(take) : inChromium(take);
}

function inFirefox(take: (tabId: number, address: string | null) => void): BlockedPages {
  const failed = ({ tabId, url }: { tabId: number; url: string }) => take(tabId, url);
  const { onErrorOccurred } = browser.webRequest;
  let isAttending = false;
  return {
    attend(isWanted) {
      if (isWanted === isAttending) return;
      isAttending = isWanted;
      if (isWanted) onErrorOccurred.addListener(failed, { urls: ['*://*/*'], types: ['main_frame'] });
      else onErrorOccurred.removeListener(failed);
    },
    async isEmpty(tabId, isClosed) {
      const { url } = await browser.tabs.get(tabId);
      return url === undefined || !isClosed(url);
    },
    leavesStep: false,
  };
}

function inChromium(take: (tabId: number, address: string | null) => void): BlockedPages {
  const changed = (tabId: number, change: { status?: string }, tab: { url?: string }) => {
    if (change.status === 'loading') take(tabId, tab.url ?? null);
  };
  let isAttending = false;
  return {
    attend(isWanted) {
      if (isWanted === isAttending) return;
      isAttending = isWanted;
      if (isWanted) browser.tabs.onUpdated.addListener(changed);
      else browser.tabs.onUpdated.removeListener(changed);
    },
    // A page that moves within itself is at a closed address as well, and it is the user's: into that one, scripts go.
    isEmpty: (tabId) =>
      pageAnswer(
        browser.scripting
          .executeScript({ target: { tabId }, func: () => document.body === null, injectImmediately: true })
          .then(
            // One that was stopped before it began (`served-pages.ts`) shows nothing.
            ([page]) => page?.result === true,
            () => true,
          ),
        // A page that hangs is one.
        false,
      ),
    leavesStep: true,
  };
}
