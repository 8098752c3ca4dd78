import { type Evidence, hasEvidence } from './evidence.ts';
import { LEFT_KEPT_MS } from './hold-times.ts';
import { type Loss, leaveHoldMs, readEvidence, stalledHoldMs } from './reading.ts';
import type { CallAddress } from './room.ts';

/** `left` lasts a minute after a call's end and then becomes `none`, unless it is joined again. */
export type CallStage = 'none' | 'lobby' | 'live' | 'left';

/** One tab's call. Plain data: it can be stored, and read back by a later life of the worker. Times are milliseconds. */
export interface TabCall {
  readonly stage: CallStage;
  readonly sinceMs: number;
  readonly address: CallAddress | null;
  /** The documents that speak, by the browser's id of them. */
  readonly documents: Readonly<Record<string, CallDocument>>;
  /** What it becomes at `dueMs` if nothing else is heard; since `fromMs` it has looked like it. */
  readonly pending: { readonly to: CallStage; readonly fromMs: number; readonly dueMs: number } | null;
  /** How the live call lost its evidence; null while it has any. */
  readonly loss: Loss | null;
  /** The tab has loaded a page since its call went live. */
  readonly hasLoaded: boolean;
  /** The call that is live, or that ended last. */
  readonly call: TabCallAbout | null;
}

export interface CallDocument {
  /** 0 for the page itself. */
  readonly frameId: number;
  readonly address: CallAddress | null;
  readonly evidence: Evidence;
}

export interface TabCallAbout {
  /** When its evidence began; it is known as live from `sinceMs` on. */
  readonly startedAtMs: number;
  /** When its evidence went; null while it is live. */
  readonly endedAtMs: number | null;
  readonly address: CallAddress | null;
  readonly isWatching: boolean;
  readonly isLightMode: boolean;
  /** How many connections there were when something was sent last; 0 where nothing ever was. */
  readonly sentOver: number;
}

export const NO_CALL: TabCall = {
  stage: 'none',
  sinceMs: 0,
  address: null,
  documents: {},
  pending: null,
  loss: null,
  hasLoaded: false,
  call: null,
};

const evidenceOf = (tab: TabCall): Evidence[] => Object.values(tab.documents).map(({ evidence }) => evidence);

/** Where a tab's call is: the tab's own address, or that of a frame which a page of any site holds. */
export function placeOf(tab: TabCall): CallAddress | null {
  if (tab.address) return tab.address;
  const speaking = Object.values(tab.documents).filter(({ evidence }) => hasEvidence(evidence));
  return speaking.find(({ address }) => address?.isInCallAddress)?.address ?? speaking[0]?.address ?? null;
}

/** Lets time pass: takes the step that is due, at the time at which it was due. */
export function settled(tab: TabCall, nowMs: number): TabCall {
  let current = tab;
  while (current.pending && current.pending.dueMs <= nowMs) {
    current = awaited(stepped(current, current.pending), current.pending.dueMs);
  }
  return current;
}

function stepped(tab: TabCall, { to, fromMs, dueMs }: NonNullable<TabCall['pending']>): TabCall {
  const next: TabCall = { ...tab, stage: to, sinceMs: dueMs, pending: null, loss: null, hasLoaded: false };
  if (to === 'live') {
    const evidence = evidenceOf(tab);
    const { isWatching } = readEvidence(evidence, placeOf(tab));
    const isLightMode = !evidence.some(({ isObserved }) => isObserved);
    const call = { startedAtMs: fromMs, endedAtMs: null, address: placeOf(tab), isWatching, isLightMode, sentOver: 0 };
    return { ...next, call: sentNow(call, evidence) };
  }
  if (to === 'left') return { ...next, call: tab.call && { ...tab.call, endedAtMs: fromMs } };
  return next;
}

/** Decides what the tab waits for, after something about it has changed. */
export function awaited(tab: TabCall, nowMs: number): TabCall {
  const evidence = evidenceOf(tab);
  const place = placeOf(tab);
  const reading = readEvidence(evidence, place);
  const wait = (to: CallStage, holdMs: number): TabCall => {
    const fromMs = tab.pending?.to === to ? tab.pending.fromMs : nowMs;
    return { ...tab, pending: { to, fromMs, dueMs: Math.max(nowMs, fromMs + holdMs) } };
  };

  if (tab.stage === 'live' && tab.call) {
    if (reading.keepsLive) {
      // From one room to the next in one tab: the second call takes over, without a gap.
      if (tab.hasLoaded && isAnotherRoom(place, tab.call.address) && reading.says === 'live')
        return wait('live', reading.holdMs);
      const stalledMs = reading.isStalled ? stalledHoldMs(evidence, place, tab.call) : null;
      if (stalledMs !== null) return wait('left', stalledMs);
      return { ...tab, pending: null, call: sentNow(roomKnown(tab.call, place), evidence) };
    }
    const loss = tab.loss ?? 'evidence';
    return { ...wait('left', leaveHoldMs(loss, evidence, place, tab.call)), loss };
  }
  if (reading.says === 'live') return wait('live', reading.holdMs);
  if (reading.says === 'lobby')
    return tab.stage === 'lobby' ? { ...tab, pending: null } : wait('lobby', reading.holdMs);
  if (tab.stage === 'lobby') return wait('none', reading.holdMs);
  if (tab.stage === 'left') {
    const dueMs = Math.max(nowMs, tab.sinceMs + LEFT_KEPT_MS);
    return { ...tab, pending: { to: 'none', fromMs: tab.sinceMs, dueMs } };
  }
  return { ...tab, pending: null };
}

/** A chat's address changes while one walks through it in a call: only a page that was loaded is another call's. */
const isAnotherRoom = (a: CallAddress | null, b: CallAddress | null): boolean =>
  Boolean(a?.room && b?.room && a.room !== b.room);

/** Some services put the room into the address only once the call is on. */
const roomKnown = (call: TabCallAbout, address: CallAddress | null): TabCallAbout =>
  call.address?.room || !address?.room ? call : { ...call, address };

/** Keeps how many connections there were while anything was sent: fewer of them later tell that it was ended. */
function sentNow(call: TabCallAbout, evidence: readonly Evidence[]): TabCallAbout {
  if (!evidence.some(({ sending }) => sending > 0)) return call;
  return { ...call, sentOver: evidence.reduce((total, { connected }) => total + connected, 0) };
}
