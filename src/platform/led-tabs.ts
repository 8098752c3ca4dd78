import { browser } from './browser.ts';

const KEY = 'led-tabs';

/** Where a tab that was led to our page was going to, by the tab's id. */
export type LedTabs = Readonly<Record<string, string>>;

/** The page that stands in for one of a closed site. */
export const closedPage = (): string => browser.runtime.getURL('entrypoints/closed.html');

/**
 * An address that was not opened is needed once more, when its site opens again. It is kept in `storage.session` alone:
 * in memory, out of reach of web pages, and gone with the browser.
 */
export async function readLed(): Promise<LedTabs> {
  return ((await browser.storage.session.get(KEY))[KEY] ?? {}) as LedTabs;
}

export async function writeLed(led: LedTabs): Promise<void> {
  await browser.storage.session.set({ [KEY]: led });
}

/** Calls back after each change. */
export function watchLed(onChange: () => void): void {
  browser.storage.session.onChanged.addListener((changes) => {
    if (changes[KEY] !== undefined) onChange();
  });
}
