import { browser } from '../browser.ts';
import type { ClosedSites } from '../closed-sites.ts';
import { patternOf } from '../grants.ts';
import { whichBrowser } from './which-browser.ts';

const ID = 'stop-served';

export interface ServedPages {
  /** Keeps pages that a site's own service worker serves from beginning, at exactly these sites. Twice changes nothing. */
  stop(closed: ClosedSites): Promise<void>;
}

/*
 * Chromium asks a site's service worker for a page before it asks the rules of `declarativeNetRequest`: a page that is served
 * from the worker's own cache loads in spite of them, and then asks for more. So a script stops such a page before it has begun;
 * one that is open stays as it is. What is left is one look for a newer worker by the browser itself. Measured in Chromium 156;
 * Firefox 153 asks the rules first. To go when Chromium does.
 */
export function servedPages(script: string): ServedPages {
  if (whichBrowser() === 'firefox') return { stop: async () => undefined };
  return {
    async stop({ sites, except }) {
      const { scripting } = browser;
      const matches = sites.map(patternOf);
      const excludeMatches = except.map(patternOf);
      const [known] = await scripting.getRegisteredContentScripts({ ids: [ID] });
      if (String([known?.matches ?? [], known?.excludeMatches ?? []]) === String([matches, excludeMatches])) return;
      if (known !== undefined) await scripting.unregisterContentScripts({ ids: [ID] });
      if (matches.length === 0) return;
      await scripting.registerContentScripts([
        { id: ID, js: [script], matches, excludeMatches, runAt: 'document_start' },
      ]);
    },
  };
}
