import type { CallView } from '../calls/call-state.ts';
import type { FocusSession } from './session.ts';

/** What is known of the call of the meeting that is on, and from what. */
export type CallSight =
  /** There is none to be known of, or it was seen to end. */
  | 'none'
  /** Its page shows that it is live. */
  | 'live'
  /** The user says that it is live, and nothing of it can be seen. */
  | 'said'
  /** Its room is open in a page that we may see, and gives no sign of a call or of one to come. */
  | 'cannot-tell'
  /** By its invitation it is in a desktop app; nothing more was seen of it. */
  | 'app-expected'
  /** The page that launches the app was seen. */
  | 'app-opened'
  /** The user says that they joined in the app. */
  | 'app-said';

/** A room's page is loaded and joined within this; before that there is nothing to wonder about, ms. */
export const CANNOT_TELL_AFTER_MS = 20_000;

/** @param nowMs wall ms */
export function callSight(session: FocusSession, calls: readonly CallView[], nowMs: number): CallSight {
  const { call, isCallSaid, appCall, callTabId, callTabSinceMs, callEndedAtMs, meeting } = session;
  if (call === 'live') return isCallSaid ? 'said' : 'live';
  if (callEndedAtMs !== null) return 'none';
  if (appCall !== null) return appCall === 'user' ? 'app-said' : 'app-opened';
  if (meeting.setting === 'app-call') return 'app-expected';
  if (callTabSinceMs === null) return 'none';
  const isSilent = calls.every((each) => each.tabId !== callTabId);
  return isSilent && nowMs - callTabSinceMs >= CANNOT_TELL_AFTER_MS ? 'cannot-tell' : 'none';
}
