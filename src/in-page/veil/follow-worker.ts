import type { Extension } from '../extension.ts';
import { beat } from './heartbeat.ts';
import type { PageEvents } from './page-events.ts';

/** Does what the worker tells a veil, and keeps in touch with it, until the veil is lifted. `ask` asks what to say. */
export function followWorker(extension: Extension, events: PageEvents, lift: AbortController, ask: () => void): void {
  const { signal } = lift;
  const done = { ok: true, value: null } as const;
  extension.answer(
    {
      liftVeil: async () => {
        lift.abort();
        return done;
      },
      refreshVeil: async () => {
        ask();
        return done;
      },
    },
    signal,
  );
  const connect = () => {
    if (signal.aborted) return;
    beat(extension, events, { isBack: ask, isGone: () => lift.abort() });
    ask();
  };
  // A prerendered page is veiled at once, but nobody has come to it yet.
  if ((document as { prerendering?: boolean }).prerendering) events.on(['prerenderingchange'], connect);
  else connect();
}
