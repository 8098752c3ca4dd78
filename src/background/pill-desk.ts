import { type PillModel, type PillPlace, pillOf } from '../core/focus/pill.ts';
import type { Pills } from '../core/ports/page-scripts.ts';
import type { SettingsStore } from '../core/ports/ports.ts';
import type { Stamp } from '../core/time/stamp.ts';
import type { CallWatch } from './call-watch.ts';
import type { FocusControl } from './focus-control.ts';
import type { FocusKeeper } from './focus-keeper.ts';
import type { PageSight } from './veil-desk.ts';

export interface PillPorts {
  readonly settings: SettingsStore;
  readonly pills: Pills;
}

/** The pill in the tabs of calls: what it says, and what the user does with it. Only called within a turn. */
export class PillDesk {
  readonly #ports: PillPorts;
  readonly #keeper: FocusKeeper;
  readonly #calls: CallWatch;
  readonly #focus: FocusControl;
  /** What the pills were last told of. */
  #told = '';
  /** Tabs that have one. */
  #tabs: readonly number[] = [];

  constructor(ports: PillPorts, parts: { keeper: FocusKeeper; calls: CallWatch; focus: FocusControl }) {
    this.#ports = ports;
    this.#keeper = parts.keeper;
    this.#calls = parts.calls;
    this.#focus = parts.focus;
  }

  /** What the pill in a call's tab may say; null: nothing. */
  async modelFor(
    now: Stamp,
    { tabId, host }: PageSight,
  ): Promise<(PillModel & { readonly place: PillPlace | null }) | null> {
    const [model = null] = await this.#models(now, [tabId]);
    return model && { ...model, place: await this.#ports.pills.placeAt(host) };
  }

  /** "Focus": only where it may be said. */
  async start(now: Stamp, page: PageSight): Promise<void> {
    if ((await this.modelFor(now, page))?.canStart) await this.#focus.startOnTab(now, page.tabId);
  }

  /** The user has put the pill somewhere else: there it is in later calls of the same site too. */
  async move(now: Stamp, page: PageSight, place: PillPlace): Promise<void> {
    if (this.#live(now).includes(page.tabId)) await this.#ports.pills.keepPlace(page.host, place);
  }

  /** Every tab with a live call has its pill; those of calls that are over find out that they are. */
  async reconcile(now: Stamp): Promise<void> {
    const live = this.#live(now);
    const models = await this.#models(now, live);
    const told = JSON.stringify([live, models]);
    if (told === this.#told) return;
    this.#told = told;
    const { pills } = this.#ports;
    const over = this.#tabs.filter((each) => !live.includes(each));
    this.#tabs = live;
    await Promise.allSettled([
      ...live.map((tabId, at) => (models[at] === null ? pills.refresh(tabId) : pills.put(tabId))),
      ...over.map((tabId) => pills.refresh(tabId)),
    ]);
  }

  #live(now: Stamp): number[] {
    return this.#calls.at(now).flatMap((each) => (each.stage === 'live' ? [each.tabId] : []));
  }

  async #models(now: Stamp, tabs: readonly number[]): Promise<(PillModel | null)[]> {
    const settings = await this.#ports.settings.read();
    const isPresenting = this.#focus.isPresenting(now);
    return tabs.map((tabId) => pillOf(tabId, this.#keeper.session, this.#calls.at(now), isPresenting, settings));
  }
}
