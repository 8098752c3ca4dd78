import type { CallView } from '../calls/call-state.ts';
import type { Stamp } from '../time/stamp.ts';
import type { Fact } from './facts.ts';
import type { FocusSession } from './session.ts';

/** What a live call asks of focus. */
export type CallWish =
  | { readonly do: 'nothing' }
  /** These facts belong to the meeting that is on. */
  | { readonly do: 'record'; readonly facts: readonly Fact[] }
  /** A call that is not this meeting's is live: focus goes to it. */
  | { readonly do: 'start'; readonly call: CallView };

/**
 * Follows the calls in the tabs. `live` is the foremost live call that focus should follow; `calls` are all.
 * A meeting whose own call is live keeps focus, whatever else goes on.
 */
export function followCall(
  session: FocusSession | null,
  live: CallView | null,
  calls: readonly CallView[],
  now: Stamp,
): CallWish {
  if (session === null) return live === null ? { do: 'nothing' } : { do: 'start', call: live };
  const own = calls.find((each) => each.tabId === session.callTabId);
  if (own?.stage === 'live') {
    // What the user said is seen now too, so from here on its end can be seen as well.
    return session.call === 'live' && !session.isCallSaid
      ? { do: 'nothing' }
      : { do: 'record', facts: [LIVE, IN_BROWSER] };
  }
  // The call in this meeting's tab was seen to end. One that was never seen (started by hand) is left to the tab.
  if (own?.stage === 'left' && session.call === 'live') {
    // The calls' times are monotonic, within this life of the worker.
    const agoMs = Math.max(0, now.monoMs - (own.endedAtMs ?? now.monoMs));
    return { do: 'record', facts: [{ type: 'call-seen', call: 'none', endedAtMs: now.atMs - agoMs }] };
  }
  if (live === null) return { do: 'nothing' };
  if (!couldBeIts(session, live)) return { do: 'start', call: live };
  return {
    do: 'record',
    facts: [{ type: 'call-tab-seen', tabId: live.tabId, host: null }, IN_BROWSER, LIVE],
  };
}

export const LIVE: Fact = { type: 'call-seen', call: 'live', endedAtMs: null };
const IN_BROWSER: Fact = { type: 'setting-seen', setting: 'browser-call' };
/** The user's own word for it. */
export const SAID_LIVE: Fact = { ...LIVE, by: 'user' };

/**
 * The same room; a room that nobody can see may be it too. Of a meeting without a known room it is the call if none was
 * seen yet.
 */
function couldBeIts({ meeting, call, callEndedAtMs }: FocusSession, live: CallView): boolean {
  if (meeting.room !== null && live.room !== null) return meeting.room === live.room;
  return meeting.room !== null || (call !== 'live' && callEndedAtMs === null);
}
