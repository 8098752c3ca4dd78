import { SMALL } from '../support/pages.ts';

/**
 * A page on which each thing that a call does can be done by itself, with a real other side in a frame on another host.
 * What it does is `window.truth`; when it did it, and every error that reached the page, is in `truth.times` and
 * `truth.errors`.
 */
export const truthPage = (peerUrl: string): string => `<!doctype html><html lang="en"><head><meta charset="utf-8">
<title>Truth</title></head><body><video id="mine" muted autoplay playsinline></video>
<video id="theirs" autoplay playsinline></video><script>
const truth = window.truth = {
  times: {}, errors: [], stream: null, connection: null, peer: null, screen: null, extra: [],
  note(what) { truth.times[what] = Date.now(); },
  async devices(constraints = { audio: true, video: ${SMALL} }) {
    truth.stream = await navigator.mediaDevices.getUserMedia(constraints);
    document.getElementById('mine').srcObject = truth.stream;
    truth.note('devices');
  },
  openPeer() {
    const frame = document.createElement('iframe');
    frame.allow = 'autoplay';
    frame.style.cssText = 'width:1px;height:1px';
    const loaded = new Promise((done) => { frame.onload = done; });
    frame.src = ${JSON.stringify(peerUrl)};
    document.body.append(frame);
    truth.peer = frame;
    return loaded;
  },
  /** kind: 'call' sends and receives, 'listen' only receives, 'data' has a data channel alone. */
  async connect({ kind = 'call', Connection = RTCPeerConnection, isDetached = false } = {}) {
    await truth.openPeer();
    const connection = truth.connection = new Connection();
    connection.onicecandidate = ({ candidate }) =>
      candidate && truth.peer.contentWindow.postMessage({ candidate: candidate.toJSON() }, '*');
    connection.ontrack = ({ streams, track }) => {
      const stream = streams[0] ?? new MediaStream([track]);
      if (!isDetached) { document.getElementById('theirs').srcObject = stream; return; }
      const sound = new Audio();
      sound.srcObject = stream;
      sound.play().catch(() => {});
      truth.extra.push(sound);
    };
    const connected = new Promise((done) => {
      connection.onconnectionstatechange = () => {
        truth.note(connection.connectionState);
        if (connection.connectionState === 'connected') done();
      };
    });
    if (kind === 'call') for (const track of truth.stream.getTracks()) connection.addTrack(track, truth.stream);
    if (kind === 'listen') for (const of of ['audio', 'video']) connection.addTransceiver(of, { direction: 'recvonly' });
    if (kind === 'data') connection.createDataChannel('talk');
    await connection.setLocalDescription();
    const { type, sdp } = connection.localDescription;
    truth.peer.contentWindow.postMessage({ offer: { type, sdp } }, '*');
    await connected;
  },
  async loopback() {
    const [a, b] = [new RTCPeerConnection(), new RTCPeerConnection()];
    a.onicecandidate = ({ candidate }) => b.addIceCandidate(candidate ?? undefined);
    b.onicecandidate = ({ candidate }) => a.addIceCandidate(candidate ?? undefined);
    b.ontrack = ({ streams }) => { document.getElementById('theirs').srcObject = streams[0]; };
    for (const track of truth.stream.getTracks()) a.addTrack(track, truth.stream);
    await a.setLocalDescription();
    await b.setRemoteDescription(a.localDescription);
    await b.setLocalDescription();
    await a.setRemoteDescription(b.localDescription);
    truth.extra.push(a, b);
    await new Promise((done) => {
      const look = () => (b.connectionState === 'connected' ? done() : setTimeout(look, 20));
      look();
    });
  },
  mute() { for (const track of truth.stream.getTracks()) { if (track.kind === 'audio') track.enabled = false; else track.stop(); } },
  close() { truth.note('closed'); truth.connection.close(); truth.peer.contentWindow.postMessage({ bye: true }, '*'); },
  release() { truth.note('released'); for (const track of truth.stream.getTracks()) track.stop(); },
  hangUp() { truth.close(); truth.release(); document.getElementById('mine').srcObject = document.getElementById('theirs').srcObject = null; },
  vanish() { truth.note('vanished'); truth.peer.remove(); },
  async share() {
    truth.screen = await navigator.mediaDevices.getDisplayMedia({ video: true });
    truth.note('shared');
  },
  unshare() { for (const track of truth.screen.getTracks()) track.stop(); truth.note('unshared'); },
};
/** Everything about its own objects that a page could ask, and every way in which a call of theirs can fail. */
truth.askItself = async () => {
  class Sub extends RTCPeerConnection {}
  const sub = new Sub();
  const methods = ['createOffer', 'close', 'getStats', 'addIceCandidate', 'setRemoteDescription'];
  const facts = {
    globals: Object.getOwnPropertyNames(window).sort(),
    isInstance: sub instanceof RTCPeerConnection && sub instanceof Sub,
    isItsConstructor: RTCPeerConnection.prototype.constructor === RTCPeerConnection,
    methods: methods.map((method) => {
      const of = Object.getOwnPropertyDescriptor(RTCPeerConnection.prototype, method);
      return [of.value.name, of.value.length, of.writable, of.enumerable, of.configurable];
    }),
    isNative: methods.map((method) => String(RTCPeerConnection.prototype[method]).includes('[native code]')),
    // Who knows the names that the probe's halves find each other by hears nothing, and nobody hears them.
    hears: ['undivided-hello', 'undivided-port'].map((name) => {
      const heard = [];
      for (const each of ['undivided-hello', 'undivided-port']) document.addEventListener(each, () => heard.push(each));
      document.dispatchEvent(new Event(name));
      document.dispatchEvent(new MessageEvent(name, { ports: [new MessageChannel().port1] }));
      return heard;
    }),
    own: Object.getOwnPropertyNames(sub),
    offer: (await sub.createOffer()).type,
    isPromise: [sub.getStats(), navigator.mediaDevices.getUserMedia({ audio: true })].map((of) => of instanceof Promise),
    wrongThis: await RTCPeerConnection.prototype.getStats.call({}).catch((error) => error.name),
    refused: await navigator.mediaDevices.getUserMedia({}).catch((error) => error.name),
    closed: sub.close(),
  };
  // Rejections that nobody handles, and an error of the page's own.
  navigator.mediaDevices.getUserMedia({});
  new RTCPeerConnection().setRemoteDescription({ type: 'answer', sdp: 'none' });
  setTimeout(() => { throw new Error('of the page'); });
  await new Promise((done) => setTimeout(done, 300));
  return { ...facts, closed: String(facts.closed), errors: [...truth.errors].sort() };
};
addEventListener('message', async ({ source, data }) => {
  if (!truth.peer || source !== truth.peer.contentWindow || !truth.connection) return;
  if (data.answer) await truth.connection.setRemoteDescription(data.answer);
  if (data.candidate) await truth.connection.addIceCandidate(data.candidate);
});
addEventListener('error', ({ message }) => truth.errors.push('error: ' + message));
addEventListener('unhandledrejection', ({ reason }) => truth.errors.push('rejection: ' + (reason && reason.name)));
</script></body></html>`;

/** A page of another site that has a room of the call site in a frame. */
export const framingPage = (url: string): string => `<!doctype html><html lang="en"><head><meta charset="utf-8">
<title>Framing</title></head><body><iframe id="room" src="${url}" width="600" height="400"
allow="camera; microphone; display-capture; autoplay"></iframe></body></html>`;
