import type { CallView } from '../calls/call-state.ts';
import type { Settings } from '../settings/settings.ts';
import type { FocusSession } from './session.ts';

/** Where the user put the pill: shares of the room that the window leaves it, from the left and from the top, 0 to 1. */
export interface PillPlace {
  readonly across: number;
  readonly down: number;
}

/** What the pill in a call's own tab may say. There is no name in it and no title. */
export interface PillModel {
  /** The call is live and focus is off: one click starts it. */
  readonly canStart: boolean;
  /** Focus is on for this tab's call: coming back is worth a word. */
  readonly saysAway: boolean;
  /** Others may be looking at this screen: not a word now. */
  readonly isQuiet: boolean;
}

/** Being away for less than this is not worth a word, ms. */
export const AWAY_MIN_MS = 15_000;

/** The pill of a tab; null where there is none: by the user's choice, or since no call is live there. */
export function pillOf(
  tabId: number,
  session: FocusSession | null,
  calls: readonly CallView[],
  isPresenting: boolean,
  { isPillShown }: Pick<Settings, 'isPillShown'>,
): PillModel | null {
  const isLive = calls.some((each) => each.tabId === tabId && each.stage === 'live');
  if (!isPillShown || !isLive) return null;
  return { canStart: session === null, saysAway: session?.callTabId === tabId, isQuiet: isPresenting };
}
