import { browser } from './browser.ts';

/** The extension's keyboard shortcuts as they are set; empty keys where the user took one away. */
export async function readShortcuts<Name extends string>(
  names: readonly Name[],
): Promise<{ command: Name; keys: string }[]> {
  const set = await browser.commands.getAll();
  return names.map((command) => ({ command, keys: set.find((each) => each.name === command)?.shortcut ?? '' }));
}
