import { WeakList } from './weak-list.ts';

/** The events after which the counts may be others. */
const CHANGES = ['connectionstatechange', 'iceconnectionstatechange', 'signalingstatechange', 'track'];

export interface ConnectionCounts {
  connected: number;
  withMedia: number;
  dataOnly: number;
  trying: number;
  flaky: number;
  sending: number;
  receiving: number;
  arriving: number;
}

/** The page's peer connections. None is held: one that the page drops can go. */
export class Connections {
  readonly #list = new WeakList<RTCPeerConnection>();
  readonly #tracks = new WeakSet<MediaStreamTrack>();
  readonly #changed: () => void;
  readonly #signal: AbortSignal;
  readonly #listen = EventTarget.prototype.addEventListener;

  constructor(changed: () => void, signal: AbortSignal) {
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

  /** Connections that are open and no test that the page makes with itself. */
  #open(): RTCPeerConnection[] {
    const open = this.#list.live((connection) => connection.signalingState === 'closed');
    if (open.length < 2) return open;
    const own = open.map((connection) => fingerprintIn(connection.localDescription));
    return open.filter((connection, index) => {
      const remote = fingerprintIn(connection.remoteDescription);
      const isLoop = remote !== null && own.some((print, other) => other !== index && print === remote);
      return !isLoop;
    });
  }

  /** Adds up all connections: services hold several in one call. `devices` gets the devices' tracks that are sent. */
  count(devices: (track: MediaStreamTrack) => void): ConnectionCounts {
    const sum = { connected: 0, withMedia: 0, dataOnly: 0, trying: 0, flaky: 0, sending: 0, receiving: 0, arriving: 0 };
    for (const connection of this.#open()) {
      const state = connection.connectionState;
      if (state === 'connecting') sum.trying += 1;
      if (state === 'disconnected') sum.flaky += 1;
      const transceivers = connection.getTransceivers();
      for (const { sender } of transceivers) if (sender.track) devices(sender.track);
      if (state !== 'connected') continue;
      sum.connected += 1;
      const active = transceivers.filter(({ currentDirection }) => currentDirection?.match(/send|recv/));
      if (active.length > 0) sum.withMedia += 1;
      else sum.dataOnly += 1;
      for (const { currentDirection, sender, receiver } of active) {
        if (currentDirection?.startsWith('send') && sender.track?.readyState === 'live') sum.sending += 1;
        if (!currentDirection?.endsWith('recv')) continue;
        sum.receiving += 1;
        this.#watch(receiver.track);
        if (receiver.track.readyState === 'live' && !receiver.track.muted) sum.arriving += 1;
      }
    }
    return sum;
  }

  #watch(track: MediaStreamTrack): void {
    if (this.#tracks.has(track)) return;
    this.#tracks.add(track);
    for (const change of ['mute', 'unmute', 'ended']) this.#onChange(track, change);
  }
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
