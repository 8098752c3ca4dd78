import { browser } from './browser.ts';

export type OwnPage = 'report' | 'settings' | 'welcome';

/** Brings one of our pages to the front, in the tab it is open in or in a new one, at one of its sections. */
export async function openPage(page: OwnPage, section: string | null = null): Promise<void> {
  const url = browser.runtime.getURL(`entrypoints/${page}.html`);
  const place = section === null ? {} : { url: `${url}#${section}` };
  const [open] = await browser.tabs.query({ url });
  if (open?.id === undefined) await browser.tabs.create({ url, ...place });
  else await browser.tabs.update(open.id, { active: true, ...place });
}

/** The tab under the popup, or null. */
export async function frontTabId(): Promise<number | null> {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  return tab?.id ?? null;
}

/** What the tab in front is, as far as a click on our icon lets us see. */
export async function frontTabKind(): Promise<'call-possible' | 'own-page' | 'none'> {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  if (tab?.url?.startsWith(browser.runtime.getURL(''))) return 'own-page';
  return tab?.url !== undefined && /^https?:/.test(tab.url) ? 'call-possible' : 'none';
}

/** Opens a page of the web in a new tab; anything that is not https is refused. */
export async function openWebPage(address: string): Promise<void> {
  if (/^https:\/\//i.test(address)) await browser.tabs.create({ url: address });
}

export async function closeThisPage(): Promise<void> {
  const tab = await browser.tabs.getCurrent();
  if (tab?.id !== undefined) await browser.tabs.remove(tab.id);
}
