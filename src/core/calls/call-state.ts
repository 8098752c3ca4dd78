import { type Evidence, hasEvidence } from './evidence.ts';
import type { Loss } from './reading.ts';
import type { CallAddress } from './room.ts';
import { awaited, type CallStage, NO_CALL, placeOf, settled, type TabCall } from './tab-call.ts';

/** All tabs' calls, by tab id. Plain data, for `storage.session`. */
export type CallsState = Readonly<Record<string, TabCall>>;

export const NO_CALLS: CallsState = {};

/** What the background hears about tabs. */
export type CallInput =
  /** A probe's message. `documentId` is the browser's; where it gives none, the port's own number does. */
  | {
      readonly type: 'evidence';
      readonly tabId: number;
      readonly frameId: number;
      readonly documentId: string;
      /** `roomOf` the document's own address (`port.sender.url`): a call can be in a frame of any site. */
      readonly address: CallAddress | null;
      readonly evidence: Evidence;
    }
  /** A probe's port closed: its document is gone, unless it had said before that there is nothing any more. */
  | { readonly type: 'document-gone'; readonly tabId: number; readonly documentId: string }
  /** Where a tab is now (`roomOf` its address; null where that cannot be seen). */
  | {
      readonly type: 'address';
      readonly tabId: number;
      readonly address: CallAddress | null;
      /** The tab loads a page (`status: 'loading'`), the same one too; not so when a script changes the address. */
      readonly isLoading: boolean;
    }
  | { readonly type: 'tab-removed'; readonly tabId: number }
  /** The host permission of these tabs was taken back: nothing can be said of them any more. */
  | { readonly type: 'permission-revoked'; readonly tabIds: readonly number[] }
  /** A new life of the worker: what probes said to the last one is no longer sure, and they say it anew at once. */
  | { readonly type: 'worker-restarted' }
  /** Nothing happened but time. */
  | { readonly type: 'time' };

/**
 * The state after an input.
 *
 * @param nowMs monotonic milliseconds, on one scale within a life of the worker; after a restart see `rebased`
 */
export function evolveCalls(state: CallsState, input: CallInput, nowMs: number): CallsState {
  const next: Record<string, TabCall> = {};
  for (const [tabId, tab] of Object.entries(state)) {
    const now = settled(tab, nowMs);
    if (!isOver(now)) next[tabId] = now;
  }
  const change = (tabId: number, how: (tab: TabCall) => TabCall) => {
    next[tabId] = awaited(how(next[tabId] ?? { ...NO_CALL, sinceMs: nowMs }), nowMs);
  };

  if (input.type === 'evidence') {
    const { tabId, documentId, frameId, address, evidence } = input;
    const documents = (tab: TabCall) => ({ ...tab.documents, [documentId]: { frameId, address, evidence } });
    change(tabId, (tab) => ({
      ...tab,
      address: tab.address ?? (frameId === 0 ? address : null),
      loss: tab.pending ? tab.loss : null,
      documents: documents(tab),
    }));
  } else if (input.type === 'document-gone') {
    change(input.tabId, (tab) => withoutDocument(tab, input.documentId));
  } else if (input.type === 'address') {
    const { tabId, address, isLoading } = input;
    if (address || next[tabId]) change(tabId, (tab) => ({ ...(isLoading ? lost(tab, 'document') : tab), address }));
  } else if (input.type === 'tab-removed') {
    if (next[input.tabId]) change(input.tabId, (tab) => ({ ...lost(tab, 'tab'), documents: {}, address: null }));
  } else if (input.type === 'permission-revoked') {
    for (const tabId of input.tabIds) delete next[tabId];
  } else if (input.type === 'worker-restarted') {
    for (const tabId of Object.keys(next))
      change(Number(tabId), (tab) => ({ ...lost(tab, 'document'), documents: {} }));
  }
  for (const [tabId, tab] of Object.entries(next)) if (isOver(tab)) delete next[tabId];
  return next;
}

function withoutDocument(tab: TabCall, documentId: string): TabCall {
  const { [documentId]: gone, ...documents } = tab.documents;
  if (!gone) return tab;
  // It had nothing more to say, and closed its port: no loss.
  if (!hasEvidence(gone.evidence)) return { ...tab, documents };
  return { ...lost(tab, gone.frameId === 0 ? 'document' : 'frame'), documents };
}

const LOSSES: readonly Loss[] = ['evidence', 'frame', 'document', 'tab'];

/** A greater loss covers a smaller one: a frame goes first when its tab is closed. */
function lost(tab: TabCall, loss: Loss): TabCall {
  if (tab.stage !== 'live') return tab;
  const isGreater = !tab.loss || LOSSES.indexOf(loss) > LOSSES.indexOf(tab.loss);
  return { ...tab, loss: isGreater ? loss : tab.loss, hasLoaded: tab.hasLoaded || loss === 'document' };
}

/** Nothing is on, nothing is awaited, nobody speaks: whoever speaks next says where. */
const isOver = (tab: TabCall): boolean =>
  tab.stage === 'none' && !tab.pending && Object.keys(tab.documents).length === 0;

/** When the state changes by itself: call `evolveCalls` with `time` then (a timer, and an alarm beside it). */
export function deadlineOf(state: CallsState): number | null {
  const due = Object.values(state).flatMap(({ pending }) => (pending ? [pending.dueMs] : []));
  return due.length > 0 ? Math.min(...due) : null;
}

/**
 * The state on another scale of time: after a restart of the worker its monotonic clock began anew, so all times are
 * moved by the difference that the wall clock tells.
 */
export function rebased(state: CallsState, byMs: number): CallsState {
  return Object.fromEntries(
    Object.entries(state).map(([tabId, tab]): [string, TabCall] => [
      tabId,
      {
        ...tab,
        sinceMs: tab.sinceMs + byMs,
        pending: tab.pending && {
          ...tab.pending,
          fromMs: tab.pending.fromMs + byMs,
          dueMs: tab.pending.dueMs + byMs,
        },
        call: tab.call && {
          ...tab.call,
          startedAtMs: tab.call.startedAtMs + byMs,
          endedAtMs: tab.call.endedAtMs === null ? null : tab.call.endedAtMs + byMs,
        },
      },
    ]),
  );
}

/** A tab's call as the rest of the extension sees it. */
export interface CallView {
  readonly tabId: number;
  readonly stage: CallStage;
  /** Since when it is known to be at this stage. */
  readonly sinceMs: number;
  /** When the call that is live, or that ended last here, began and ended by its evidence. */
  readonly startedAtMs: number | null;
  readonly endedAtMs: number | null;
  readonly serviceId: string | null;
  readonly room: string | null;
  /** A stream that is only watched. */
  readonly isWatching: boolean;
  /** The screen is captured. Null: it may have begun before anything could be seen, or nothing can be seen of it. */
  readonly isSharing: boolean | null;
  readonly isVisible: boolean;
  readonly isPictureInPicture: boolean;
}

const RANK: readonly CallStage[] = ['none', 'left', 'lobby', 'live'];

/** Every tab that has, had or prepares a call: the live ones first, and of equals the one that began last. */
export function callsOf(state: CallsState, nowMs: number): CallView[] {
  return Object.entries(state)
    .map(([tabId, tab]) => view(Number(tabId), settled(tab, nowMs)))
    .filter(({ stage }) => stage !== 'none')
    .sort((a, b) => RANK.indexOf(b.stage) - RANK.indexOf(a.stage) || b.sinceMs - a.sinceMs);
}

/** What each tab with a call, or with one to come, shows: what its service, or the site of one's own, is known by. */
export function shownIn(
  state: CallsState,
  nowMs: number,
): { readonly where: string; readonly isLive: boolean; readonly evidence: readonly Evidence[] }[] {
  return Object.values(state).flatMap((each) => {
    const tab = settled(each, nowMs);
    const address = addressOf(tab);
    const evidence = Object.values(tab.documents).flatMap((of) => (hasEvidence(of.evidence) ? [of.evidence] : []));
    if (address === null || tab.stage === 'none') return [];
    return [{ where: address.ownSite ?? address.serviceId, isLive: tab.stage === 'live', evidence }];
  });
}

/** The browser's call: the foremost of all tabs; null where there is none. */
export const callOf = (state: CallsState, nowMs: number): CallView | null => callsOf(state, nowMs)[0] ?? null;

/** Where the call is, or was, or is to be. */
function addressOf(tab: TabCall): CallAddress | null {
  const isOfCall = tab.stage === 'live' || tab.stage === 'left';
  return isOfCall && tab.call ? tab.call.address : placeOf(tab);
}

function view(tabId: number, tab: TabCall): CallView {
  const evidence = Object.values(tab.documents).map((document) => document.evidence);
  const address = addressOf(tab);
  return {
    tabId,
    stage: tab.stage,
    sinceMs: tab.sinceMs,
    startedAtMs: tab.call?.startedAtMs ?? null,
    endedAtMs: tab.call?.endedAtMs ?? null,
    serviceId: address?.serviceId ?? null,
    room: address?.room ?? null,
    isWatching: tab.stage === 'live' && (tab.call?.isWatching ?? false),
    isSharing: sharing(evidence),
    isVisible: evidence.some((each) => each.isVisible),
    isPictureInPicture: evidence.some((each) => each.isPictureInPicture),
  };
}

function sharing(evidence: readonly Evidence[]): boolean | null {
  if (evidence.some((each) => each.screens > 0 || each.localScreens > 0)) return true;
  // A connection that is known shows what it sends, also what began before the probe came; but not always what it is.
  const isTold = (each: Evidence) =>
    each.isObserved && (!each.isLate || (each.connected > 0 && each.unknownSent === 0));
  return evidence.length > 0 && evidence.every(isTold) ? false : null;
}
