import { AWAY_MIN_MS, type PillModel } from '../../core/focus/pill.ts';
import type { Extension } from '../extension.ts';
import { lastWill } from '../last-will.ts';
import type { Veil } from '../veil/veil.ts';
import { inPageWords } from '../words.ts';
import { clearPills, makeFace } from './face.ts';

/** How long one was away is said for so long, and then fades. */
const SAID_MS = 6_000;
const FADE_MS = 700;
/** Bars of the service come and go: the pill makes room for them. */
const SETTLE_MS = 1_000;

/**
 * The pill in the call's own tab: a way to start focus where it is off, and, on coming back, for how long one was away,
 * once. While others see the screen it says nothing. `lift` takes it off.
 */
export function pill(extension: Extension, lift: AbortController): Veil {
  const { signal } = lift;
  const words = inPageWords(extension);
  let model: PillModel | null = null;
  let isAside = false;
  let hiddenAtMs = document.hidden ? performance.now() : null;
  let fading: ReturnType<typeof setTimeout> | undefined;

  const show = (awayMs = 0) => {
    if (model === null || signal.aborted) return;
    if (model.isQuiet || (isAside && awayMs === 0)) return face.hide();
    if (model.canStart && !isAside) return face.offerStart();
    if (!model.saysAway || awayMs < AWAY_MIN_MS) return fading === undefined ? face.hide() : undefined;
    clearTimeout(fading);
    face.sayAway(awayMs);
    fading = setTimeout(() => {
      face.fade();
      fading = setTimeout(() => {
        fading = undefined;
        face.hide();
      }, FADE_MS);
    }, SAID_MS);
  };
  const ask = async (awayMs = 0) => {
    try {
      const reply = await extension.ask('pillOpened', {});
      if (signal.aborted || !reply.ok) return;
      if (reply.value === null) return lift.abort();
      model = reply.value;
      face.lieAt(reply.value.place);
      show(awayMs);
    } catch {
      if (extension.isGone()) lift.abort();
    }
  };
  const face = makeFace(words, extension.shadowRootOf, {
    start: () => {
      face.hide();
      extension.ask('pillPressed', {}).then(
        () => ask(),
        () => extension.isGone() && lift.abort(),
      );
    },
    aside: () => {
      isAside = true;
      face.hide();
    },
    moved: (place) => void extension.ask('pillMoved', place).catch(() => undefined),
  });
  const turn = () => {
    if (document.hidden) {
      hiddenAtMs = performance.now();
      face.hide();
      return;
    }
    const awayMs = hiddenAtMs === null ? 0 : performance.now() - hiddenAtMs;
    hiddenAtMs = null;
    void ask(awayMs);
  };

  clearPills(extension.shadowRootOf);
  document.addEventListener('visibilitychange', turn, { signal });
  const settles = setInterval(() => (extension.isGone() ? lift.abort() : face.settle()), SETTLE_MS);
  signal.addEventListener('abort', () => {
    clearInterval(settles);
    clearTimeout(fading);
    face.takeOff();
  });
  lastWill(signal, face.bequests);
  extension.answer(
    {
      refreshPill: async () => {
        // Not awaited: the worker answers in its next turn, and waits for us in this one.
        void ask();
        return { ok: true, value: null } as const;
      },
    },
    signal,
  );
  void ask();
  return { refresh: () => void ask() };
}
