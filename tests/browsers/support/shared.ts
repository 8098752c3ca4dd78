import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'puppeteer-core';

/** The name under which the browsers list the extension. */
export const PRODUCT = 'Undivided';

/** How long a browser may take to start where many others run, ms. */
export const STARTS_WITHIN_MS = 80_000;

/** A path inside the project. */
export const fromRoot = (path: string): string => fileURLToPath(new URL(`../../../${path}`, import.meta.url));

/** Opens a tab in front and waits for its page. */
export async function openIn(browser: Browser, url: string): Promise<Page> {
  const page = await browser.newPage();
  await page.goto(url);
  return page;
}

/** Does the page itself say that it is in front? */
export const inFront = (page: Page): Promise<boolean> => page.evaluate(() => document.visibilityState === 'visible');

/** Tries until the answer is neither null nor false; the last error, or what was awaited, is in the failure. */
export async function eventually<T>(
  what: string,
  ask: () => Promise<T | null | false | undefined>,
  withinMs = 10_000,
): Promise<T> {
  const untilMs = performance.now() + withinMs;
  let problem: unknown = 'it was not so';
  while (performance.now() < untilMs) {
    try {
      const answer = await ask();
      if (answer !== null && answer !== false && answer !== undefined) return answer;
    } catch (error) {
      problem = error;
    }
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error(`Waited ${withinMs} ms in vain until ${what} (${problem})`);
}
