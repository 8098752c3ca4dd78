import { probedHosts } from '../core/calls/probed-hosts.ts';
import type { BrowserRun } from '../core/ports/browser.ts';
import type { CallProbes } from '../core/ports/calls.ts';
import { browser } from './browser.ts';
import type { OwnCallSites } from './own-call-sites.ts';
import { pageAnswer, runIn } from './page-answer.ts';

const OBSERVER_ID = 'call-observer';
const PROBE_ID = 'call-probe';

/**
 * Keeps the call probe's two scripts on the call sites that the user allows, and nowhere else. The observer runs in the
 * page's own world and comes first, but not in light mode; the probe in ours speaks with the worker.
 */
export function callProbes(
  scripts: { readonly observer: string; readonly probe: string },
  sites: Pick<OwnCallSites, 'set'>,
  run: BrowserRun,
): CallProbes {
  return {
    async reconcile(choices) {
      sites.set(choices.callSites);
      const wanted = probedHosts(choices);
      const [full, light] = await Promise.all([allowed(wanted.full), allowed(wanted.light)]);
      const all = [...full, ...light].sort();
      const known = await browser.scripting.getRegisteredContentScripts({ ids: [OBSERVER_ID, PROBE_ID] });
      const before = (id: string) => [...(known.find((each) => each.id === id)?.matches ?? [])].sort();
      const isSame = String(before(OBSERVER_ID)) === String(full) && String(before(PROBE_ID)) === String(all);
      // Chromium keeps what is registered while we are switched off, but what ran in open calls before runs no more.
      const isNewRun = await run.isNew();
      if (isSame && !isNewRun) return;
      if (!isSame) {
        if (known.length > 0) await browser.scripting.unregisterContentScripts({ ids: known.map((each) => each.id) });
        await register(full, light, all);
      }
      const isNew = (pattern: string) => isNewRun || !before(PROBE_ID).includes(pattern);
      await injectInto(full.filter(isNew), true);
      await injectInto(light.filter(isNew), false);
      await run.begin();
    },
  };

  async function register(full: string[], light: string[], matches: string[]): Promise<void> {
    if (matches.length === 0) return;
    const common = { runAt: 'document_start' as const, allFrames: true, matchOriginAsFallback: true };
    const probe = { ...common, id: PROBE_ID, js: [scripts.probe], matches };
    // A host can be on two lists by a wider and a narrower pattern: light mode is the promise that counts.
    const except = light.length > 0 ? { excludeMatches: light } : {};
    const observer = { ...common, ...except, id: OBSERVER_ID, js: [scripts.observer], world: 'MAIN' as const };
    await browser.scripting.registerContentScripts(full.length > 0 ? [{ ...observer, matches: full }, probe] : [probe]);
  }

  async function injectInto(patterns: string[], isFull: boolean): Promise<void> {
    if (patterns.length === 0) return;
    const tabs = await browser.tabs.query({ url: patterns });
    await Promise.all(tabs.map((tab) => (tab.id === undefined ? undefined : inject(tab.id, isFull))));
  }

  /** Into a page that was open before; what was captured there earlier may stay unknown to it. */
  async function inject(tabId: number, isFull: boolean): Promise<void> {
    const all = { target: { tabId, allFrames: true }, func: isProbed, injectImmediately: true };
    const frames = await pageAnswer(browser.scripting.executeScript(all), []);
    // A second observer would wait for a port that nobody offers, where the page could find it.
    const frameIds = frames.filter(({ result }) => result !== true).map(({ frameId }) => frameId);
    if (frameIds.length === 0) return;
    const target = { tabId, frameIds };
    const observer = { target, files: [scripts.observer], world: 'MAIN' as const, injectImmediately: true };
    const probe = { target, files: [scripts.probe], injectImmediately: true };
    for (const script of isFull ? [observer, probe] : [probe]) await runIn(script);
  }
}

/** Runs in the page, in our world there: whether the probe does too. */
const isProbed = () => (globalThis as { isUndividedProbed?: boolean }).isUndividedProbed === true;

/** Those that the browser grants at this moment, in order. */
async function allowed(patterns: readonly string[]): Promise<string[]> {
  const answers = await Promise.all(patterns.map((each) => browser.permissions.contains({ origins: [each] })));
  return patterns.filter((_, at) => answers[at]);
}
