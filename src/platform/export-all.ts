import { browser } from './browser.ts';
import { DATABASE_NAME } from './database.ts';

/**
 * Hands the user everything that is kept as one JSON file. Calendar addresses are left out: whoever has one can read
 * the calendar.
 */
export async function exportAll(parts: Readonly<Record<string, unknown>>): Promise<void> {
  const whole = {
    made: new Date().toISOString(),
    by: `${DATABASE_NAME} ${browser.runtime.getManifest().version}`,
    ...parts,
  };
  const url = URL.createObjectURL(new Blob([JSON.stringify(whole, null, 2)], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = `${DATABASE_NAME}-${new Date().toISOString().slice(0, 10)}.json`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
