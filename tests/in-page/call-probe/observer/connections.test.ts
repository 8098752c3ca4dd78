import { describe, expect, it, vi } from 'vitest';
import { Connections } from '../../../../src/in-page/call-probe/observer/connections.ts';
import { Flow } from '../../../../src/in-page/call-probe/observer/flow.ts';

class FakeTrack extends EventTarget {
  readyState = 'live';
  muted = false;
  readonly kind: string;
  constructor(kind = 'video') {
    super();
    this.kind = kind;
  }
}

/** A peer connection as far as it is looked at. */
class FakeConnection extends EventTarget {
  signalingState = 'stable';
  connectionState = 'connected';
  localDescription: { sdp: string } | null;
  remoteDescription: { sdp: string } | null;
  transceivers: object[] = [];
  constructor(own: string, other: string | null) {
    super();
    this.localDescription = { sdp: `v=0\r\na=fingerprint:sha-256 ${own}\r\n` };
    this.remoteDescription = other === null ? null : { sdp: `v=0\r\na=fingerprint:sha-256 ${other}\r\n` };
  }
  getTransceivers() {
    return this.transceivers;
  }
  with(currentDirection: string | null, sent: FakeTrack | null = null, received = new FakeTrack()): this {
    this.transceivers.push({ currentDirection, sender: { track: sent }, receiver: { track: received } });
    return this;
  }
}

const watching = (changed = () => {}, signal = new AbortController().signal, flow = new Flow(() => [])) =>
  new Connections(changed, signal, flow);

function counted(...fakes: FakeConnection[]) {
  const connections = watching();
  for (const fake of fakes) connections.add(fake as unknown as RTCPeerConnection);
  return connections.count(() => true);
}

describe('what peer connections show', () => {
  it('is media in the direction that was agreed upon', () => {
    const both = new FakeConnection('A', 'B').with('sendrecv', new FakeTrack());
    expect(counted(both)).toMatchObject({ connected: 1, withMedia: 1, sending: 1, receiving: 1, arriving: 1 });
    const listening = new FakeConnection('A', 'B').with('recvonly').with('recvonly');
    expect(counted(listening)).toMatchObject({ withMedia: 1, sending: 0, receiving: 2, arriving: 2 });
    const speaking = new FakeConnection('A', 'B').with('sendonly', new FakeTrack());
    expect(counted(speaking)).toMatchObject({ withMedia: 1, sending: 1, receiving: 0 });
  });

  it('is none where nothing flows: inactive, not agreed, or data alone', () => {
    const still = new FakeConnection('A', 'B').with('inactive').with(null).with('stopped');
    expect(counted(still)).toMatchObject({ connected: 1, withMedia: 0, dataOnly: 1 });
  });

  it('is nothing that arrives while the other side is muted', () => {
    const silent = new FakeTrack();
    silent.muted = true;
    expect(counted(new FakeConnection('A', 'B').with('recvonly', null, silent))).toMatchObject({
      receiving: 1,
      arriving: 0,
    });
  });

  it('is a test where two have each other on the other side, and a call where both have a server', () => {
    const loop = [new FakeConnection('A', 'B').with('sendrecv'), new FakeConnection('B', 'A').with('sendrecv')];
    expect(counted(...loop)).toMatchObject({ looped: 2, connected: 0, withMedia: 0, arriving: 0 });
    const served = [new FakeConnection('A', 'S').with('sendonly'), new FakeConnection('B', 'S').with('recvonly')];
    expect(counted(...served)).toMatchObject({ looped: 0, connected: 2, withMedia: 2 });
    // Firefox may give all of a page's connections one certificate.
    const shared = [new FakeConnection('A', 'S').with('sendonly'), new FakeConnection('A', 'S').with('recvonly')];
    expect(counted(...shared)).toMatchObject({ looped: 0, connected: 2 });
  });

  it('is the way there, and the way out', () => {
    const inState = (state: string, other: string | null = 'B') => {
      const fake = new FakeConnection('A', other).with('sendrecv');
      fake.connectionState = state;
      return counted(fake);
    };
    expect(inState('connecting')).toMatchObject({ trying: 1, connected: 0, arriving: 0 });
    expect(inState('new')).toMatchObject({ trying: 1 });
    // Made ahead of its use: pages do that long before anybody joins.
    expect(inState('new', null)).toMatchObject({ trying: 0 });
    expect(inState('disconnected')).toMatchObject({ flaky: 1, connected: 0 });
    expect(inState('failed')).toMatchObject({ flaky: 0, failed: 1, connected: 0 });
  });

  it('is the sum, without what was closed', () => {
    const closed = new FakeConnection('A', 'S').with('sendrecv');
    const connections = watching();
    connections.add(closed as unknown as RTCPeerConnection);
    closed.signalingState = 'closed';
    expect(connections.count(() => true)).toMatchObject({ connected: 0 });
  });

  it('counts what is sent and nobody knows', () => {
    const connections = watching();
    connections.add(new FakeConnection('A', 'B').with('sendrecv', new FakeTrack()) as unknown as RTCPeerConnection);
    expect(connections.count(() => false)).toMatchObject({ unknownSent: 1 });
  });

  it('is where one could send, with or without a track', () => {
    const muted = new FakeConnection('A', 'B').with('sendrecv', null);
    expect(counted(muted)).toMatchObject({ openToSend: 1, sending: 0 });
    expect(counted(new FakeConnection('A', 'B').with('recvonly'))).toMatchObject({ openToSend: 0 });
  });

  it('stands still when packets come no more, and that is nobody’s question while something is sent', () => {
    let nowMs = 0;
    const times = [1_000];
    const connections = watching(
      undefined,
      undefined,
      new Flow(
        () => times,
        () => nowMs,
      ),
    );
    const own = new FakeTrack();
    connections.add(new FakeConnection('A', 'S').with('recvonly') as unknown as RTCPeerConnection);
    const sent = new FakeConnection('B', 'S').with('sendonly', own);
    connections.add(sent as unknown as RTCPeerConnection);
    const after = (ms: number) => {
      nowMs += ms;
      return connections.count(() => true);
    };
    expect(after(0)).toMatchObject({ stalled: 0, sending: 1 });
    expect(after(60_000)).toMatchObject({ stalled: 0, sending: 1 });
    sent.signalingState = 'closed';
    expect(after(50)).toMatchObject({ stalled: 0, sending: 0, receiving: 1 });
    expect([after(2_000).stalled, connections.isPausing]).toEqual([0, true]);
    expect([after(1_000).stalled, connections.isPausing]).toEqual([1, false]);
    times.push(2_000);
    expect([after(2_000).stalled, connections.isPausing]).toEqual([0, false]);
  });

  it('is looked at again when a connection or a track says so, and not after the end', () => {
    const changed = vi.fn();
    const undo = new AbortController();
    const connections = watching(changed, undo.signal);
    const track = new FakeTrack();
    const fake = new FakeConnection('A', 'B').with('recvonly', null, track);
    connections.add(fake as unknown as RTCPeerConnection);
    connections.add(fake as unknown as RTCPeerConnection);
    connections.count(() => true);
    fake.dispatchEvent(new Event('connectionstatechange'));
    track.dispatchEvent(new Event('mute'));
    expect(changed).toHaveBeenCalledTimes(2);
    undo.abort();
    fake.dispatchEvent(new Event('connectionstatechange'));
    track.dispatchEvent(new Event('unmute'));
    expect(changed).toHaveBeenCalledTimes(2);
  });
});
