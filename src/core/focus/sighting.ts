import type { Surroundings, TabSight } from '../ports/browser.ts';
import type { LinkedPage } from '../sites/linked-page.ts';
import { kindOfPage } from '../sites/page-kind.ts';
import type { Fact, Front } from './facts.ts';
import type { Lists } from './veiled-sites.ts';

export type FrontSeen = Fact & { readonly type: 'front-seen' };

/** Where the meeting's call is. */
export interface CallPlace {
  readonly tabId: number | null;
  /** The host that the tab was at, or null where that cannot be seen. */
  readonly host: string | null;
  readonly room: string | null;
  /** A picture-in-picture window of the call is open. */
  readonly isPictureInPicture: boolean;
}

/** What the user has before them, in the words of the record. Hosts that are on no list end here. */
export function frontSeen(
  { front, beside }: Surroundings,
  call: CallPlace,
  lists: Lists,
  linked: readonly LinkedPage[] = [],
): FrontSeen {
  const isBeside = front !== null && beside.some((each) => isTheCall(each, call));
  return {
    type: 'front-seen',
    front: frontOf(front, call, lists, linked),
    isCallVisible: isBeside || call.isPictureInPicture,
  };
}

/**
 * A tab is the call's as long as it is in its room: a call that is open twice, one of them to present from, is one call.
 * Where no room is known it is the one tab of the call, at the host it was at.
 */
export function isTheCall(tab: TabSight, call: CallPlace): boolean {
  if (call.room !== null && tab.room !== null) return tab.room === call.room;
  return tab.tabId === call.tabId && (call.host === null || tab.host === call.host);
}

function frontOf(tab: TabSight | null, call: CallPlace, lists: Lists, linked: readonly LinkedPage[]): Front {
  if (tab === null) return { is: 'no-window' };
  return isTheCall(tab, call) ? { is: 'call' } : kindOfPage(tab, lists, linked);
}
