import type { Surroundings, TabSight } from '../ports/browser.ts';
import type { Settings } from '../settings/settings.ts';
import { kindOfSite } from '../sites/match.ts';
import type { Fact, Front } from './facts.ts';

type FrontSeen = Fact & { readonly type: 'front-seen' };

/** What the user has before them, in the words of the record. Hosts that are on no list end here. */
export function frontSeen(
  surroundings: Surroundings,
  callTabId: number | null,
  lists: Pick<Settings, 'distractions' | 'meetingSites'>,
): FrontSeen {
  const { front, beside } = surroundings;
  const isCallVisible = callTabId !== null && front !== null && beside.some((each) => each.tabId === callTabId);
  return { type: 'front-seen', front: frontOf(front, callTabId, lists), isCallVisible };
}

function frontOf(
  tab: TabSight | null,
  callTabId: number | null,
  lists: Pick<Settings, 'distractions' | 'meetingSites'>,
): Front {
  if (tab === null) return { is: 'no-window' };
  if (tab.tabId === callTabId) return { is: 'call' };
  return kindOfSite(tab.host, lists);
}
