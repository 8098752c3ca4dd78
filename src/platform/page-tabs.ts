import type { BackgroundToPage } from '../messages/background-to-page.ts';
import { browser } from './browser.ts';
import { pageAnswer } from './page-answer.ts';

/** The open tabs at these match patterns; none for none, where the browser would give all. */
export async function tabsAt(matches: readonly string[]): Promise<number[]> {
  if (matches.length === 0) return [];
  const tabs = await browser.tabs.query({ url: [...matches] });
  return tabs.map((each) => each.id).filter((id) => id !== undefined);
}

/** Tells our scripts in tabs. A tab without the script does not answer: nothing is to be told to it. */
export async function tellTabs(tabIds: readonly number[], call: keyof BackgroundToPage): Promise<void> {
  await Promise.all(tabIds.map((id) => pageAnswer(browser.tabs.sendMessage(id, { call, payload: {} }), null)));
}
