import type { BackgroundToPage } from '../../messages/background-to-page.ts';
import type { Extension } from '../extension.ts';
import { beat } from './heartbeat.ts';
import type { PageEvents } from './page-events.ts';

/** The worker's two words for one of our scripts: take yourself off, and ask again what to say. */
interface Words {
  readonly lift: keyof BackgroundToPage;
  readonly refresh: keyof BackgroundToPage;
}

const VEIL: Words = { lift: 'liftVeil', refresh: 'refreshVeil' };

/** Does what the worker tells a script in a page, until it is lifted. `ask` asks what to say. */
export function heedWorker(extension: Extension, lift: AbortController, ask: () => void, words: Words): void {
  const done = { ok: true, value: null } as const;
  extension.answer(
    {
      [words.lift]: async () => {
        lift.abort();
        return done;
      },
      [words.refresh]: async () => {
        // Not awaited: the worker answers in its next turn, and waits for us in this one.
        ask();
        return done;
      },
    },
    lift.signal,
  );
}

/** Heeds the worker and keeps in touch with it, until the veil is lifted. */
export function followWorker(
  extension: Extension,
  events: PageEvents,
  lift: AbortController,
  ask: () => void,
  words = VEIL,
): void {
  heedWorker(extension, lift, ask, words);
  const connect = () => {
    if (lift.signal.aborted) return;
    beat(extension, events, { isBack: ask, isGone: () => lift.abort() });
    ask();
  };
  // A prerendered page is veiled at once, but nobody has come to it yet.
  if ((document as { prerendering?: boolean }).prerendering) events.on(['prerenderingchange'], connect);
  else connect();
}
