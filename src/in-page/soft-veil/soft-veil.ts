import type { VeilModel } from '../../core/focus/veil.ts';
import type { Extension } from '../extension.ts';
import { lastWill } from '../last-will.ts';
import { asking } from '../veil/asking.ts';
import { followWorker } from '../veil/follow-worker.ts';
import { PageEvents } from '../veil/page-events.ts';
import { says } from '../veil/says.ts';
import type { Veil } from '../veil/veil.ts';
import { inPageWords } from '../words.ts';
import { clearRemains, makeBanner } from './banner.ts';

/** The page is free to take the banner away; it is put back so often. */
const LOOK_MS = 1_000;

/**
 * The softest veil: the page goes grey below a thin banner, and stays usable. It lies in the top layer and changes
 * nothing of the page's, so that taking it away is all there is to undo. `lift` does that.
 */
export function softVeil(extension: Extension, lift: AbortController): Veil {
  const { signal } = lift;
  const events = new PageEvents(signal);
  const words = inPageWords(extension);
  const banner = makeBanner(words, extension.shadowRootOf, () => {
    extension.ask('veilTurnedBack', {}).catch(() => extension.isGone() && lift.abort());
  });
  const learn = (said: VeilModel) => {
    if (said.strength !== 'soft') return lift.abort();
    // On a screen that others see there is no banner: it would say whom one is with.
    banner.say(said.isNeutral ? null : says(said, Date.now(), words));
  };
  const ask = asking(extension, lift, learn);

  const looks = setInterval(() => (extension.isGone() ? lift.abort() : banner.keep()), LOOK_MS);
  signal.addEventListener('abort', () => {
    clearInterval(looks);
    banner.takeOff();
  });
  events.on(['resize', 'load'], banner.settle);
  clearRemains(extension.shadowRootOf);
  banner.keep();
  lastWill(signal, banner.bequests);
  followWorker(extension, events, lift, ask);
  return { refresh: ask };
}
