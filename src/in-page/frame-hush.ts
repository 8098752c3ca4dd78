import type { Extension } from './extension.ts';
import { type Bequest, lastWill, setting } from './last-will.ts';
import { Budget } from './veil/budget.ts';
import { heedWorker } from './veil/follow-worker.ts';
import { PageEvents } from './veil/page-events.ts';
import type { Veil } from './veil/veil.ts';

/** A frame that makes itself heard again and again is muted so often within the stretch, and then at its end. */
const GOES = 10;
const STRETCH_MS = 1_000;
const LOOK_MS = 5_000;
/** So often it is asked whether all this still holds: the word that it does not could be lost with the worker that says it. */
const ASK_MS = 30_000;

/**
 * A listed site in a frame of somebody else's page is not covered: what it plays is muted, and what the user un-mutes by
 * the player's own button is theirs. `lift` gives the sound back as it was.
 */
export function frameHush(extension: Extension, lift: AbortController): Veil {
  const { signal } = lift;
  const events = new PageEvents(signal);
  const budget = new Budget(GOES, STRETCH_MS);
  const muted = new Set<HTMLMediaElement>();
  const wanted = new WeakSet<HTMLMediaElement>();
  let writeWill = () => {};

  const still = (media: HTMLMediaElement) => {
    if (media.muted || media.paused || wanted.has(media) || budget.take(performance.now()) > 0) return;
    media.muted = true;
    muted.add(media);
    writeWill();
  };
  const look = () => {
    if (extension.isGone()) return lift.abort();
    for (const media of document.querySelectorAll<HTMLMediaElement>('video, audio')) still(media);
  };
  const ask = async () => {
    try {
      const reply = await extension.ask('frameHushOpened', {});
      if (reply.ok && !reply.value) lift.abort();
    } catch {
      if (extension.isGone()) lift.abort();
    }
  };
  const ours = () => [...muted].filter((media) => media.isConnected && media.muted);

  events.on(['play', 'playing'], ({ target }) => target instanceof HTMLMediaElement && still(target));
  events.on(['volumechange'], ({ target }) => {
    if (!(target instanceof HTMLMediaElement) || target.muted) return;
    if (muted.has(target) && navigator.userActivation.isActive) {
      wanted.add(target);
      muted.delete(target);
    } else still(target);
  });
  const ticks = [setInterval(look, LOOK_MS), setInterval(() => void ask(), ASK_MS)];
  signal.addEventListener('abort', () => {
    ticks.forEach(clearInterval);
    for (const media of ours()) media.muted = false;
  });
  look();
  writeWill = lastWill(signal, () => ours().map((media): Bequest => setting(media, 'muted', false)));
  heedWorker(extension, lift, () => void ask(), { lift: 'liftFrameHush', refresh: 'refreshFrameHush' });
  void ask();
  return { refresh: () => void ask() };
}
