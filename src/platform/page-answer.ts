import { browser } from './browser.ts';

/**
 * Some pages never answer: one that shows a dialog of its own, runs in a loop, never ends loading, or was put to sleep.
 * Nothing of ours waits for one longer, or a single page could keep everything else from being done, ms. What was sent
 * reaches it all the same when it wakes.
 */
const PAGE_ANSWERS_MS = 2_000;

/** What a page answers; `otherwise` where it fails, or has not answered in time. Never rejects. */
export function pageAnswer<T, Other>(
  asked: Promise<T>,
  otherwise: Other,
  limitMs = PAGE_ANSWERS_MS,
): Promise<T | Other> {
  return new Promise((done) => {
    const timer = setTimeout(() => done(otherwise), limitMs);
    asked
      .catch(() => otherwise)
      .then((answer) => {
        clearTimeout(timer);
        done(answer);
      });
  });
}

type Injection = Parameters<typeof browser.scripting.executeScript>[0];

/** Runs a script in a tab. A page that we may not enter, or that hangs, is none of our business. */
export async function runIn(injection: Injection): Promise<void> {
  await pageAnswer(browser.scripting.executeScript(injection), null);
}
