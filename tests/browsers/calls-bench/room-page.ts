/**
 * A room of a real media server, by its own client library (`janus.js`, over webrtc-adapter). What one does in it is
 * `window.room`; when it was done is in `room.times`, wall ms. Its number is in the address: `/Room-7`.
 */
export const roomPage = (): string => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Room</title>
<script src="/adapter.js"></script><script src="/janus.js"></script></head><body>
<video id="mine" muted autoplay playsinline></video><div id="others"></div><script>
const VIDEO = { width: 160, height: 120, frameRate: 10 };
const number = Number(location.pathname.match(/[0-9]+$/)[0]);
const room = window.room = {
  times: {}, stream: null, janus: null, own: null, feeds: new Map(), keepsCamera: false, listensOn: false,
  note(what) { room.times[what] = Date.now(); },
  /** A look at oneself before joining. */
  async preview({ audio = true, video = true } = {}) {
    room.stream = await navigator.mediaDevices.getUserMedia({ audio, video: video && VIDEO });
    document.getElementById('mine').srcObject = room.stream;
    room.note('preview');
  },
  /**
   * Joins with what the preview shows, or only listens; whoever opens the room is its host. Resolves when joined,
   * connected or not. When the host ends it, a client leaves, or leaves and keepsCamera, or closes no more than what it
   * sent over and listensOn.
   */
  async join({ isListening = false, isOpening = false, keepsCamera = false, listensOn = false } = {}) {
    delete room.times.connected;
    Object.assign(room, { keepsCamera, listensOn });
    room.janus = await new Promise((success, error) => {
      const server = location.origin + '/janus';
      const janus = new Janus({ server, iceServers: [], success: () => success(janus), error });
    });
    // Over HTTP the client says only every half minute that it is there; the server waits less for whoever is gone.
    clearInterval(room.alive);
    room.alive = setInterval(() => {
      const body = JSON.stringify({ janus: 'keepalive', transaction: 'alive' });
      fetch('/janus/' + room.janus.getSessionId(), { method: 'POST', body });
    }, 4000);
    const own = await attach((message) => {
      if (message.videoroom === 'destroyed') room.ended();
      for (const { id } of message.publishers ?? []) watch(id);
      const gone = message.leaving ?? message.unpublished;
      if (gone && gone !== 'ok') unwatch(gone);
    });
    room.own = own;
    if (isOpening) await say(own, { request: 'create', room: number, publishers: 6, bitrate: 64000, opus_dtx: true, is_private: true });
    const joined = new Promise((done) => { own.whenJoined = done; });
    own.send({ message: { request: 'join', ptype: 'publisher', room: number, display: 'somebody' } });
    await joined;
    room.note('joined');
    if (isListening) return;
    const tracks = room.stream.getTracks().map((track) => ({ type: track.kind, capture: track, recv: false, dontStop: true }));
    const jsep = await new Promise((success, error) => own.createOffer({ tracks, success, error }));
    follow(own);
    own.send({ message: { request: 'configure', audio: true, video: true }, jsep });
  },
  /** All muted, camera off: the tracks stay agreed upon, and the camera's light is off. */
  mute() {
    for (const track of room.stream.getTracks()) if (track.kind === 'audio') track.enabled = false; else track.stop();
    room.note('muted');
  },
  /** As a client leaves: everything closed, everything released. */
  leave() {
    room.note('left');
    clearInterval(room.alive);
    room.feeds.clear();
    document.getElementById('others').replaceChildren();
    document.getElementById('mine').srcObject = null;
    if (!room.keepsCamera) for (const track of room.stream?.getTracks() ?? []) track.stop();
    return new Promise((done) => room.janus.destroy({ success: done, error: done, cleanupHandles: true }));
  },
  /** The host ends it for everybody. */
  end() { return say(room.own, { request: 'destroy', room: number }); },
  ended() {
    room.note('ended');
    if (!room.listensOn) return room.leave();
    for (const track of room.stream.getTracks()) track.stop();
    room.own.detach();
  },
  count: () => [...document.querySelectorAll('#others video')].filter(({ srcObject }) =>
    srcObject.getTracks().some((track) => !track.muted)).length,
};
function attach(onEvent) {
  return new Promise((success, error) => {
    let handle = null;
    room.janus.attach({
      plugin: 'janus.plugin.videoroom',
      success: (made) => { handle = made; success(made); },
      error,
      onmessage(message, jsep) {
        if (message.videoroom === 'joined') handle.whenJoined();
        onEvent(message, jsep, handle);
        if (jsep && jsep.type === 'answer') handle.handleRemoteJsep({ jsep });
      },
      onremotetrack(track, mid, on) { if (on) show(handle, track); },
    });
  });
}
const say = (handle, message) => new Promise((success, error) => handle.send({ message, success, error }));
function follow(handle) {
  const connection = handle.webrtcStuff.pc;
  connection.addEventListener('connectionstatechange', () => {
    const { connectionState } = connection;
    if (connectionState !== 'connected' || !room.times.connected) room.note(connectionState);
  });
}
/** Takes what somebody in the room sends. */
async function watch(id) {
  if (room.feeds.has(id)) return;
  room.feeds.set(id, null);
  const feed = await attach(async (message, jsep, handle) => {
    if (!jsep || jsep.type !== 'offer') return;
    const answer = await new Promise((success, error) =>
      handle.createAnswer({ jsep, tracks: [{ type: 'data' }], success, error }));
    follow(handle);
    handle.send({ message: { request: 'start', room: number }, jsep: answer });
  });
  room.feeds.set(id, feed);
  feed.send({ message: { request: 'join', ptype: 'subscriber', room: number, streams: [{ feed: id }] } });
}
function unwatch(id) {
  const feed = room.feeds.get(id);
  room.feeds.delete(id);
  document.getElementById('feed-' + feed?.getId())?.remove();
  feed?.detach();
}
function show(handle, track) {
  const name = 'feed-' + handle.getId();
  let video = document.getElementById(name);
  if (!video) {
    video = Object.assign(document.createElement('video'), { id: name, autoplay: true, playsInline: true });
    video.srcObject = new MediaStream();
    document.getElementById('others').append(video);
  }
  if (!video.srcObject.getTracks().includes(track)) video.srcObject.addTrack(track);
}
room.ready = new Promise((callback) => Janus.init({ debug: ['error'], callback }));
</script></body></html>`;

/** What it offers to a test. */
export interface Room {
  readonly times: Readonly<Record<string, number>>;
  readonly ready: Promise<void>;
  preview(what?: { audio?: boolean; video?: boolean }): Promise<void>;
  join(how?: { isListening?: boolean; isOpening?: boolean; keepsCamera?: boolean; listensOn?: boolean }): Promise<void>;
  mute(): void;
  leave(): Promise<void>;
  end(): Promise<void>;
  /** How many others are seen or heard. */
  count(): number;
}
