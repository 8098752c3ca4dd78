import { Flow } from './flow.ts';
import { WeakList } from './weak-list.ts';

/** The events after which the counts may be others. */
const CHANGES = ['connectionstatechange', 'iceconnectionstatechange', 'signalingstatechange', 'track'];

export interface ConnectionCounts {
  connected: number;
  withMedia: number;
  dataOnly: number;
  looped: number;
  trying: number;
  flaky: number;
  failed: number;
  sending: number;
  openToSend: number;
  unknownSent: number;
  receiving: number;
  arriving: number;
  stalled: number;
}

const NONE: Readonly<ConnectionCounts> = {
  connected: 0,
  withMedia: 0,
  dataOnly: 0,
  looped: 0,
  trying: 0,
  flaky: 0,
  failed: 0,
  sending: 0,
  openToSend: 0,
  unknownSent: 0,
  receiving: 0,
  arriving: 0,
  stalled: 0,
};

/** The page's peer connections. None is held: one that the page drops can go. */
export class Connections {
  readonly #list = new WeakList<RTCPeerConnection>();
  readonly #tracks = new WeakSet<MediaStreamTrack>();
  readonly #flow: Flow;
  readonly #changed: () => void;
  readonly #signal: AbortSignal;
  readonly #listen = EventTarget.prototype.addEventListener;

  /** Nothing came since the last look: another look soon will tell whether it has ceased. */
  isPausing = false;

  constructor(changed: () => void, signal: AbortSignal, flow = new Flow()) {
    this.#flow = flow;
    this.#changed = changed;
    this.#signal = signal;
  }

  add(connection: RTCPeerConnection): void {
    if (connection.signalingState === 'closed' || !this.#list.add(connection)) return;
    for (const change of CHANGES) this.#onChange(connection, change);
  }

  #onChange(target: EventTarget, type: string): void {
    Reflect.apply(this.#listen, target, [type, this.#changed, { signal: this.#signal }]);
  }

  /** Adds up all connections: services hold several in one call. `isKnown` is asked of each track that is sent. */
  count(isKnown: (track: MediaStreamTrack) => boolean): ConnectionCounts {
    const sum = { ...NONE };
    const open = this.#list.live((connection) => connection.signalingState === 'closed');
    const loops = loopsAmong(open);
    const receivers: RTCRtpReceiver[] = [];
    for (const connection of open) {
      const transceivers = connection.getTransceivers();
      for (const { sender } of transceivers) if (sender.track && !isKnown(sender.track)) sum.unknownSent += 1;
      if (loops.has(connection)) sum.looped += 1;
      else this.#countOne(connection, transceivers, sum, receivers);
    }
    // While something is sent it is nobody's question, and who speaks when is nobody's business.
    if (sum.sending > 0) this.#flow.rest();
    const isStill = sum.sending > 0 ? 'no' : this.#flow.isStill(receivers, sum.arriving > 0);
    this.isPausing = isStill === 'perhaps';
    if (isStill === 'yes') sum.stalled = 1;
    return sum;
  }

  #countOne(
    connection: RTCPeerConnection,
    transceivers: RTCRtpTransceiver[],
    sum: ConnectionCounts,
    receivers: RTCRtpReceiver[],
  ): void {
    const state = connection.connectionState;
    // One that was made ahead of its use, and has nobody on its other side, is nothing yet.
    if (state === 'connecting' || (state === 'new' && connection.remoteDescription)) sum.trying += 1;
    if (state === 'disconnected') sum.flaky += 1;
    if (state === 'failed') sum.failed += 1;
    if (state !== 'connected') return;
    sum.connected += 1;
    const active = transceivers.filter(({ currentDirection }) => currentDirection?.match(/send|recv/));
    if (active.length > 0) sum.withMedia += 1;
    else sum.dataOnly += 1;
    for (const { currentDirection, sender, receiver } of active) {
      if (currentDirection?.includes('send')) {
        sum.openToSend += 1;
        if (sender.track?.readyState === 'live') sum.sending += 1;
      }
      if (!currentDirection?.includes('recv')) continue;
      sum.receiving += 1;
      receivers.push(receiver);
      this.#watch(receiver.track);
      if (receiver.track.readyState === 'live' && !receiver.track.muted) sum.arriving += 1;
    }
  }

  #watch(track: MediaStreamTrack): void {
    if (this.#tracks.has(track)) return;
    this.#tracks.add(track);
    for (const change of ['mute', 'unmute', 'ended']) this.#onChange(track, change);
  }
}

/** Those whose other side is another one of the same page: a test that the page makes with itself. */
function loopsAmong(connections: readonly RTCPeerConnection[]): Set<RTCPeerConnection> {
  if (connections.length < 2) return new Set();
  const own = connections.map((connection) => fingerprintIn(connection.localDescription));
  return new Set(
    connections.filter((connection, index) => {
      const remote = fingerprintIn(connection.remoteDescription);
      return remote !== null && own.some((print, other) => other !== index && print === remote);
    }),
  );
}

/** By this certificate a side is known (RFC 8122). It is compared here and goes no further. */
function fingerprintIn(description: RTCSessionDescription | null): string | null {
  return (
    /^a=fingerprint:(.+)$/m
      .exec(description?.sdp ?? '')?.[1]
      ?.trim()
      .toLowerCase() ?? null
  );
}
