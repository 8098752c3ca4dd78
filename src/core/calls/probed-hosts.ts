import type { Settings } from '../settings/settings.ts';
import { patternOfOwnSite } from './own-site.ts';
import { CALL_HOST_PATTERNS } from './services.ts';

/** Match patterns of all call sites, by how a call is noticed there. */
export interface ProbedHosts {
  /** With the observer in the page's own world. */
  readonly full: readonly string[];
  /** Light mode: only what can be read beside the page's own world. */
  readonly light: readonly string[];
}

/** Where the call probe belongs, if the user allows it there. Whatever is in light mode by one name is so by all. */
export function probedHosts({ callSites, lightMode }: Pick<Settings, 'callSites' | 'lightMode'>): ProbedHosts {
  const named: [string, readonly string[]][] = [
    ...Object.entries(CALL_HOST_PATTERNS),
    ...callSites.map(({ site }): [string, string[]] => [site, [patternOfOwnSite(site)]]),
  ];
  const isLight = (name: string) => lightMode.isEverywhere || lightMode.only.includes(name);
  const patternsOf = (rows: typeof named) => [...new Set(rows.flatMap(([, patterns]) => patterns))].sort();
  const light = patternsOf(named.filter(([name]) => isLight(name)));
  const full = patternsOf(named.filter(([name]) => !isLight(name))).filter((each) => !light.includes(each));
  return { full, light };
}
