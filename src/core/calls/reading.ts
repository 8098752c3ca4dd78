import type { Evidence } from './evidence.ts';
import * as hold from './hold-times.ts';
import { type CallAddress, OWN_SITE } from './room.ts';
import { isSpatial, transportOf } from './services.ts';

/** What evidence at an address says by itself, and how long it must go on saying it. */
export interface Reading {
  readonly says: 'live' | 'lobby' | 'nothing';
  readonly holdMs: number;
  /** A call that is on stays on: less is asked of it than of one that begins. */
  readonly keepsLive: boolean;
  /** It is only watched: nothing can be said into it. */
  readonly isWatching: boolean;
  /** Media is connected, nothing of it moves (nothing is sent, what came once comes no more), and nothing else says call. */
  readonly isStalled: boolean;
}

/**
 * Reads the evidence of all of a tab's documents. The rule: connected media together with something that is captured,
 * sent or arriving is a call; an address is never evidence, it only says how soon to believe.
 */
export function readEvidence(evidence: readonly Evidence[], address: CallAddress | null): Reading {
  const sum = (of: (each: Evidence) => number) => evidence.reduce((total, each) => total + of(each), 0);
  const transport = transportOf(address?.serviceId ?? null);
  const isInRoom = address?.isInCallAddress ?? false;
  const isCallPlace = isInRoom || address?.serviceId === OWN_SITE;

  const withMedia = sum((each) => each.withMedia);
  const sending = sum((each) => each.sending);
  const isStalled =
    sending === 0 && withMedia > 0 && evidence.every((each) => each.withMedia === 0 || each.stalled > 0);
  // What elements play counts where the observer knows no connection: in light mode, or if it came too late.
  const remote = sum((each) => (knowsConnections(each) ? 0 : each.remoteAudio + each.remoteVideo));
  const captured = sum(capturedIn);
  const streams = sum((each) => each.streams);
  const hasControl = transport === 'mixed' && evidence.some((each) => each.hasCallControl);
  const isActive = captured > 0 || sending > 0;
  const isConnected = (withMedia > 0 && !isStalled) || remote > 0;
  const arriving = isStalled ? 0 : sum((each) => each.arriving);
  const isWatched = transport !== 'webrtc' && isInRoom && streams > 0;

  const keepsLive = withMedia > 0 || remote > 0 || hasControl || isWatched;
  // What a test page connects to is an echo of itself.
  const isLobby: Reading = {
    says: captured > 0 ? 'lobby' : 'nothing',
    holdMs: hold.LOBBY_MS,
    keepsLive,
    isWatching: false,
    isStalled,
  };
  if (address?.isTest === true) return { ...isLobby, keepsLive: false };
  const live = (holdMs: number, isWatching = false): Reading => ({
    ...isLobby,
    says: 'live',
    holdMs,
    isWatching,
    // Something else of the tab speaks for a call: it would begin again as soon as it had ended.
    isStalled: false,
  });

  if (isConnected && isActive) return live(isInRoom ? hold.LIVE_IN_ROOM_MS : hold.LIVE_ELSEWHERE_MS);
  if (hasControl && isInRoom && captured > 0) return live(hold.LIVE_BY_CONTROL_MS);
  if (remote + arriving > 0 && isCallPlace) return live(hold.LIVE_LISTENING_MS);
  if (hasControl && isInRoom) return live(hold.LIVE_WATCHING_MS);
  if (isWatched) return live(hold.LIVE_WATCHING_MS, true);
  return isLobby;
}

const knowsConnections = (evidence: Evidence): boolean =>
  evidence.isObserved && evidence.connected + evidence.looped + evidence.trying + evidence.flaky + evidence.failed > 0;

export const capturedIn = (evidence: Evidence): number =>
  evidence.microphones +
  evidence.cameras +
  evidence.screens +
  evidence.localAudio +
  evidence.localVideo +
  evidence.localScreens;

/** How a call lost its evidence. */
export type Loss = 'evidence' | 'frame' | 'document' | 'tab';

/** How long its evidence must be gone until a call has ended. `address` is where the tab is now, `was` where the call was. */
export function leaveHoldMs(
  loss: Loss,
  evidence: readonly Evidence[],
  address: CallAddress | null,
  was: { readonly address: CallAddress | null; readonly isLightMode: boolean; readonly isWatching: boolean },
): number {
  if (loss === 'tab') return hold.LEFT_CLOSED_MS;
  if (loss === 'document') return isSamePlace(address, was.address) ? hold.LEFT_RELOADED_MS : hold.LEFT_ELSEWHERE_MS;
  // Lost, or on its way back: of a connection that is being made the end is not known yet.
  if (evidence.some((each) => each.flaky > 0 || each.trying > 0)) return hold.LEFT_FLAKY_MS;
  if (isSpatial(was.address?.serviceId ?? null)) return hold.LEFT_SPATIAL_MS;
  if (was.isWatching) return hold.LEFT_WATCHING_MS;
  if (was.isLightMode && loss !== 'frame') return hold.LEFT_LIGHT_MODE_MS;
  const isCapturing = evidence.some((each) => capturedIn(each) > 0);
  return isCapturing || loss === 'frame' ? hold.LEFT_CAPTURING_MS : hold.LEFT_RELEASED_MS;
}

/**
 * How long a live call whose media stands still (`isStalled`) must go on so until it has ended; null: it has not. Who could
 * send, or did over a connection that is there, may be muted among people who are all silent, or wait alone.
 */
export function stalledHoldMs(
  evidence: readonly Evidence[],
  address: CallAddress | null,
  was: { readonly address: CallAddress | null; readonly sentOver: number },
): number | null {
  const sum = (of: (each: Evidence) => number) => evidence.reduce((total, each) => total + of(each), 0);
  const isOpenToSend = sum((each) => each.openToSend) > 0;
  if (!isOpenToSend && sum((each) => each.connected) < was.sentOver) {
    // What was sent over may be on its way back, with everything else.
    if (sum((each) => each.flaky + each.trying) > 0) return hold.LEFT_FLAKY_MS;
    return isSpatial(was.address?.serviceId ?? null) ? hold.LEFT_SPATIAL_MS : hold.LEFT_STALLED_MS;
  }
  const hasLeftRoom = was.address?.isInCallAddress === true && address?.isInCallAddress !== true;
  const onlyListened = was.sentOver === 0 && !isOpenToSend;
  return onlyListened || (hasLeftRoom && sum(capturedIn) === 0) ? hold.LEFT_STILL_MS : null;
}

/** The same room; or, where addresses name none, the same service. */
const isSamePlace = (a: CallAddress | null, b: CallAddress | null): boolean =>
  a !== null && a.serviceId === b?.serviceId && a.room === b.room && a.isInCallAddress === b.isInCallAddress;
