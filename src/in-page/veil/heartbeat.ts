import type { Extension, Port } from '../extension.ts';
import { Reconnect } from '../reconnect.ts';
import type { PageEvents } from './page-events.ts';

/** A worker that is sent something this often is not stopped (Chromium stops it after 30 s, Firefox likewise). */
const BEAT_MS = 10_000;
/** So often it is looked whether the extension is still there: Chromium closes no port of one that is switched off. */
const LOOK_MS = 1_000;

interface Hears {
  /** There is an answering worker again: what it knew of this veil may be gone. */
  isBack(): void;
  isGone(): void;
}

/** Keeps a port open to the worker, and its heart beating while the page can be seen. */
export function beat(
  { connect, isGone }: Pick<Extension, 'connect' | 'isGone'>,
  events: PageEvents,
  hears: Hears,
): void {
  const { signal } = events;
  let port: Port | null = null;

  const open = () => {
    if (signal.aborted || port) return;
    try {
      const opened = connect('veil');
      port = opened;
      opened.onDisconnect.addListener(() => {
        if (port !== opened) return;
        port = null;
        again();
      });
    } catch {
      again();
    }
  };
  const reconnect = new Reconnect(() => {
    open();
    if (port) hears.isBack();
  });
  const again = () => {
    if (isGone()) return hears.isGone();
    reconnect.fell();
  };
  const ping = () => {
    if (isGone()) return hears.isGone();
    if (document.hidden) return;
    try {
      port?.postMessage({});
    } catch {
      port = null;
      again();
    }
  };
  const close = () => {
    reconnect.stop();
    const closing = port;
    port = null;
    if (!isGone()) closing?.disconnect();
  };

  open();
  const ticks = [setInterval(ping, BEAT_MS), setInterval(() => isGone() && hears.isGone(), LOOK_MS)];
  events.on(['visibilitychange'], ping);
  // An open port would be cut anyway by the back/forward cache (Chromium 123+).
  events.on(['pagehide'], close);
  events.on(['pageshow'], (event) => {
    if (!(event as PageTransitionEvent).persisted) return;
    if (isGone()) return hears.isGone();
    open();
    hears.isBack();
  });
  signal.addEventListener('abort', () => {
    ticks.forEach(clearInterval);
    close();
  });
}
