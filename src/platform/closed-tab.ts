import { browser } from './browser.ts';
import { closedSiteOf, readClosed, watchClosed } from './closed-sites.ts';
import { hostOf } from './host-of.ts';
import { readLed, watchLed } from './led-tabs.ts';

/** What the tab that our page is in was going to. */
export interface ClosedTab {
  /** The closed site, such as `youtube.com`; null: it is open (again). */
  readonly site: string | null;
  /** Null: nobody knows any more, since the browser was closed in between. */
  readonly address: string | null;
}

export async function readClosedTab(): Promise<ClosedTab> {
  const [tab, led, closed] = await Promise.all([browser.tabs.getCurrent(), readLed(), readClosed()]);
  const address = led[String(tab?.id)] ?? null;
  return { address, site: address === null ? null : closedSiteOf(address, closed) };
}

/** Calls back whenever it may have changed. */
export function watchClosedTab(onChange: () => void): void {
  watchClosed(onChange);
  watchLed(onChange);
}

/** Goes on to where the tab was going, in the place of our page. */
export function goOnTo(address: string): void {
  if (hostOf(address) !== null) location.replace(address);
}

/** Away from our page, to the one before it; a tab that has none is closed. */
export async function leaveClosedTab(): Promise<void> {
  const tab = await browser.tabs.getCurrent();
  if (tab?.id === undefined) return;
  const { id } = tab;
  await browser.tabs.goBack(id).catch(() => browser.tabs.remove(id));
}
