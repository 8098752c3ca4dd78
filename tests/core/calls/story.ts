import { type CallInput, type CallsState, callOf, evolveCalls, NO_CALLS } from '../../../src/core/calls/call-state.ts';
import { type Evidence, NO_EVIDENCE } from '../../../src/core/calls/evidence.ts';
import type { OwnCallSite } from '../../../src/core/calls/own-site.ts';
import { roomOf } from '../../../src/core/calls/room.ts';
import type { CallStage } from '../../../src/core/calls/tab-call.ts';

export const evidence = (some: Partial<Evidence>): Evidence => ({ ...NO_EVIDENCE, isObserved: true, ...some });

export const NOTHING = evidence({});
export const LOBBY = evidence({ microphones: 1, cameras: 1, localVideo: 1 });
export const IN_CALL = evidence({
  connected: 1,
  withMedia: 1,
  sending: 2,
  receiving: 2,
  arriving: 2,
  microphones: 1,
  cameras: 1,
});
export const ALL_SILENT = evidence({ connected: 1, withMedia: 1, sending: 1, receiving: 2, microphones: 1 });
export const LISTENING = evidence({ connected: 1, withMedia: 1, receiving: 2, arriving: 2 });
export const LOST_PEER = evidence({ flaky: 1, microphones: 1, cameras: 1 });
export const LIGHT_CALL = evidence({ isObserved: false, remoteAudio: 1, remoteVideo: 1, localVideo: 1 });

export const ROOM = 'https://meet.google.com/abc-defg-hij';
export const OTHER_ROOM = 'https://meet.google.com/xyz-wvut-srq';

/** What happens to tabs, told at points in time; asks what the state machine makes of it. */
export class Story {
  #state: CallsState = NO_CALLS;
  #nowMs = 0;
  readonly #at = new Map<number, string>();
  readonly #ownSites: readonly OwnCallSite[];

  constructor(ownSites: readonly OwnCallSite[] = []) {
    this.#ownSites = ownSites;
  }

  get state(): CallsState {
    return this.#state;
  }

  after(seconds: number): this {
    this.#nowMs += seconds * 1_000;
    return this;
  }

  hears(input: CallInput): this {
    this.#state = evolveCalls(this.#state, input, this.#nowMs);
    return this;
  }

  goesTo(address: string, tabId = 1): this {
    this.#at.set(tabId, address);
    return this.hears({ type: 'address', tabId, address: roomOf(address, this.#ownSites), isLoading: true });
  }

  /** A script changes the address: nothing is loaded. */
  goesWithin(address: string, tabId = 1): this {
    return this.hears({ type: 'address', tabId, address: roomOf(address), isLoading: false });
  }

  shows(what: Evidence, { tabId = 1, frameId = 0, documentId = 'first', at = this.#at.get(tabId) ?? '' } = {}): this {
    return this.hears({
      type: 'evidence',
      tabId,
      frameId,
      documentId,
      address: roomOf(at, this.#ownSites),
      evidence: what,
    });
  }

  loses(documentId = 'first', tabId = 1): this {
    return this.hears({ type: 'document-gone', tabId, documentId });
  }

  get stage(): CallStage {
    return callOf(this.#state, this.#nowMs)?.stage ?? 'none';
  }

  get call() {
    return callOf(this.#state, this.#nowMs);
  }
}

/** In a call for ten seconds, in the room. */
export const inCall = (): Story => new Story().goesTo(ROOM).shows(IN_CALL).after(10);
