import type { BrowserRun } from '../core/ports/browser.ts';
import { browser } from './browser.ts';

const KEY = 'run';

/** `storage.session` is emptied when the browser closes, crashes or reloads the extension: an empty one tells. */
export function browserRun(): BrowserRun {
  return {
    isNew: async () => (await browser.storage.session.get(KEY))[KEY] === undefined,
    begin: () => browser.storage.session.set({ [KEY]: true }),
  };
}
