import type { Veils } from '../core/ports/browser.ts';
import type { BackgroundToPage } from '../messages/background-to-page.ts';
import { browser } from './browser.ts';
import { patternOf } from './grants.ts';

const SCRIPT_ID = 'veil';

/**
 * Registers the veil's script for pages to come and injects it into open ones. `script` is its file in the package. The
 * script veils at once and asks the worker what to say, so one that runs where it should not takes itself off again.
 */
export function veils(script: string): Veils {
  const tell = async (tabIds: readonly number[], call: keyof BackgroundToPage) => {
    // A tab without the script does not answer: nothing is to be told to it.
    await Promise.all(tabIds.map((id) => browser.tabs.sendMessage(id, { call, payload: {} }).catch(() => undefined)));
  };
  const tabsAt = async (matches: readonly string[]) => {
    if (matches.length === 0) return [];
    const tabs = await browser.tabs.query({ url: [...matches] });
    return tabs.map((each) => each.id).filter((id) => id !== undefined);
  };
  const inject = (tabId: number) =>
    browser.scripting
      .executeScript({ target: { tabId }, files: [script], injectImmediately: true })
      .catch(() => undefined);
  let isFirst = true;

  return {
    async set(sites, except) {
      const matches = sites.map(patternOf).sort();
      const excludeMatches = except.map(patternOf).sort();
      const [registered] = await browser.scripting.getRegisteredContentScripts({ ids: [SCRIPT_ID] });
      const before = [...(registered?.matches ?? [])].sort();
      const isSame = String([before, registered?.excludeMatches ?? []]) === String([matches, excludeMatches]);
      if (isSame && !isFirst) return;
      const wanted = { id: SCRIPT_ID, matches, excludeMatches, js: [script], runAt: 'document_start' as const };
      if (!isSame) {
        if (registered !== undefined) await browser.scripting.unregisterContentScripts({ ids: [SCRIPT_ID] });
        if (matches.length > 0) await browser.scripting.registerContentScripts([wanted]);
      }
      const [veiled, spared, left] = await Promise.all([
        tabsAt(matches),
        tabsAt(excludeMatches),
        tabsAt(before.filter((each) => !matches.includes(each))),
      ]);
      const toLift = new Set([...left, ...spared]);
      await Promise.all([tell([...toLift], 'liftVeil'), ...veiled.filter((id) => !toLift.has(id)).map(inject)]);
      isFirst = false;
    },
    async sweep(sites) {
      await Promise.all((await tabsAt(sites.map(patternOf))).map(inject));
    },
    async refresh() {
      const [registered] = await browser.scripting.getRegisteredContentScripts({ ids: [SCRIPT_ID] });
      await tell(await tabsAt(registered?.matches ?? []), 'refreshVeil');
    },
  };
}
