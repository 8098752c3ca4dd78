import { isFeedOnly } from '../core/focus/feed-only.ts';
import { type FocusSession, openSites } from '../core/focus/session.ts';
import type { VeilModel } from '../core/focus/veil.ts';
import { listsIn, veiledSites } from '../core/focus/veiled-sites.ts';
import type { Grants } from '../core/ports/browser.ts';
import type { PageScripts } from '../core/ports/page-scripts.ts';
import type { SettingsStore } from '../core/ports/ports.ts';
import type { Settings } from '../core/settings/settings.ts';
import { feedRulesOf } from '../core/sites/feeds.ts';
import { kindOfSite } from '../core/sites/match.ts';
import type { Stamp } from '../core/time/stamp.ts';
import type { FocusKeeper } from './focus-keeper.ts';
import type { PageSight, VeilDesk } from './veil-desk.ts';

export interface PageKeeperPorts {
  readonly settings: SettingsStore;
  readonly grants: Grants;
  readonly feedVeils: PageScripts;
}

/**
 * What of us lives inside pages beside the veil. All of it is derived from the state, so it can be put right at any
 * moment, twice, and after any crash.
 */
export class PageKeeper {
  readonly #ports: PageKeeperPorts;
  readonly #keeper: FocusKeeper;
  /** What the open notes were last told of. */
  #told = '';

  constructor(ports: PageKeeperPorts, keeper: FocusKeeper) {
    this.#ports = ports;
    this.#keeper = keeper;
  }

  async reconcile(nowMs: number, isPresenting: boolean): Promise<void> {
    const { session } = this.#keeper;
    const settings = await this.#ports.settings.read();
    const except = session === null ? [] : [...listsIn(session, settings).meetingSites, ...openSites(session, nowMs)];
    const feeds = session === null ? [] : veiledSites(session, settings, nowMs).filter(of(session, settings));
    await this.#ports.feedVeils.set(await this.#allowed(feeds), except);
    await this.#tell(session, isPresenting);
  }

  /** After a load of the extension: what an earlier one left in open pages is asked to look again. */
  async sweep(): Promise<void> {
    const { distractions } = await this.#ports.settings.read();
    await this.#ports.feedVeils.sweep(distractions.filter((each) => feedRulesOf(each) !== null));
  }

  /** What the note in the place of a hidden feed says; null where the feed is to be given back. */
  async noteFor(now: Stamp, page: PageSight, veils: VeilDesk): Promise<VeilModel | null> {
    const { session } = this.#keeper;
    const settings = await this.#ports.settings.read();
    const kind = kindOfSite(page.host, listsIn(session, settings));
    if (session === null || kind.is !== 'listed' || !isFeedOnly(kind.site, session, settings)) return null;
    return veils.modelFor(now, page);
  }

  async #allowed(sites: readonly string[]): Promise<readonly string[]> {
    const isAllowed = await Promise.all(sites.map((site) => this.#ports.grants.allows(site)));
    return sites.filter((_, at) => isAllowed[at]);
  }

  /** Notes that are up change their words when what they say changes. */
  async #tell(session: FocusSession | null, isPresenting: boolean): Promise<void> {
    const told = JSON.stringify([session?.meeting, session?.callTabId, isPresenting]);
    if (told === this.#told) return;
    this.#told = told;
    await this.#ports.feedVeils.refresh();
  }
}

const of = (session: FocusSession, settings: Settings) => (site: string) => isFeedOnly(site, session, settings);
