import type { SettingsStore } from '../core/ports/ports.ts';
import { DEFAULT_SETTINGS, type Settings } from '../core/settings/settings.ts';
import { readSettings, settingsStore, watchSettings } from './local-stores.ts';

/**
 * The settings for the worker, which asks for them several times at each look: read once in its life, and anew after
 * anybody has written them. Reading `storage.local` each time took half of what a meeting costs. What could not be read
 * is not held on to.
 */
export function settingsAtHand(): SettingsStore {
  const stored = settingsStore();
  let known: Settings | null = null;
  /** Grows with each change: what was asked for before one is not held on to after it. */
  let version = 0;
  const forget = () => {
    known = null;
    version += 1;
  };
  watchSettings(forget);
  return {
    async read() {
      if (known !== null) return known;
      const asked = version;
      const found = await readSettings();
      if (asked === version) known = found;
      return found ?? DEFAULT_SETTINGS;
    },
    async write(settings) {
      forget();
      await stored.write(settings).finally(forget);
    },
  };
}
