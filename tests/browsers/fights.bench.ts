import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, expect, it } from 'vitest';
import { BROWSERS } from './support/driver.ts';
import { type ScreenWatch, watchScreen } from './support/screen-watch.ts';
import type { OwnSite } from './support/sites.ts';
import { LISTED, type Stage, setStage } from './support/stage.ts';

/** FIGHTS=5 npm run bench:fights: so many of each way, in each browser (BROWSER=firefox: in one). */
const FIGHTS = Number(process.env.FIGHTS ?? 5);
const LOOKS_MS = 8_000;
/** From when a page was first seen it is for no longer than this: its veil stays, or it gives way to our own page. */
const SETTLED_WITHIN_MS = 4_000;
/** A picture that shows the page stands for no longer than this, however late the next one was taken, ms. */
const PICTURE_MS = 50;

const GONE = 'for (const each of [...root.children]) if (!/^(head|body)$/.test(each.localName)) each.remove();';
/** Ways to take the veil away, again and again. */
const WAYS: Readonly<Record<string, string>> = {
  'every 90 ms': `setInterval(() => { ${GONE} }, 90);`,
  'as often as a timer can': `setInterval(() => { ${GONE} }, 0);`,
  'before each frame': `(function frame() { ${GONE} requestAnimationFrame(frame); })();`,
  'the moment it is there': `new MutationObserver(() => { ${GONE} }).observe(root, { childList: true }); ${GONE}`,
};
const fighting: OwnSite = (url, response) => {
  const fight = Object.values(WAYS)[Number(url.searchParams.get('way'))] ?? '';
  response
    .writeHead(200, { 'content-type': 'text/html' })
    .end(
      `<!doctype html><title>Fights</title><body style="margin:0;background:#ff0000"><script>const root = document.documentElement; ${fight}</script>`,
    );
};

declare const chrome: {
  tabs: {
    create(what: object): Promise<{ id: number }>;
    get(id: number): Promise<{ url?: string }>;
    remove(id: number): Promise<void>;
  };
};

/** Of the pictures since one: how long the page was seen in each second from when it was first seen, and at a stretch, ms. */
function seenSince(screen: ScreenWatch, fromMs: number) {
  const red = new Set(screen.found.map((each) => each.atMs));
  const taken = screen.takenAtMs.filter((each) => each >= fromMs);
  const firstMs = taken.find((each) => red.has(each));
  const seconds: number[] = [];
  let lastMs = 0;
  let stretchMs = 0;
  let longestMs = 0;
  for (const [at, each] of taken.entries()) {
    if (firstMs === undefined || !red.has(each)) {
      stretchMs = 0;
      continue;
    }
    const shownMs = Math.min((taken[at + 1] ?? each) - each, PICTURE_MS);
    stretchMs += shownMs;
    longestMs = Math.max(longestMs, stretchMs);
    lastMs = each + shownMs - firstMs;
    const second = Math.floor((each - firstMs) / 1_000);
    for (let n = seconds.length; n <= second; n += 1) seconds.push(0);
    seconds[second] = (seconds[second] ?? 0) + shownMs;
  }
  return { seconds: seconds.map(Math.round), longestMs: Math.round(longestMs), lastMs: Math.round(lastMs) };
}

let stage: Stage | undefined;
afterEach(() => stage?.close());

it.each(BROWSERS.filter((each) => each === (process.env.BROWSER ?? each)))(
  'is put back in %s, or gives way to our own page, over a page that fights it',
  async (name) => {
    stage = await setStage(name, { own: { 'reddit.com': fighting } });
    const { browser, product } = stage;
    const screen = await watchScreen(browser.display);
    if (!screen) throw new Error('Needs a virtual display (Xvfb) and pictures of it (ffmpeg)');
    const own = await browser.openExtensionPage('entrypoints/settings.html');
    await product.choose({ distractions: LISTED });
    const closedPage = browser.extensionUrl('entrypoints/closed.html');
    const table: Record<string, object> = {};
    let settledMs = 0;
    for (const [way, words] of Object.keys(WAYS).entries())
      for (let n = 0; n < FIGHTS; n += 1) {
        await product.ask('startFocusFor', { minutes: 5 });
        await product.focusOn();
        await screen.caughtUp();
        const fromMs = Date.now();
        const tab = await own.evaluate(
          async (url) => (await chrome.tabs.create({ url, active: true })).id,
          `https://reddit.com/?way=${way}`,
        );
        await pause(LOOKS_MS);
        await screen.caughtUp();
        const seen = seenSince(screen, fromMs);
        const gaveWay = (await own.evaluate(async (id) => (await chrome.tabs.get(id)).url, tab)) === closedPage;
        table[`${words} ${n + 1}`] = { ...seen, seconds: seen.seconds.join(' '), gaveWay };
        settledMs = Math.max(settledMs, seen.lastMs);
        await own.evaluate((id) => chrome.tabs.remove(id), tab);
        await product.ask('endFocus');
        await product.focusOff();
      }
    console.log(`${name} ${browser.version}: ms in which the page was seen, second by second from when it first was`);
    console.table(table);
    await screen.close();
    expect(settledMs).toBeLessThan(SETTLED_WITHIN_MS);
  },
);
