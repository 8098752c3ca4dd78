import type { Veils } from '../core/ports/browser.ts';
import { STRENGTHS, type Strength } from '../core/settings/settings.ts';
import type { BackgroundToPage } from '../messages/background-to-page.ts';
import { browser } from './browser.ts';
import { patternOf } from './grants.ts';

const IDS: Readonly<Record<Strength, string>> = { soft: 'soft-veil', firm: 'veil' };

/**
 * Registers the veils' scripts for pages to come and injects them into open ones. `scripts` are their files in the
 * package. A script veils at once and asks the worker what to say, so one that runs where it should not (or where the
 * other should) takes itself off again.
 */
export function veils(scripts: Readonly<Record<Strength, string>>): Veils {
  const tell = async (tabIds: readonly number[], call: keyof BackgroundToPage) => {
    // A tab without the script does not answer: nothing is to be told to it.
    await Promise.all(tabIds.map((id) => browser.tabs.sendMessage(id, { call, payload: {} }).catch(() => undefined)));
  };
  const tabsAt = async (matches: readonly string[]) => {
    if (matches.length === 0) return [];
    const tabs = await browser.tabs.query({ url: [...matches] });
    return tabs.map((each) => each.id).filter((id) => id !== undefined);
  };
  const inject = (tabId: number, script: string) =>
    browser.scripting
      .executeScript({ target: { tabId }, files: [script], injectImmediately: true })
      .catch(() => undefined);
  const registeredMatches = async () => {
    const known = await browser.scripting.getRegisteredContentScripts({ ids: Object.values(IDS) });
    return known.flatMap((each) => each.matches ?? []);
  };
  let isFirst = true;

  /** The answer is where it was before and is no more; null where nothing has changed. */
  async function register(strength: Strength, matches: readonly string[], excludeMatches: readonly string[]) {
    const ids = [IDS[strength]];
    const [known] = await browser.scripting.getRegisteredContentScripts({ ids });
    const before = [...(known?.matches ?? [])].sort();
    const except = matches.length === 0 ? [] : excludeMatches;
    if (String([before, known?.excludeMatches ?? []]) === String([matches, except])) return null;
    if (known !== undefined) await browser.scripting.unregisterContentScripts({ ids });
    const script = { id: IDS[strength], js: [scripts[strength]], runAt: 'document_start' as const };
    if (matches.length > 0) {
      await browser.scripting.registerContentScripts([
        { ...script, matches: [...matches], excludeMatches: [...excludeMatches] },
      ]);
    }
    return before.filter((each) => !matches.includes(each));
  }

  return {
    async set(sites, except) {
      const excludeMatches = except.map(patternOf).sort();
      const wanted = STRENGTHS.map((strength) => ({ strength, matches: sites[strength].map(patternOf).sort() }));
      const changes = await Promise.all(
        wanted.map(({ strength, matches }) => register(strength, matches, excludeMatches)),
      );
      if (changes.every((each) => each === null) && !isFirst) return;
      const [left, spared, ...veiled] = await Promise.all([
        tabsAt(changes.flatMap((each) => each ?? [])),
        tabsAt(excludeMatches),
        ...wanted.map(({ matches }) => tabsAt(matches)),
      ]);
      // First off, then on: a site that is to be veiled otherwise is in both.
      await tell([...new Set([...left, ...spared])], 'liftVeil');
      await Promise.all(
        wanted.flatMap(({ strength }, at) =>
          (veiled[at] ?? []).filter((id) => !spared.includes(id)).map((id) => inject(id, scripts[strength])),
        ),
      );
      isFirst = false;
    },
    async sweep(sites) {
      const tabs = await tabsAt(sites.map(patternOf));
      await Promise.all(tabs.flatMap((id) => STRENGTHS.map((strength) => inject(id, scripts[strength]))));
    },
    async refresh() {
      await tell(await tabsAt(await registeredMatches()), 'refreshVeil');
    },
  };
}
