import type { CallNoteStore, CallNotes, Timer } from '../core/ports/calls.ts';
import { browser } from './browser.ts';

const KEY = 'calls';

/** The notes on calls in `storage.session`: only the worker writes there, so what is read is what was written. */
export function callNotes(): CallNoteStore {
  return {
    read: async () => ((await browser.storage.session.get(KEY))[KEY] as CallNotes | undefined) ?? null,
    write: (notes) => browser.storage.session.set({ [KEY]: notes }),
  };
}

export function timer(): Timer {
  let running: ReturnType<typeof setTimeout> | undefined;
  return {
    after(ms, then) {
      clearTimeout(running);
      if (ms !== null) running = setTimeout(then, ms);
    },
  };
}
