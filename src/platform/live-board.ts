import type { LiveState } from '../core/focus/live.ts';
import type { LiveBoard } from '../core/ports/ports.ts';
import { browser } from './browser.ts';

const KEY = 'live';

export function liveBoard(): LiveBoard {
  return { publish: (state) => browser.storage.session.set({ [KEY]: state }) };
}

/** What was published last; null before the first time. Only our own pages can read `storage.session`. */
export async function readLive(): Promise<LiveState | null> {
  return ((await browser.storage.session.get(KEY))[KEY] as LiveState | undefined) ?? null;
}

/** Calls back with every state that is published. */
export function watchLive(onChange: (state: LiveState) => void): void {
  browser.storage.session.onChanged.addListener((changes) => {
    const state = changes[KEY]?.newValue;
    if (state !== undefined) onChange(state as LiveState);
  });
}
