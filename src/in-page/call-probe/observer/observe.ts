import { OBSERVED } from '../../../core/calls/evidence.ts';
import { coalesced, LOOK_AGAIN_MS } from '../coalesce.ts';
import { Captures } from './captures.ts';
import { Connections } from './connections.ts';
import { PAUSE_LOOK_MS } from './flow.ts';
import { hook } from './hook.ts';

/** Any of these tells of a connection; `getStats` also of one that was there before us, since clients poll it. */
const CONNECTION_METHODS = [
  'createOffer',
  'createAnswer',
  'setLocalDescription',
  'setRemoteDescription',
  'addIceCandidate',
  'getStats',
  'close',
] as const;

/**
 * Watches what the page does with peer connections and captures, from inside its own world, and sends the counts
 * (`OBSERVED`, in order) on the port when they change. Methods of prototypes are hooked, never constructors: what is
 * an instance of what, subclasses and adapters stay as they are. `close()` and `stop()` fire no event by their
 * specification, so there is no way around it. Takes itself out when the port says stop.
 */
export function observe(port: MessagePort): void {
  // Some embedded views have none of it, and pages can have deleted it.
  const Connection = globalThis.RTCPeerConnection;
  if (typeof Connection !== 'function' || !Connection.prototype) return;
  const undo = new AbortController();
  const { signal } = undo;
  const then = Promise.prototype.then;
  const send = port.postMessage.bind(port);

  let sent = '';
  const look = coalesced(() => {
    try {
      const seen = { ...connections.count((track) => captures.addSent(track)), ...captures.count() };
      const counts = OBSERVED.map((name) => Math.min(99, seen[name]));
      const text = counts.join();
      if (text !== sent) send(counts);
      sent = text;
      if (connections.isPausing) return PAUSE_LOOK_MS;
      return counts.some((count) => count > 0) ? LOOK_AGAIN_MS : 0;
    } catch {
      // A page that has broken the language's own objects gets no error of ours on top.
      return 0;
    }
  }, signal);
  const connections = new Connections(look, signal);
  const captures = new Captures();

  for (const name of CONNECTION_METHODS) {
    hook(
      Connection.prototype,
      name,
      (self) => {
        if (self instanceof Connection) connections.add(self);
        look();
      },
      signal,
    );
  }
  // The caller gets the promise that follows ours: a rejection that nobody handles stays one, told once, at the page.
  const captured = (source: 'device' | 'screen') => (_: unknown, result: unknown) =>
    Reflect.apply(then, result, [
      (stream: unknown) => {
        try {
          captures.addStream(stream, source);
          look();
        } catch {
          // The stream is the page's, come what may.
        }
        return stream;
      },
    ]);
  hook(globalThis.MediaDevices?.prototype, 'getUserMedia', captured('device'), signal);
  hook(globalThis.MediaDevices?.prototype, 'getDisplayMedia', captured('screen'), signal);
  hook(globalThis.MediaStreamTrack?.prototype, 'stop', look, signal);
  hook(
    globalThis.MediaStreamTrack?.prototype,
    'clone',
    (self, copy) => {
      captures.addCopy(self, copy);
      look();
    },
    signal,
  );

  port.onmessage = () => {
    undo.abort();
    port.close();
  };
  // Tells the other half that the observer is here.
  send(OBSERVED.map(() => 0));
}
