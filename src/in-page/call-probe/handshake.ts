/**
 * How the two halves of the probe find each other. Both run before the page's first script, and events on `document`
 * cross from world to world at once: the isolated half sends a port along with one, the observer takes it and stops the
 * event, and from then on the page can neither hear nor forge what they say. In a tab that was open before the grant a
 * hostile page could be faster; all that it wins is to be believed about a call on its own site, as if it had made one.
 */
const PORT = 'undivided-port';
const HELLO = 'undivided-hello';

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
 * The isolated side: offers a port now, and again whenever an observer says that it has come, until one speaks. `hear`
 * gets what it says, `port` is where to tell it to stop.
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
}
