import type { Settings } from '../settings/settings.ts';
import type { LinkedPage } from '../sites/linked-page.ts';
import { kindOfPage, type PageAt } from '../sites/page-kind.ts';
import { isPresenting } from './presenting.ts';
import { type FocusSession, openSites } from './session.ts';
import { listsIn } from './veiled-sites.ts';

/** A tab that can be heard, or that is muted. */
export interface TabSound extends PageAt {
  readonly tabId: number;
  readonly isAudible: boolean;
  readonly isMuted: boolean;
  /** It was we who muted it, by the browser's own word: a tab that the user muted is the user's. */
  readonly isMutedByUs: boolean;
  /** It can be heard by the user's own word: they un-muted it. */
  readonly isWantedByUser: boolean;
  /** It is the tab in front of the window that has the focus. */
  readonly isInFront: boolean;
}

export interface HushWish {
  readonly mute: readonly number[];
  readonly giveBack: readonly number[];
}

/**
 * Which tabs are to be muted now, and which given back. While focus is on, every tab that can be heard is muted but
 * those of calls, the one in front of the user, and sites that belong to the meeting or are open in it; what holds no
 * longer is given back. While the screen is shared nothing more is muted: it may be that very tab that others are to
 * hear. It works from what the browser says alone, so nothing stays muted after a crash.
 */
export function hushWish(
  tabs: readonly TabSound[],
  session: FocusSession | null,
  callTabIds: readonly number[],
  settings: Pick<Settings, 'distractions' | 'meetingSites' | 'hush'>,
  nowMs: number,
  linked: readonly LinkedPage[] = [],
): HushWish {
  const isOn = session !== null && session.ended === null && settings.hush.isSoundMuted;
  const maySound = (tab: TabSound) => {
    const { tabId, isInFront, isWantedByUser } = tab;
    if (!isOn || isInFront || isWantedByUser || tabId === session.callTabId || callTabIds.includes(tabId)) return true;
    const kind = kindOfPage(tab, listsIn(session, settings), linked);
    return kind.is === 'meeting-site' || (kind.is === 'listed' && openSites(session, nowMs).includes(kind.site));
  };
  const isSharing = isPresenting(session, []);
  const loud = isSharing ? [] : tabs.filter((each) => each.isAudible && !each.isMuted && !maySound(each));
  return {
    mute: loud.map((each) => each.tabId),
    giveBack: tabs.filter((each) => each.isMutedByUs && maySound(each)).map((each) => each.tabId),
  };
}
