import { browser } from './browser.ts';
import { DATABASE_NAME } from './database.ts';

/** Hands the user what is kept as a JSON file; `what` becomes part of its name. */
export function exportFile(what: string, parts: Readonly<Record<string, unknown>>): void {
  const whole = {
    made: new Date().toISOString(),
    by: `${DATABASE_NAME} ${browser.runtime.getManifest().version}`,
    ...parts,
  };
  const url = URL.createObjectURL(new Blob([JSON.stringify(whole, null, 2)], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = `${DATABASE_NAME}-${what}.json`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
