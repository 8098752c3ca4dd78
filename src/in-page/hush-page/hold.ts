import { holdBadges } from './hold-badges.ts';
import { holdNotifications } from './hold-notifications.ts';
import { ALIVE_WITHIN_MS, type HoldWish } from './page-channel.ts';

// Taken before the page's first script, which may put its own in their place.
const { setTimeout } = globalThis;
const now = performance.now.bind(performance);

/** Held notifications are told together, after this, ms. */
const TELL_AFTER_MS = 1_000;

/**
 * The half of the page's hush that runs in the page's own world. It lets everything pass until the other half says what
 * to hold, and again when that one has been silent for too long; at the word `stop` it takes itself out.
 */
export function hold(port: MessagePort): void {
  const undo = new AbortController();
  const send = port.postMessage.bind(port);
  let wish: HoldWish | null = null;
  let saidAtMs = 0;
  let held = 0;
  const isWished = (what: keyof HoldWish) =>
    !undo.signal.aborted && wish !== null && wish[what] && now() - saidAtMs < ALIVE_WITHIN_MS;
  const tell = () => {
    held += 1;
    if (held > 1) return;
    setTimeout(() => {
      send(held);
      held = 0;
    }, TELL_AFTER_MS);
  };
  holdNotifications(() => isWished('areNotificationsHeld'), tell, undo.signal);
  holdBadges(() => isWished('areBadgesStilled'), undo.signal);
  port.onmessage = ({ data }) => {
    if (data === 'stop') {
      undo.abort();
      // What is held at this moment is still told.
      setTimeout(() => port.close(), TELL_AFTER_MS * 2);
      return;
    }
    wish = data as HoldWish;
    saidAtMs = now();
  };
  // Tells the other half that this one is here.
  send(0);
}
