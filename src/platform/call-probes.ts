import { ALL_CALL_HOSTS } from '../core/calls/services.ts';
import type { CallProbes } from '../core/ports/calls.ts';
import { browser } from './browser.ts';

const OBSERVER_ID = 'call-observer';
const PROBE_ID = 'call-probe';

/**
 * Keeps the call probe's two scripts on the conferencing sites that the user allows, and nowhere else. The observer
 * runs in the page's own world and comes first; the probe in ours speaks with the worker.
 */
export function callProbes(scripts: { readonly observer: string; readonly probe: string }): CallProbes {
  return {
    async reconcile() {
      const isAllowed = await Promise.all(
        ALL_CALL_HOSTS.map((each) => browser.permissions.contains({ origins: [each] })),
      );
      const matches = ALL_CALL_HOSTS.filter((_, at) => isAllowed[at]).sort();
      const known = await browser.scripting.getRegisteredContentScripts({ ids: [OBSERVER_ID, PROBE_ID] });
      const before = known.length === 2 ? [...(known[0]?.matches ?? [])].sort() : [];
      if (String(before) === String(matches) && known.length === (matches.length === 0 ? 0 : 2)) return;
      if (known.length > 0) await browser.scripting.unregisterContentScripts({ ids: known.map((each) => each.id) });
      if (matches.length === 0) return;
      const common = { matches, runAt: 'document_start' as const, allFrames: true, matchOriginAsFallback: true };
      await browser.scripting.registerContentScripts([
        { ...common, id: OBSERVER_ID, js: [scripts.observer], world: 'MAIN' },
        { ...common, id: PROBE_ID, js: [scripts.probe] },
      ]);
      const tabs = await browser.tabs.query({ url: matches.filter((each) => !before.includes(each)) });
      await Promise.all(tabs.map((tab) => (tab.id === undefined ? undefined : inject(tab.id))));
    },
  };

  /** Into a page that was open before; what was captured there earlier may stay unknown to it. */
  async function inject(tabId: number): Promise<void> {
    const target = { tabId, allFrames: true };
    const both = [
      { target, files: [scripts.observer], world: 'MAIN' as const, injectImmediately: true },
      { target, files: [scripts.probe], injectImmediately: true },
    ];
    for (const script of both) await browser.scripting.executeScript(script).catch(() => undefined);
  }
}
