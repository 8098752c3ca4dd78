import * as v from 'valibot';
import type { Pills } from '../core/ports/page-scripts.ts';
import { readLocal, writeLocal } from './local.ts';
import { runIn } from './page-answer.ts';
import { tellTabs } from './page-tabs.ts';

/** By host, the one that was moved last in the last place. */
const KEY = 'pill-places';
const MOST_PLACES = 20;
const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const StoredPlaces = v.record(v.string(), v.object({ across: share, down: share }));

/** Injects the pill when it is wanted; nothing is registered for it. */
export function pills(file: string): Pills {
  const places = async () => (await readLocal(KEY, StoredPlaces)) ?? {};
  return {
    placeAt: async (host) => (await places())[host] ?? null,
    async keepPlace(host, place) {
      const { [host]: _, ...others } = await places();
      const kept = [...Object.entries(others), [host, place] as const].slice(-MOST_PLACES);
      await writeLocal(KEY, Object.fromEntries(kept));
    },
    async put(tabId) {
      await runIn({ target: { tabId }, files: [file] });
    },
    refresh: (tabId) => tellTabs([tabId], 'refreshPill'),
  };
}
