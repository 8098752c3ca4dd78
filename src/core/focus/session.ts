import { type Meeting, nameless } from '../meeting/meeting.ts';
import type { Because } from '../meeting/qualify.ts';
import type { Strength } from '../settings/settings.ts';
import type { Stamp } from '../time/stamp.ts';
import type { AppCallBy, Call, Fact, LoggedFact, PresentingBy, Recording } from './facts.ts';

/** Focus that is on: the fold of the facts that concern it. */
export interface FocusSession {
  readonly meeting: Meeting;
  readonly because: Because;
  readonly zone: string;
  readonly startedAt: Stamp;
  readonly callTabId: number | null;
  /** The host that the call's tab was at, where the user let us see it: leaving it is leaving the call. */
  readonly callHost: string | null;
  /** Since when that tab is known, wall ms; null without one. */
  readonly callTabSinceMs: number | null;
  readonly call: Call;
  /** When the call was last seen to end, wall ms; null while it is live, and where there was none. */
  readonly callEndedAtMs: number | null;
  /** That it is live is the user's own word: nothing of it was seen. */
  readonly isCallSaid: boolean;
  /** The call is in a desktop app, and from what that is known; null: not, or nobody knows. */
  readonly appCall: AppCallBy | null;
  /** Who says that the screen is shared at this moment. */
  readonly presenting: readonly PresentingBy[];
  /** How firm the veil was to be over each listed site when focus began. */
  readonly strengths: Readonly<Record<string, Strength>>;
  /** Of which of them only the feed was to be hidden. */
  readonly feedOnly: readonly string[];
  /** Notifications of listed sites that were held back so far. */
  readonly notificationsHeld: number;
  /** The sites that belonged to meetings when focus began; null in logs of earlier versions. */
  readonly meetingSites: readonly string[] | null;
  readonly needed: readonly string[];
  /** Listed sites that do not suffer a cover: they are closed until the meeting ends. */
  readonly fought: readonly string[];
  /** "Two minutes here": until when, wall ms, by site; and how often it was used in this meeting. */
  readonly minutesUntilMs: Readonly<Record<string, number>>;
  readonly timesUsed: number;
  readonly recording: Recording;
  readonly ended: Ending | null;
}

export type Ending = Pick<Fact & { type: 'focus-ended' }, 'why' | 'endedAtMs'>;

/** A call that ended may be taken up again for so long before focus ends with it, ms (PRODUCT.md). */
export const REJOIN_MS = 60_000;

/** Where there is no such moment: it is past at any time. */
const NO_MOMENT_MS = Number.NEGATIVE_INFINITY;

/** Takes one fact into the session. Facts before `focus-started` belong to no session and give null. */
export function evolve(session: FocusSession | null, fact: LoggedFact): FocusSession | null {
  if (fact.type === 'focus-started') return session ?? begin(fact);
  if (session === null) return null;
  switch (fact.type) {
    case 'call-tab-seen':
      return {
        ...session,
        callTabId: fact.tabId,
        callHost: fact.host,
        callTabSinceMs: fact.tabId === null ? null : fact.stamp.atMs,
      };
    case 'call-seen': {
      const isLive = fact.call === 'live';
      const callEndedAtMs = isLive ? null : fact.endedAtMs;
      return { ...session, call: fact.call, callEndedAtMs, isCallSaid: isLive && fact.by === 'user' };
    }
    case 'app-call-seen':
      // The user's word is not taken back by a launch page.
      return { ...session, appCall: session.appCall === 'user' ? 'user' : fact.by };
    case 'meeting-changed':
      return { ...session, meeting: fact.meeting };
    case 'setting-seen':
      return { ...session, meeting: { ...session.meeting, setting: fact.setting } };
    case 'presenting-seen': {
      const others = session.presenting.filter((each) => each !== fact.by);
      return { ...session, presenting: fact.isPresenting ? [...others, fact.by] : others };
    }
    case 'recording-chosen': {
      const { recording } = fact;
      // Who it is with is not known any more where no record is kept; the calendar says it again when one is.
      return { ...session, recording, meeting: recording === 'on' ? session.meeting : nameless(session.meeting) };
    }
    case 'notifications-held':
      return { ...session, notificationsHeld: session.notificationsHeld + fact.count };
    case 'site-needed':
      return { ...session, needed: [...session.needed.filter((each) => each !== fact.site), fact.site] };
    case 'veil-fought':
      return { ...session, fought: [...session.fought.filter((each) => each !== fact.site), fact.site] };
    case 'minutes-given':
      return {
        ...session,
        minutesUntilMs: { ...session.minutesUntilMs, [fact.site]: fact.untilMs },
        timesUsed: session.timesUsed + 1,
      };
    case 'focus-ended':
      return { ...session, ended: { why: fact.why, endedAtMs: fact.endedAtMs } };
    default:
      return session;
  }
}

/**
 * Whether focus has come to its end by itself, and when that was: the call ended and was not rejoined within
 * `REJOIN_MS`, or the planned end is past and no call is live. Null while it goes on.
 */
export function endingOf(session: FocusSession, nowMs: number): Ending | null {
  if (session.call === 'live') return null;
  const { plannedEndMs } = session.meeting;
  const callOverMs = session.callEndedAtMs === null ? null : session.callEndedAtMs + REJOIN_MS;
  const isCallOver = callOverMs !== null && nowMs >= callOverMs;
  // A call that ran over its planned end still has its minute to be rejoined.
  const isWaiting = callOverMs !== null && !isCallOver;
  if (plannedEndMs !== null && nowMs >= plannedEndMs && !isWaiting) {
    const callEndedAtMs = session.callEndedAtMs ?? NO_MOMENT_MS;
    const why = callEndedAtMs >= plannedEndMs ? 'call-ended' : 'planned-end';
    return { why, endedAtMs: Math.max(plannedEndMs, callEndedAtMs) };
  }
  if (isCallOver) return { why: 'call-ended', endedAtMs: session.callEndedAtMs ?? nowMs };
  return null;
}

/** The next wall ms at which something of this session falls due by itself, or null. */
export function nextDueMs(session: FocusSession, nowMs: number): number | null {
  const dues = Object.values(session.minutesUntilMs);
  if (session.call !== 'live')
    dues.push(session.meeting.plannedEndMs ?? NO_MOMENT_MS, (session.callEndedAtMs ?? NO_MOMENT_MS) + REJOIN_MS);
  const ahead = dues.filter((each) => each > nowMs);
  return ahead.length === 0 ? null : Math.min(...ahead);
}

/** The listed sites that are open to the user for now: needed in this meeting, or within "Two minutes here". */
export function openSites(session: FocusSession, nowMs: number): readonly string[] {
  const given = Object.entries(session.minutesUntilMs).filter(([, untilMs]) => untilMs > nowMs);
  return [...new Set([...session.needed, ...given.map(([site]) => site)])];
}

function begin(fact: LoggedFact & { type: 'focus-started' }): FocusSession {
  return {
    meeting: fact.meeting,
    because: fact.because,
    zone: fact.zone,
    startedAt: fact.stamp,
    callTabId: null,
    callHost: null,
    callTabSinceMs: null,
    call: 'none',
    callEndedAtMs: null,
    isCallSaid: false,
    appCall: null,
    presenting: [],
    strengths: fact.strengths ?? {},
    feedOnly: fact.feedOnly ?? [],
    notificationsHeld: 0,
    meetingSites: fact.meetingSites ?? null,
    needed: [],
    fought: [],
    minutesUntilMs: {},
    timesUsed: 0,
    recording: 'on',
    ended: null,
  };
}
