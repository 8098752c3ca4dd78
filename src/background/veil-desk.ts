import { isClosed, isFeedOnly } from '../core/focus/feed-only.ts';
import { veilModel } from '../core/focus/live-state.ts';
import { openSites } from '../core/focus/session.ts';
import { strengthOf } from '../core/focus/strength.ts';
import { named } from '../core/focus/unrecorded.ts';
import { MINUTES_GIVEN_MS, neutral, type VeilModel } from '../core/focus/veil.ts';
import { listsIn } from '../core/focus/veiled-sites.ts';
import type { Hands } from '../core/ports/browser.ts';
import type { OccurrenceStore, SettingsStore } from '../core/ports/ports.ts';
import { kindOfPage, type PageAt } from '../core/sites/page-kind.ts';
import type { Stamp } from '../core/time/stamp.ts';
import type { FocusKeeper } from './focus-keeper.ts';
import type { MeetingWatch } from './meeting-watch.ts';

/** A page that one of our scripts speaks from, as the browser reports it: never as the page says. */
export interface PageSight extends PageAt {
  readonly tabId: number;
  readonly host: string;
  /** Of the page that a frame is in, where that is ours to see. */
  readonly pageHost?: string | null;
}

/** Answers the veils: what they say, and the three ways through. */
export class VeilDesk {
  readonly #ports: { readonly settings: SettingsStore; readonly hands: Hands; readonly occurrences: OccurrenceStore };
  readonly #keeper: FocusKeeper;
  readonly #watch: Pick<MeetingWatch, 'linkedPages'>;
  readonly #isPresenting: (now: Stamp) => boolean;

  constructor(
    ports: { readonly settings: SettingsStore; readonly hands: Hands; readonly occurrences: OccurrenceStore },
    keeper: FocusKeeper,
    watch: Pick<MeetingWatch, 'linkedPages'>,
    isPresenting: (now: Stamp) => boolean,
  ) {
    this.#ports = ports;
    this.#keeper = keeper;
    this.#watch = watch;
    this.#isPresenting = isPresenting;
  }

  /** What a veil of its own in a tab says; null where there is nothing to veil, or only a feed to be hidden. */
  async coverFor(now: Stamp, page: PageSight): Promise<VeilModel | null> {
    const site = await this.#listedSite(page);
    const { session } = this.#keeper;
    const isFeed = site !== null && session !== null && isFeedOnly(site, session, await this.#ports.settings.read());
    return isFeed ? null : this.modelFor(now, page);
  }

  /** What is said of a page that is veiled in whichever way; null where it is not. */
  async modelFor(now: Stamp, page: PageSight): Promise<VeilModel | null> {
    const site = await this.#veiledSite(now, page);
    const account = this.#keeper.accountAt(now);
    const { session } = this.#keeper;
    if (site === null || session === null || account === null) return null;
    const settings = await this.#ports.settings.read();
    // Where only the feed is hidden, a page that is not as we know it is covered instead.
    const strength = isFeedOnly(site, session, settings) ? 'firm' : strengthOf(site, session, settings);
    // Where no record is kept only the calendar knows who it is with.
    const shown = named(session, await this.#ports.occurrences.all().catch(() => []));
    const model = veilModel(site, strength, shown, account);
    return this.#isPresenting(now) ? neutral(model) : model;
  }

  /** "Back to the meeting": to the call's tab, or, where there is none, away from this page. */
  async turnBack(page: PageSight): Promise<void> {
    const tabId = this.#keeper.session?.callTabId ?? null;
    await (tabId === null ? this.#ports.hands.leave(page.tabId) : this.#ports.hands.bringToFront(tabId));
  }

  /**
   * "I need this for the meeting", also while the site's two minutes run: they may turn out to be needed.
   * False: the site is closed, and only ending focus opens it.
   */
  async need(now: Stamp, page: PageSight): Promise<boolean> {
    const site = await this.#listedSite(page);
    if (site === null) return true;
    if (await this.#isClosed(site)) return false;
    await this.#keeper.record(now, { type: 'site-needed', site });
    return true;
  }

  /** "Two minutes here". False: the site is closed. */
  async giveIn(now: Stamp, page: PageSight): Promise<boolean> {
    const site = await this.#veiledSite(now, page);
    if (site === null) return true;
    if (await this.#isClosed(site)) return false;
    await this.#keeper.record(now, { type: 'minutes-given', site, untilMs: now.atMs + MINUTES_GIVEN_MS });
    return true;
  }

  /** A page that does not suffer its cover: its site is closed for the rest of this meeting. */
  async fought(now: Stamp, page: PageSight): Promise<void> {
    const site = await this.#veiledSite(now, page);
    if (site !== null && !(await this.#isClosed(site))) await this.#keeper.record(now, { type: 'veil-fought', site });
  }

  async #isClosed(site: string): Promise<boolean> {
    const { session } = this.#keeper;
    return session !== null && isClosed(site, session, await this.#ports.settings.read());
  }

  async #veiledSite(now: Stamp, page: PageSight): Promise<string | null> {
    const site = await this.#listedSite(page);
    const { session } = this.#keeper;
    return site !== null && session !== null && !openSites(session, now.atMs).includes(site) ? site : null;
  }

  async #listedSite(page: PageSight): Promise<string | null> {
    const { session } = this.#keeper;
    if (session === null || page.tabId === session.callTabId) return null;
    const linked = await this.#watch.linkedPages(session);
    const kind = kindOfPage(page, listsIn(session, await this.#ports.settings.read()), linked);
    return kind.is === 'listed' ? kind.site : null;
  }
}
