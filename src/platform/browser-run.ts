import type { BrowserRun } from '../core/ports/browser.ts';
import { browser } from './browser.ts';

/**
 * `storage.session` is emptied when the browser closes or crashes, and when the extension is reloaded or switched off: an
 * empty one tells. `key`: whose run it is, as each takes it up at a time of its own.
 */
export function browserRun(key: 'run' | 'run-of-probes'): BrowserRun {
  return {
    isNew: async () => (await browser.storage.session.get(key))[key] === undefined,
    begin: () => browser.storage.session.set({ [key]: true }),
  };
}
