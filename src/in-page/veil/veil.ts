import type { VeilModel } from '../../core/focus/veil.ts';
import type { Extension } from '../extension.ts';
import { lastWill } from '../last-will.ts';
import { inPageWords } from '../words.ts';
import { asking } from './asking.ts';
import { type Card, makeCard, type Way } from './card.ts';
import { countOn } from './count-on.ts';
import { clearRemains, layCover } from './cover.ts';
import { rememberFocus } from './focus.ts';
import { followWorker } from './follow-worker.ts';
import { afterGrace, isWriting } from './grace.ts';
import { keepInputFromPage } from './input.ts';
import { holdMedia, MEDIA_EVENTS } from './media.ts';
import { PageEvents } from './page-events.ts';
import { says } from './says.ts';
import { watchShadowRoots } from './shadow-roots.ts';
import { stayOnTop, TOP_LAYER_EVENTS } from './stay-on-top.ts';
import { VisibleTime } from './visible-time.ts';

/** The figures are looked at again so often; more would catch the eye. */
const FIGURES_MS = 15_000;

const CALLS = { back: 'veilTurnedBack', needed: 'veilNeeded', twoMinutes: 'veilGaveIn' } as const;

export interface Veil {
  /** Asks the worker what to say now, or whether to go. */
  refresh(): void;
}

/**
 * Veils the page until the worker lifts it, says that it is not to be veiled, or is gone. `lift` undoes everything.
 *
 * @param call what the worker is asked by: a feed's veil covers pages that are not to have a veil of their own
 */
export function veil(
  extension: Extension,
  lift: AbortController,
  call: 'veilOpened' | 'feedVeilOpened' = 'veilOpened',
): Veil {
  const { signal } = lift;
  const events = new PageEvents(signal);
  const words = inPageWords(extension);
  let model: VeilModel | null = null;
  let card: Card | null = null;
  let front = new VisibleTime(() => !document.hidden, performance.now());
  let locked = front;

  const show = () => {
    if (!model || !card) return;
    card.say(says(countOn(model, front.at(performance.now())), Date.now(), words), model);
    lock();
  };
  const lock = () => {
    if (!model || !card) return;
    const leftMs = model.waitMs - locked.at(performance.now());
    card.lockFor(Math.max(0, Math.ceil(leftMs / 1_000)));
  };

  const learn = (said: VeilModel) => {
    if (said.strength === 'soft') return lift.abort();
    front = new VisibleTime(() => !document.hidden, performance.now());
    // The lock starts over only when the worker asks for another wait.
    if (model?.waitMs !== said.waitMs) locked = new VisibleTime(() => !document.hidden, performance.now());
    model = said;
    show();
  };

  const ask = asking(extension, lift, learn, call);

  const take = async (way: Way) => {
    try {
      const reply = await extension.ask(CALLS[way], {});
      if (signal.aborted) return;
      if (reply.ok && way !== 'back') return lift.abort();
      card?.ready(!reply.ok);
    } catch {
      if (extension.isGone()) return lift.abort();
      card?.ready(true);
    }
  };

  // What was typed is worth more than a cover. Without a click or a key of the user's nothing was.
  const giveWay = async () => {
    if (navigator.userActivation.hasBeenActive && isWriting(extension.shadowRootOf)) return;
    await extension.ask('veilFought', {}).catch(() => extension.isGone() && lift.abort());
  };

  const cover = () => {
    clearRemains(extension.shadowRootOf);
    const focusBefore = rememberFocus(extension.shadowRootOf);
    const made = makeCard(words, (way) => void take(way));
    const laid = layCover(made);
    card = made;
    keepInputFromPage(events, laid, made);
    // In Chromium ours lives on when its extension has gone: it is not to fight the veil of the next one.
    const putBack = () => (extension.isGone() ? lift.abort() : laid.putBack());
    const toTop = stayOnTop({ ...laid, putBack }, events, () => void giveWay());
    const media = holdMedia(events);
    let isFirstSearch = true;
    watchShadowRoots(
      extension.shadowRootOf,
      (element) => element === laid.host,
      (root) => {
        events.alsoIn(root, [...MEDIA_EVENTS, ...TOP_LAYER_EVENTS]);
        media.holdIn(root);
        if (!isFirstSearch && root.querySelector(':modal, :popover-open')) toTop();
      },
      signal,
    );
    isFirstSearch = false;
    lastWill(signal, () => [...laid.bequests(), ...focusBefore.bequests(), ...media.bequests()]);
    const ticks = [setInterval(show, FIGURES_MS), setInterval(lock, 1_000)];
    events.on(['visibilitychange'], show);
    signal.addEventListener('abort', () => {
      ticks.forEach(clearInterval);
      laid.takeOff();
      focusBefore.giveBack();
    });
    show();
  };

  afterGrace(extension.shadowRootOf, words, signal, cover);

  followWorker(extension, events, lift, ask);

  return { refresh: ask };
}
