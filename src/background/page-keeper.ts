import { isFeedOnly } from '../core/focus/feed-only.ts';
import { hushedSites, type PageHush, pageHushOf, sparedSites, stilledFrames } from '../core/focus/page-hush.ts';
import type { FocusSession } from '../core/focus/session.ts';
import type { VeilModel } from '../core/focus/veil.ts';
import { listsIn, veiledSites } from '../core/focus/veiled-sites.ts';
import type { Grants } from '../core/ports/browser.ts';
import type { PageScripts } from '../core/ports/page-scripts.ts';
import type { SettingsStore } from '../core/ports/ports.ts';
import type { Settings } from '../core/settings/settings.ts';
import { feedRulesOf } from '../core/sites/feeds.ts';
import { kindOfSite } from '../core/sites/match.ts';
import type { Stamp } from '../core/time/stamp.ts';
import { allowedSites } from './allowed-sites.ts';
import type { FocusKeeper } from './focus-keeper.ts';
import type { PageSight, VeilDesk } from './veil-desk.ts';

export interface PageKeeperPorts {
  readonly settings: SettingsStore;
  readonly grants: Grants;
  readonly feedVeils: PageScripts;
  readonly pageHush: PageScripts;
  readonly frameHush: PageScripts;
}

/**
 * What of us lives inside pages beside the veil and the pill. All of it is derived from the state, so it can be put right at any
 * moment, twice, and after any crash.
 */
export class PageKeeper {
  readonly #ports: PageKeeperPorts;
  readonly #keeper: FocusKeeper;
  /** What the scripts in open pages were last told of. */
  #told = '';

  constructor(ports: PageKeeperPorts, keeper: FocusKeeper) {
    this.#ports = ports;
    this.#keeper = keeper;
  }

  async reconcile(nowMs: number, isPresenting: boolean): Promise<void> {
    const { session } = this.#keeper;
    const settings = await this.#ports.settings.read();
    const except = sparedSites(session, settings, nowMs);
    const hushed = hushedSites(session, settings, nowMs);
    const feeds = session === null ? [] : veiledSites(session, settings, nowMs).filter(of(session, settings));
    const frames = stilledFrames(session, settings, nowMs);
    await Promise.allSettled([
      allowedSites(this.#ports.grants, frames).then((sites) => this.#ports.frameHush.set(sites, except)),
      allowedSites(this.#ports.grants, feeds).then((sites) => this.#ports.feedVeils.set(sites, except)),
      allowedSites(this.#ports.grants, hushed).then((sites) => this.#ports.pageHush.set(sites, except)),
    ]);
    await this.#tell(session, settings, isPresenting);
  }

  /** After a load of the extension: what an earlier one left in open pages is asked to look again. */
  async sweep(): Promise<void> {
    const { distractions } = await this.#ports.settings.read();
    await Promise.allSettled([
      this.#ports.feedVeils.sweep(distractions.filter((each) => feedRulesOf(each) !== null)),
      this.#ports.pageHush.sweep(distractions),
    ]);
  }

  /** What the note in the place of a hidden feed says; null where the feed is to be given back. */
  async noteFor(now: Stamp, page: PageSight, veils: VeilDesk): Promise<VeilModel | null> {
    const { session } = this.#keeper;
    const settings = await this.#ports.settings.read();
    const kind = kindOfSite(page.host, listsIn(session, settings));
    if (session === null || kind.is !== 'listed' || !isFeedOnly(kind.site, session, settings)) return null;
    return veils.modelFor(now, page);
  }

  /** What is kept still in a page; null: nothing. */
  async hushFor(now: Stamp, { tabId, host }: PageSight): Promise<PageHush | null> {
    const { session } = this.#keeper;
    const settings = await this.#ports.settings.read();
    const kind = kindOfSite(host, listsIn(session, settings));
    const isHushed = kind.is === 'listed' && hushedSites(session, settings, now.atMs).includes(kind.site);
    return isHushed && tabId !== session?.callTabId ? pageHushOf(settings) : null;
  }

  /** Is a frame to be still? Not in the call's own tab, where it is what all of them look at, nor in what belongs to meetings. */
  async isFrameStilled(now: Stamp, { tabId, host, pageHost = null }: PageSight): Promise<boolean> {
    const { session } = this.#keeper;
    const settings = await this.#ports.settings.read();
    const lists = listsIn(session, settings);
    if (kindOfSite(pageHost, lists).is === 'meeting-site') return false;
    const kind = kindOfSite(host, lists);
    const isStilled = kind.is === 'listed' && stilledFrames(session, settings, now.atMs).includes(kind.site);
    return isStilled && tabId !== session?.callTabId;
  }

  /** A page says that so many notifications were held back in it. */
  async held(now: Stamp, page: PageSight, count: number): Promise<void> {
    const hush = await this.hushFor(now, page);
    if (hush?.areNotificationsHeld) await this.#keeper.record(now, { type: 'notifications-held', count });
  }

  /** What is in pages already asks again when what it was told has changed. */
  async #tell(session: FocusSession | null, settings: Settings, isPresenting: boolean): Promise<void> {
    const told = JSON.stringify([session?.meeting, session?.callTabId, isPresenting, settings.hush]);
    if (told === this.#told) return;
    this.#told = told;
    await Promise.allSettled([this.#ports.feedVeils.refresh(), this.#ports.pageHush.refresh()]);
  }
}

const of = (session: FocusSession, settings: Settings) => (site: string) => isFeedOnly(site, session, settings);
