import { describe } from 'vitest';
import { BROWSERS, type BrowserName } from './driver.ts';

/**
 * The same tests in both browsers side by side, in each one after the other: most of a test in a browser is waiting.
 * `%s` in the title is the browser's name.
 */
export function inBoth(title: string, tests: (name: BrowserName) => void): void {
  describe.concurrent.each(BROWSERS)('%s', (name) => {
    describe.sequential(title.replace('%s', name), () => tests(name));
  });
}
