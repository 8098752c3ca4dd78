/**
 * How the two halves of the probe find each other. Both run before the page's first script, and events on `document`
 * cross from world to world at once: the isolated half sends a port along with one, the observer takes it and stops the
 * event, and from then on the page can neither hear nor forge what they say. In a tab that was open before the grant a
 * hostile page could be faster; all that it wins is to be believed about a call on its own site, as if it had made one.
 */
const PORT = 'undivided-port';
const HELLO = 'undivided-hello';
/** Seen to take more than a second on a busy machine. A page that asks first wins no more than said above. */
const BLANK_FRAME_MS = 10_000;

/** The observer's side: calls `use` once, with its end of the channel. */
export function takePort(use: (port: MessagePort) => void): void {
  const listener = (event: Event) => {
    const [port] = (event as MessageEvent).ports ?? [];
    if (!port) return;
    event.stopImmediatePropagation();
    document.removeEventListener(PORT, listener, true);
    use(port);
  };
  document.addEventListener(PORT, listener, true);
  document.dispatchEvent(new Event(HELLO));
}

/**
 * The isolated side: offers a port now, and again if an observer says that it has come. `hear` gets what it says, `port`
 * is where to tell it to stop.
 */
export function offerPort(hear: (message: unknown, port: MessagePort) => void, signal: AbortSignal): void {
  let isTaken = false;
  const offer = () => {
    if (isTaken || signal.aborted) return;
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => {
      if (signal.aborted) return;
      isTaken = true;
      hear(data, port1);
    };
    document.dispatchEvent(new MessageEvent(PORT, { ports: [port2] }));
  };
  const hello = (event: Event) => {
    event.stopImmediatePropagation();
    offer();
  };
  document.addEventListener(HELLO, hello, { capture: true, signal });
  offer();
  // An observer comes before the page's first script or not at all: after that nobody shall find us listening. What is
  // observed of the document's growth is told before the parser runs the first script that it puts in.
  const end = () => document.removeEventListener(HELLO, hello, true);
  // A frame without an address is whole from the beginning, and in Firefox its observer comes a little later than we.
  if (location.protocol === 'about:') setTimeout(end, BLANK_FRAME_MS);
  else if (document.body) end();
  else {
    const growth = new MutationObserver(() => {
      growth.disconnect();
      end();
    });
    growth.observe(document, { childList: true, subtree: true });
  }
}
