import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { BrowserName } from '../support/driver.ts';
import { eventually } from '../support/shared.ts';
import { type Bench, HOST, MODEL, openBench } from './bench.ts';
import { GOING, HOSTILE, ONLY_IN_CHROMIUM, PARTS } from './hostile-pages.ts';

/** How long a page has its way before it is looked at: each begins its fight within 200 ms, and again within as many. */
const FIGHT_MS = 500;
/** The veil promises to be back within a second. */
const BACK_WITHIN_MS = 3_000;

/** A spec file for each browser, so that they run side by side. */
export function underTheVeil(name: BrowserName): void {
  let bench: Bench;
  beforeAll(async () => {
    bench = await openBench(name);
    await bench.says(MODEL);
    await bench.register();
    for (const [path, page] of Object.entries(PARTS)) bench.serve(path, page);
  });
  afterAll(() => bench?.close());
  /** The tab of a page that has lost: the next page comes in it. */
  let spare: Page | null = null;

  /** Chromium's driver takes a page that was prerendered for another one than that in whose tab it is. */
  const whereItIs = (opened: Page, path: string) =>
    eventually('it is there', async () => {
      const others = (await bench.driver.pages()).filter((each) => each.url() === `https://${HOST}/${path}`);
      for (const each of [opened, ...others]) if ((await each.title().catch(() => '')) === 'page') return each;
      return null;
    });

  const all = { ...HOSTILE, ...GOING, ...(name === 'chromium' && ONLY_IN_CHROMIUM) };
  it.each(Object.entries(all))('%s', async (what, page) => {
    await bench.forgetCalls();
    const url = bench.serve(what.replaceAll(' ', '-'), page);
    const opened = spare ?? (await bench.driver.open(url));
    if (spare) await spare.goto(url);
    spare = null;
    await pause(FIGHT_MS);
    const going = GOING[what];
    const tab = going ? await whereItIs(opened, going.to) : opened;
    await eventually('the veil is over it', async () => (await bench.redPixels(tab)) === 0, BACK_WITHIN_MS);
    for (let look = 0; look < 2; look++) expect(await bench.redPixels(tab)).toBe(0);

    const back = await bench.button(tab, 'Back to the meeting');
    await back.click();
    await eventually('the press arrives', async () => (await bench.calls()).includes('veilTurnedBack'));
    // Whoever presses gives the page a moment in which it may go fullscreen and the like.
    await pause(300);
    expect(await bench.redPixels(tab)).toBe(0);

    await bench.tell('liftVeil');
    await eventually('the veil is gone', async () => (await bench.veil(tab)).every(({ tag }) => tag !== 'form'));
    // Nor does Firefox's always know of a page that came back whole.
    spare = going ? null : tab;
  });

  it('removes it the moment it is back cannot make a busy loop of that, nor keep it away for a second', async () => {
    const page = `<!doctype html><html><body><script>
      window.removed = []; let turns = 0; setInterval(() => { turns += 1; window.turns = turns; }, 20);
      const gone = () => { for (const e of document.documentElement.children) if (e.localName === 'div') { e.remove(); removed.push(performance.now()); } };
      new MutationObserver(gone).observe(document.documentElement, { childList: true }); gone();
    </script></body></html>`;
    const tab = await bench.driver.open(bench.serve('fighter', page));
    await pause(4_000);
    const { removed, turns } = await tab.evaluate(() => {
      const { removed, turns } = window as unknown as { removed: number[]; turns: number };
      return { removed, turns };
    });
    expect(turns).toBeGreaterThan(100);
    expect(removed.length).toBeGreaterThan(20);
    expect(removed.length).toBeLessThan(150);
    expect(Math.max(...removed.map((atMs, at) => atMs - (removed[at - 1] ?? atMs)))).toBeLessThan(1_100);
    await tab.close();
  });
}
