import type { PageScripts } from '../core/ports/page-scripts.ts';
import type { BackgroundToPage } from '../messages/background-to-page.ts';
import { browser } from './browser.ts';
import { patternOf } from './grants.ts';
import { runIn } from './page-answer.ts';
import { tabsAt, tellTabs } from './page-tabs.ts';

export interface PageScript {
  readonly id: string;
  /** The file in the package. */
  readonly file: string;
  /** Runs in the page's own world. Scripts are put in in the order given. */
  readonly isInPageWorld?: boolean;
  /** Runs in frames too, also in those within other sites' pages. */
  readonly isInFrames?: boolean;
}

/** `lift` is the word at which the scripts take themselves out of a page. */
export function pageScripts(
  scripts: readonly PageScript[],
  lift: keyof BackgroundToPage,
  refresh: keyof BackgroundToPage,
): PageScripts {
  const ids = scripts.map((each) => each.id);
  const worldOf = ({ isInPageWorld }: PageScript) => (isInPageWorld ? { world: 'MAIN' as const } : {});
  const framesOf = ({ isInFrames }: PageScript) => (isInFrames ? { allFrames: true } : {});
  const isInFrames = scripts.some((each) => each.isInFrames);
  /** Of a frame nobody tells us in which tab it is. */
  const tabsOf = async (matches: readonly string[]) =>
    isInFrames && matches.length > 0
      ? (await browser.tabs.query({})).map((each) => each.id).filter((id) => id !== undefined)
      : tabsAt(matches);
  const registered = () => browser.scripting.getRegisteredContentScripts({ ids });
  const inject = async (tabId: number) => {
    for (const each of scripts) {
      const how = {
        target: { tabId, ...framesOf(each) },
        files: [each.file],
        injectImmediately: true,
        ...worldOf(each),
      };
      await runIn(how);
    }
  };
  /** Not awaited where it goes to all tabs that there are: one that hangs would hold up everything. Frames ask now and then themselves. */
  const takeOut = async (tabs: readonly number[]) => {
    const told = tellTabs(tabs, lift);
    if (!isInFrames) await told;
  };
  let isFirst = true;

  return {
    async set(sites, except) {
      const matches = sites.map(patternOf).sort();
      const excludeMatches = matches.length === 0 ? [] : [...new Set(except.map(patternOf))].sort();
      const known = await registered();
      const before = [...(known[0]?.matches ?? [])].sort();
      const isWhole = known.length === (matches.length === 0 ? 0 : scripts.length);
      const isSame = String([before, known[0]?.excludeMatches ?? []]) === String([matches, excludeMatches]);
      if (isWhole && isSame && !isFirst) return;
      // Before it is forgotten where they are: a worker that is killed in between would never tell them.
      await takeOut(await tabsOf(before.filter((each) => !matches.includes(each))));
      if (!(isWhole && isSame)) {
        if (known.length > 0) await browser.scripting.unregisterContentScripts({ ids: known.map((each) => each.id) });
        if (matches.length > 0) {
          const common = { matches, excludeMatches, runAt: 'document_start' as const };
          await browser.scripting.registerContentScripts(
            scripts.map((each) => ({ ...common, id: each.id, js: [each.file], ...framesOf(each), ...worldOf(each) })),
          );
        }
      }
      const [spared, wanted] = await Promise.all([tabsAt(excludeMatches), tabsAt(matches)]);
      await takeOut(spared);
      await Promise.all(wanted.filter((id) => !spared.includes(id)).map(inject));
      isFirst = false;
    },
    async sweep(sites) {
      await Promise.all((await tabsAt(sites.map(patternOf))).map(inject));
    },
    async refresh() {
      await tellTabs(await tabsOf((await registered())[0]?.matches ?? []), refresh);
    },
  };
}
