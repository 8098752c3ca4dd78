import type { TabSound } from '../../src/core/focus/hush.ts';
import type { Hush } from '../../src/core/ports/hush.ts';

/** The tabs' sound. The browser remembers who muted a tab, whatever becomes of the worker. */
export class Sound {
  tabs: readonly TabSound[] = [];
  readonly hush: Hush = {
    tabs: async () => this.tabs,
    mute: async (tabId, isMuted) => {
      this.tabs = this.tabs.map((each) => (each.tabId === tabId ? { ...each, isMuted, isMutedByUs: isMuted } : each));
    },
  };
}
