import type { VeilKind, Veils } from '../core/ports/browser.ts';
import { kindOfPage } from '../core/sites/page-kind.ts';
import { browser } from './browser.ts';
import { patternOf, patternsOfPage } from './grants.ts';
import { hostOf, isAt } from './host-of.ts';
import { runIn } from './page-answer.ts';
import { tabsAt, tellTabs } from './page-tabs.ts';

const KINDS: readonly VeilKind[] = ['soft', 'firm'];
const IDS: Readonly<Record<VeilKind, string>> = { soft: 'soft-veil', firm: 'veil' };

/**
 * Registers the veils' scripts for pages to come and injects them into open ones. `scripts` are their files in the
 * package. A script veils at once and asks the worker what to say, so one that runs where it should not (or where the
 * other should) takes itself off again.
 */
export function veils(scripts: Readonly<Record<VeilKind, string>>): Veils {
  const inject = (tabId: number, script: string) =>
    runIn({ target: { tabId }, files: [script], injectImmediately: true });
  const registeredMatches = async () => {
    const known = await browser.scripting.getRegisteredContentScripts({ ids: Object.values(IDS) });
    return known.flatMap((each) => each.matches ?? []);
  };
  let isFirst = true;

  /** What was set last; nothing before that, when all open pages are about to be seen to anyway. */
  let held: Parameters<Veils['set']> | null = null;
  // A page that comes back whole by history is no page to come, and no script of ours runs in it by itself; nor does one
  // in a page that moves within itself, away from where the invitation led.
  const follow = (tabId: number, change: { status?: string; url?: string }, { url }: { url?: string }) => {
    if (held === null || (change.status ?? change.url) === undefined || url === undefined) return;
    for (const kind of KINDS) {
      const [sites, except, linked] = held;
      const lists = { distractions: [...sites[kind]], meetingSites: [...except] };
      const page = kindOfPage({ host: hostOf(url), isAt: isAt(url) }, lists, linked);
      if (page.is === 'listed') void inject(tabId, scripts[kind]);
      else if (page.is === 'meeting-site' && change.url !== undefined) void tellTabs([tabId], 'refreshVeil');
    }
  };
  let isFollowing = false;
  const attend = (isWanted: boolean) => {
    if (isWanted === isFollowing) return;
    isFollowing = isWanted;
    browser.tabs.onUpdated[isWanted ? 'addListener' : 'removeListener'](follow);
  };

  /** The answer is where it was before and is no more; null where nothing has changed. */
  async function register(kind: VeilKind, matches: readonly string[], excludeMatches: readonly string[]) {
    const ids = [IDS[kind]];
    const [known] = await browser.scripting.getRegisteredContentScripts({ ids });
    const before = [...(known?.matches ?? [])].sort();
    const except = matches.length === 0 ? [] : excludeMatches;
    if (String([before, known?.excludeMatches ?? []]) === String([matches, except])) return null;
    if (known !== undefined) await browser.scripting.unregisterContentScripts({ ids });
    const script = { id: IDS[kind], js: [scripts[kind]], runAt: 'document_start' as const };
    if (matches.length > 0) {
      await browser.scripting.registerContentScripts([
        { ...script, matches: [...matches], excludeMatches: [...excludeMatches] },
      ]);
    }
    return before.filter((each) => !matches.includes(each));
  }

  return {
    async set(sites, except, linked) {
      held = [sites, except, linked];
      attend(KINDS.some((kind) => sites[kind].length > 0));
      const excludeMatches = [...except.map(patternOf), ...linked.flatMap(patternsOfPage)].sort();
      const wanted = KINDS.map((kind) => ({ kind, matches: sites[kind].map(patternOf).sort() }));
      const changes = await Promise.all(wanted.map(({ kind, matches }) => register(kind, matches, excludeMatches)));
      if (changes.every((each) => each === null) && !isFirst) return;
      const [left, spared, ...veiled] = await Promise.all([
        tabsAt(changes.flatMap((each) => each ?? [])),
        tabsAt(excludeMatches),
        ...wanted.map(({ matches }) => tabsAt(matches)),
      ]);
      // First off, then on: a site that is to be veiled otherwise is in both.
      await tellTabs([...new Set([...left, ...spared])], 'liftVeil');
      await Promise.all(
        wanted.flatMap(({ kind }, at) =>
          (veiled[at] ?? []).filter((id) => !spared.includes(id)).map((id) => inject(id, scripts[kind])),
        ),
      );
      isFirst = false;
    },
    async sweep(sites) {
      const tabs = await tabsAt(sites.map(patternOf));
      await Promise.all(tabs.flatMap((id) => KINDS.map((kind) => inject(id, scripts[kind]))));
    },
    async refresh() {
      await tellTabs(await tabsAt(await registeredMatches()), 'refreshVeil');
    },
  };
}
