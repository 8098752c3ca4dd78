import { hushWish } from '../core/focus/hush.ts';
import type { Hush } from '../core/ports/hush.ts';
import type { SettingsStore } from '../core/ports/ports.ts';
import type { Stamp } from '../core/time/stamp.ts';
import type { CallWatch } from './call-watch.ts';
import type { FocusKeeper } from './focus-keeper.ts';
import type { MeetingWatch } from './meeting-watch.ts';

export interface HushPorts {
  readonly hush: Hush;
  readonly settings: SettingsStore;
}

/** Keeps the other tabs still while focus is on, and gives each its sound back as it was. */
export class HushKeeper {
  readonly #ports: HushPorts;
  readonly #keeper: FocusKeeper;
  readonly #calls: CallWatch;
  readonly #watch: MeetingWatch;

  constructor(ports: HushPorts, keeper: FocusKeeper, calls: CallWatch, watch: MeetingWatch) {
    this.#ports = ports;
    this.#keeper = keeper;
    this.#calls = calls;
    this.#watch = watch;
  }

  /** Twice changes nothing, and what fails is put right next time. */
  async reconcile(now: Stamp): Promise<void> {
    const { session } = this.#keeper;
    const linked = await this.#watch.linkedPages(session).catch(() => []);
    try {
      const [tabs, settings] = await Promise.all([this.#ports.hush.tabs(), this.#ports.settings.read()]);
      const { mute, giveBack } = hushWish(tabs, session, this.#calls.tabsAt(now), settings, now.atMs, linked);
      await Promise.all([
        ...mute.map((tabId) => this.#ports.hush.mute(tabId, true)),
        ...giveBack.map((tabId) => this.#ports.hush.mute(tabId, false)),
      ]);
    } catch {
      // A tab that went meanwhile, or settings that cannot be read: the next turn tries again.
    }
  }
}
