import { browser } from '../browser.ts';

/*
 * Where the user changes shortcuts. Firefox has an API that opens the place (137 and later:
 * https://developer.mozilla.org/docs/Mozilla/Add-ons/WebExtensions/API/commands/openShortcutSettings); Chromium has a
 * page. To go when Chromium has the API too.
 */
export async function openShortcutsPage(): Promise<void> {
  const commands = browser.commands as typeof browser.commands & { openShortcutSettings?(): Promise<void> };
  if (commands.openShortcutSettings !== undefined) await commands.openShortcutSettings();
  else await browser.tabs.create({ url: 'chrome://extensions/shortcuts' });
}
