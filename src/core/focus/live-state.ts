import type { Account } from '../attention/fold.ts';
import type { MeetingRecord } from '../attention/record.ts';
import { attentionOf } from '../attention/rules.ts';
import { presentShare, seenMs, totalsOf } from '../attention/summary.ts';
import { hasId } from '../calendar/merge-copies.ts';
import type { Occurrence } from '../calendar/occurrence.ts';
import { roomOf } from '../calls/room.ts';
import { settingOf } from '../meeting/from-occurrence.ts';
import { canBeLiked, neverSaid } from '../meeting/never.ts';
import { type Because, qualify } from '../meeting/qualify.ts';
import { becameOf, type Journal } from '../meeting/watch.ts';
import type { Settings, Strength } from '../settings/settings.ts';
import type { CallSight } from './call-sight.ts';
import type { PresentingBy } from './facts.ts';
import type { LiveLast, LiveMeeting, LiveNext, LiveState } from './live.ts';
import type { FocusSession } from './session.ts';
import type { VeilModel } from './veil.ts';
import { waitMs } from './veil.ts';

/**
 * How many coming meetings the popup shows, how many others between them that focus is not for, how many entries behind
 * them that are cancelled or last whole days, and how far ahead, ms.
 */
const NEXT_COUNT = 4;
const OTHERS_COUNT = 2;
const NO_MEETINGS_COUNT = 3;
const NEXT_WITHIN_MS = 36 * 3_600_000;
/** The meeting that ended last is shown for so long, ms. */
export const LAST_SHOWN_MS = 30 * 60_000;

/** The meeting that is on, for the popup. */
export function liveMeeting(
  session: FocusSession,
  account: Account,
  callSight: CallSight = 'none',
  linkedSites: readonly string[] = [],
): LiveMeeting {
  return {
    id: session.meeting.id,
    title: session.meeting.title,
    people: session.meeting.people.map((each) => each.name),
    setting: session.meeting.setting,
    because: session.because,
    startedAtMs: session.startedAt.atMs,
    plannedEndMs: session.meeting.plannedEndMs,
    stretches: account.stretches,
    totals: totalsOf(account.stretches),
    current: attentionOf(account.sight).attention,
    canReturn: session.callTabId !== null,
    callSight,
    canRename: session.meeting.occurrenceId === null && session.recording === 'on',
    recording: session.recording,
    hasLikes: session.meeting.occurrenceId !== null,
    linkedSites,
    neededSites: session.needed,
    foughtSites: session.fought,
  };
}

/** What is left of the live state on a screen that others see: that focus is on, and nothing of the meeting. */
export function discreet(state: LiveState, by: readonly PresentingBy[]): LiveState {
  const totals = totalsOf([]);
  return {
    ...state,
    presenting: { by },
    now: state.now && {
      ...state.now,
      title: '',
      people: [],
      because: 'by-hand',
      plannedEndMs: null,
      stretches: [],
      totals,
      callSight: 'none',
      canRename: false,
      hasLikes: false,
      linkedSites: [],
      neededSites: [],
      foughtSites: [],
    },
    asking: null,
    callAsked: null,
    alsoNextTime: null,
    next: [],
    last: null,
    week: { presentMs: 0, presentShare: null },
  };
}

/** What the veil over a site says. */
export function veilModel(site: string, strength: Strength, session: FocusSession, account: Account): VeilModel {
  const totals = totalsOf(account.stretches);
  return {
    strength,
    site,
    title: session.meeting.title,
    people: session.meeting.people.map((each) => each.name),
    untilMs: session.meeting.plannedEndMs,
    presentMs: totals.presentMs,
    seenMs: seenMs(totals),
    distractedMs: totals.distractedMs,
    canReturn: session.callTabId !== null,
    // What is closed is not opened for two minutes: there is nothing to wait for.
    waitMs: strength === 'closed' ? 0 : waitMs(session.timesUsed),
    isNeutral: false,
  };
}

/** A calendar meeting for the popup, with the reason why focus starts for it or not. */
export function liveNext(occurrence: Occurrence, settings: Settings, journal: Journal): LiveNext {
  const verdict = qualify(occurrence, settings);
  const waits = verdict.startsFocus ? whatWaits(occurrence, settings, journal) : null;
  const said = verdict.because.startsWith('never-') ? neverSaid(occurrence, settings) : null;
  return {
    occurrenceId: occurrence.id,
    title: occurrence.title,
    people: occurrence.people.map((each) => each.name),
    startMs: occurrence.startMs,
    endMs: occurrence.endMs,
    isAllDay: occurrence.isAllDay,
    setting: settingOf(occurrence.joinUrl),
    service: occurrence.joinUrl === null ? null : (roomOf(occurrence.joinUrl, settings.callSites)?.serviceId ?? null),
    joinUrl: occurrence.joinUrl,
    startsFocus: verdict.startsFocus && waits === null,
    because: waits ?? verdict.because,
    never: said !== null ? 'said' : verdict.startsFocus && canBeLiked(occurrence) ? 'open' : null,
    neverWords: said?.of === 'words' ? said.words : null,
  };
}

/** Why focus does not start by itself for a meeting that it is for; null: it does. */
function whatWaits(occurrence: Occurrence, { startsFocus }: Settings, journal: Journal): Because | null {
  const became = becameOf(occurrence, journal);
  if (became !== null) return became === 'over' ? 'focus-ended' : 'set-aside';
  return startsFocus === 'start' ? null : startsFocus === 'ask' ? 'asks-first' : 'waits-for-call';
}

/**
 * The meetings that come next, and those that are on without focus, soonest first. No meeting's place is taken by what
 * focus is not for (declined, free, nobody else): a few of those stand among them; behind them what is cancelled and what
 * lasts whole days. Of each it can be read why nothing starts.
 */
export function liveNexts(
  occurrences: readonly Occurrence[],
  settings: Settings,
  journal: Journal,
  onNowId: string | null,
  nowMs: number,
): readonly LiveNext[] {
  const ahead = occurrences
    .filter((each) => !hasId(each, onNowId))
    .filter((each) => each.endMs > nowMs && each.startMs < nowMs + NEXT_WITHIN_MS)
    .sort((a, b) => a.startMs - b.startMs || a.endMs - b.endMs);
  const isTimed = (each: Occurrence) => !each.isAllDay && !each.isCancelled;
  // Saying "never" of a meeting, and taking it back, leaves it where it is.
  const isMeeting = (each: Occurrence) => /^(has|never)-/.test(qualify(each, settings).because);
  const timed = ahead.filter(isTimed);
  const meetings = new Set(timed.filter(isMeeting));
  const others = timed.filter((each) => !meetings.has(each));
  const told = new Set([...[...meetings].slice(0, NEXT_COUNT), ...others.slice(0, OTHERS_COUNT)]);
  return [
    ...ahead.filter((each) => told.has(each)),
    ...ahead.filter((each) => !isTimed(each)).slice(0, NO_MEETINGS_COUNT),
  ].map((each) => liveNext(each, settings, journal));
}

/** The meeting that ended last, for a while. */
export function liveLast(record: MeetingRecord | null, nowMs: number): LiveLast | null {
  if (record === null) return null;
  const totals = totalsOf(record.stretches);
  const endedAtMs = record.startedAtMs + record.stretches.reduce((sum, each) => sum + each.ms, 0);
  if (nowMs - endedAtMs > LAST_SHOWN_MS) return null;
  return {
    recordId: record.id,
    title: record.meeting.title,
    people: record.meeting.people.map((each) => each.name),
    endedAtMs,
    totals,
    notificationsHeld: record.notificationsHeld ?? 0,
  };
}

/** This week until now: finished records and the meeting that is on. */
export function liveWeek(records: readonly MeetingRecord[], account: Account | null): LiveState['week'] {
  const all = account === null ? records : [...records, account];
  const totals = totalsOf(all.flatMap((each) => each.stretches));
  return { presentMs: totals.presentMs, presentShare: presentShare(totals) };
}
