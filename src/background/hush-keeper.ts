import { hushWish } from '../core/focus/hush.ts';
import type { FocusSession } from '../core/focus/session.ts';
import type { Hush } from '../core/ports/hush.ts';
import type { SettingsStore } from '../core/ports/ports.ts';
import type { LinkedPage } from '../core/sites/linked-page.ts';

export interface HushPorts {
  readonly hush: Hush;
  readonly settings: SettingsStore;
}

/** Keeps the other tabs still while focus is on, and gives each its sound back as it was. */
export class HushKeeper {
  readonly #ports: HushPorts;

  constructor(ports: HushPorts) {
    this.#ports = ports;
  }

  /** Twice changes nothing. */
  async reconcile(
    session: FocusSession | null,
    callTabIds: readonly number[],
    nowMs: number,
    linked: readonly LinkedPage[],
  ): Promise<void> {
    const [tabs, settings] = await Promise.all([this.#ports.hush.tabs(), this.#ports.settings.read()]);
    const { mute, giveBack } = hushWish(tabs, session, callTabIds, settings, nowMs, linked);
    await Promise.all([
      ...mute.map((tabId) => this.#ports.hush.mute(tabId, true)),
      ...giveBack.map((tabId) => this.#ports.hush.mute(tabId, false)),
    ]);
  }
}
