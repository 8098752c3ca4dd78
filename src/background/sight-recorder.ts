import type { Fact } from '../core/focus/facts.ts';
import { frontSeen } from '../core/focus/sighting.ts';
import type { Eyes, TabSight } from '../core/ports/browser.ts';
import type { SettingsStore } from '../core/ports/ports.ts';
import type { Stamp } from '../core/time/stamp.ts';
import type { FocusKeeper } from './focus-keeper.ts';

/** Looks at what the user has before them while a meeting is on, and records what changed. */
export class SightRecorder {
  readonly #ports: { readonly eyes: Eyes; readonly settings: SettingsStore };
  readonly #keeper: FocusKeeper;

  constructor(ports: { readonly eyes: Eyes; readonly settings: SettingsStore }, keeper: FocusKeeper) {
    this.#ports = ports;
    this.#keeper = keeper;
  }

  /** Looks once. Says nothing twice: a look that shows what was known leaves no fact. */
  async look(stamp: Stamp): Promise<void> {
    const facts: Fact[] = await this.#callTab();
    if (facts.length > 0) await this.#keeper.record(stamp, ...facts);
    const { session } = this.#keeper;
    const known = this.#keeper.accountAt(stamp)?.sight;
    if (session === null || known === undefined) return;
    const [surroundings, settings] = await Promise.all([this.#ports.eyes.look(), this.#ports.settings.read()]);
    const seen = frontSeen(surroundings, session.callTabId, settings);
    const news: Fact[] = [];
    if (surroundings.idle !== known.idle) news.push({ type: 'idle-seen', idle: surroundings.idle });
    if (JSON.stringify([seen.front, seen.isCallVisible]) !== JSON.stringify([known.front, known.isCallVisible]))
      news.push(seen);
    if (news.length > 0) await this.#keeper.record(stamp, ...news);
  }

  /** Finds the tab of this meeting's call by its room, and notices when a tab that was it is so no longer. */
  async #callTab(): Promise<Fact[]> {
    const { session } = this.#keeper;
    if (session === null) return [];
    if (session.callTabId !== null) {
      const tab = await this.#ports.eyes.tab(session.callTabId);
      return tab !== null && isStillTheCall(tab, session.callHost, session.meeting.room) ? [] : leftCall(session.call);
    }
    if (session.meeting.room === null) return [];
    const tabs = await this.#ports.eyes.callTabs();
    const found = tabs.find((each) => each.room === session.meeting.room);
    if (found === undefined) return [];
    return [
      { type: 'call-tab-seen', tabId: found.tabId, host: found.host },
      { type: 'setting-seen', setting: 'browser-call' },
    ];
  }
}

/** A tab stays the call's as long as it is in its room, or, where no room is known, at the host it was at. */
function isStillTheCall(tab: TabSight, host: string | null, room: string | null): boolean {
  if (room !== null && tab.room !== null) return tab.room === room;
  return host === null || tab.host === host;
}

function leftCall(call: string): Fact[] {
  const gone: Fact = { type: 'call-tab-seen', tabId: null, host: null };
  return call === 'none' ? [gone] : [{ type: 'call-seen', call: 'none' }, gone];
}
