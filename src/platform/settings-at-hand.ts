import * as v from 'valibot';
import type { SettingsStore } from '../core/ports/ports.ts';
import { Serial } from '../core/serial.ts';
import { changed } from '../core/settings/changed.ts';
import { DEFAULT_SETTINGS, Settings, type SettingsChange } from '../core/settings/settings.ts';
import { readSettings, watchSettings, writeSettings } from './local-stores.ts';

/**
 * The settings for the worker, which asks for them several times at each look: read once in its life, and anew after
 * anybody has written them. Reading `storage.local` each time took half of what a meeting costs. What could not be read
 * is not held on to.
 */
export function settingsAtHand(): SettingsStore {
  let known: Settings | null = null;
  /** Grows with each change: what was asked for before one is not held on to after it. */
  let version = 0;
  const forget = () => {
    known = null;
    version += 1;
  };
  watchSettings(forget);
  const changes = new Serial();
  const merge = async (change: SettingsChange) => {
    // What cannot be read twice is torn for good, and everybody goes by the defaults: only then are these what is changed.
    const before = (await readSettings()) ?? (await readSettings()) ?? DEFAULT_SETTINGS;
    const after = v.parse(Settings, changed(before, change));
    forget();
    await writeSettings(after).finally(forget);
    return after;
  };
  return {
    async read() {
      if (known !== null) return known;
      const asked = version;
      const found = await readSettings();
      if (asked === version) known = found;
      return found ?? DEFAULT_SETTINGS;
    },
    change: (change) => changes.run(() => merge(change)),
    alone: (job) => changes.run(job),
  };
}
