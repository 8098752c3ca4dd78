/** What the half in our own world says to the one in the page's: what to hold, again and again as a sign of life. */
export interface HoldWish {
  readonly areNotificationsHeld: boolean;
  readonly areBadgesStilled: boolean;
}

/** The sign of life comes so often; the browser may slow the timers of a page in the background to once a minute. */
export const ALIVE_EVERY_MS = 5_000;
/** With no sign of life for so long there is nobody any more: the page is as it was. */
export const ALIVE_WITHIN_MS = 150_000;

/** The two halves come within an instant of each other; who comes alone does not stay to be found. */
const WAIT_MS = 10_000;
const PORT = 'undivided-hush-port';
const HELLO = 'undivided-hush-hello';

// How the two halves find each other: as those of the call probe do (`call-probe/handshake.ts`), by events on the
// document that the page neither hears nor forges, where both come before its first script.

/** The side in the page's own world: calls `use` once, with its end of the channel. */
export function takePort(use: (port: MessagePort) => void): void {
  const taken = new AbortController();
  const take = (event: Event) => {
    const [port] = (event as MessageEvent).ports ?? [];
    if (!port) return;
    event.stopImmediatePropagation();
    taken.abort();
    use(port);
  };
  document.addEventListener(PORT, take, { capture: true, signal: taken.signal });
  setTimeout(() => taken.abort(), WAIT_MS);
  document.dispatchEvent(new Event(HELLO));
}

/** Our own side: offers a port now, and again if the other half says that it has come. */
export function offerPort(hear: (message: unknown, port: MessagePort) => void, signal: AbortSignal): void {
  const heard = new AbortController();
  const offer = () => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => {
      heard.abort();
      if (!signal.aborted) hear(data, port1);
    };
    document.dispatchEvent(new MessageEvent(PORT, { ports: [port2] }));
  };
  const hello = (event: Event) => {
    event.stopImmediatePropagation();
    offer();
  };
  document.addEventListener(HELLO, hello, { capture: true, signal: AbortSignal.any([signal, heard.signal]) });
  setTimeout(() => heard.abort(), WAIT_MS);
  offer();
}
