import { kindOfSite } from '../core/sites/match.ts';
import { browser } from './browser.ts';
import { hostOf } from './host-of.ts';

const RULE_ID = 1;
const KEY = 'gate';

export interface ClosedSites {
  readonly sites: readonly string[];
  /** Hosts below them that are left out. */
  readonly except: readonly string[];
}

/** What does not load, by the browser's own rules: no memory of ours can differ from what it does. */
export async function readClosed(): Promise<ClosedSites> {
  const [rule] = await browser.declarativeNetRequest.getDynamicRules();
  // Firefox says null of what a rule does not have.
  return { sites: rule?.condition.requestDomains ?? [], except: rule?.condition.excludedRequestDomains ?? [] };
}

/**
 * One rule for all, and only for pages: what other pages have of these sites in frames, as pictures or as scripts stays.
 * It is kept over a restart of the browser, so that a page which the browser brings back in mid-meeting loads no sooner
 * than one that is opened; the first turn of each life of the worker puts it right.
 */
export async function writeClosed({ sites, except }: ClosedSites): Promise<void> {
  const condition = {
    requestDomains: [...sites],
    ...(except.length > 0 && { excludedRequestDomains: [...except] }),
    resourceTypes: ['main_frame' as const],
  };
  await browser.declarativeNetRequest.updateDynamicRules({
    removeRuleIds: [RULE_ID],
    addRules: sites.length === 0 ? [] : [{ id: RULE_ID, priority: 1, action: { type: 'block' }, condition }],
  });
  // Our own pages hear of it by this.
  await browser.storage.session.set({ [KEY]: [...sites] });
}

/** Calls back after each change. */
export function watchClosed(onChange: () => void): void {
  browser.storage.session.onChanged.addListener((changes) => {
    if (changes[KEY] !== undefined) onChange();
  });
}

/** The closed site that an address belongs to; null where it may load. */
export function closedSiteOf(address: string, { sites, except }: ClosedSites): string | null {
  const kind = kindOfSite(hostOf(address), { distractions: [...sites], meetingSites: [...except] });
  return kind.is === 'listed' ? kind.site : null;
}
