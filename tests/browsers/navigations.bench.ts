import { execFileSync } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from 'puppeteer-core';
import { afterAll, expect, it } from 'vitest';
import { BROWSERS } from './support/driver.ts';
import { redIn } from './support/red.ts';
import { eventually } from './support/shared.ts';
import type { OwnSite } from './support/sites.ts';
import { LISTED, type Stage, setStage } from './support/stage.ts';

/** NAVIGATIONS=200 npm run bench:navigations: so many in each browser, to a covered site and to a closed one in turn. */
const NAVIGATIONS = Number(process.env.NAVIGATIONS ?? 200);
const COVERED = 'https://youtube.com/page';
const CLOSED = 'https://x.com/page';
const NOTES = 'https://notes.example/';
const SETTLES_MS = 250;

declare const chrome: { tabs: { create(what: object): Promise<object> } };
interface Noted {
  frames: number;
  /** The page was prerendered, and then come to. */
  wasPrerendered: boolean;
  uncovered: number;
  /** What was seen in the first of those, and how large the page was. */
  first: string;
}
declare const noted: Noted;

/** A red page that counts, before anything else of it runs, each frame in which something of its own is what is seen. */
const PAGE = `<!doctype html><html><head><title>Red</title><script>
window.noted = { frames: 0, uncovered: 0, first: '', wasPrerendered: false };
(function frame() {
  requestAnimationFrame(frame);
  noted.wasPrerendered = performance.getEntriesByType('navigation')[0]?.activationStart > 0;
  // A tab that was never in front has no size, and is painted for nobody.
  if (document.hidden || document.prerendering || innerWidth === 0) return;
  const seen = document.elementFromPoint(innerWidth / 2, innerHeight / 2);
  noted.frames += 1;
  if (seen === document.documentElement || document.body?.contains(seen)) {
    noted.uncovered += 1;
    noted.first ||= [seen.localName, innerWidth, innerHeight, document.visibilityState, noted.frames].join(' ');
  }
})();
</script><script type="speculationrules">{ "prerender": [{ "urls": ["/prerendered"], "eagerness": "immediate" }] }</script>
<style>body { margin: 0; background: #ff0000; min-height: 200vh }</style></head>
<body><a id="next" href="/next">Next</a></body></html>`;
const red: OwnSite = (_, response) => {
  response.writeHead(200, { 'content-type': 'text/html', 'cache-control': 'no-cache' }).end(PAGE);
};

let stage: Stage;
afterAll(() => stage?.close());

it.each(BROWSERS)(`shows no frame of the page in %s, in ${NAVIGATIONS} navigations`, async (name) => {
  stage = await setStage(name, { own: { 'youtube.com': red, 'x.com': red } });
  const { browser, product, sites } = stage;
  const own = await browser.openExtensionPage('entrypoints/settings.html');
  await product.choose({ distractions: LISTED, strengths: { 'x.com': 'closed' } });
  // In its history there is a page of each site, from before the meeting.
  let tab = await browser.open(COVERED);
  await product.ask('startFocusFor', { minutes: 60 });
  await product.veiled(tab);
  const asked = () => sites.asked.filter((each) => /(^|\.)x\.com\//.test(each)).length;
  const askedBefore = asked();
  const frames: string[] = [];
  const cast = async (page: Page) => {
    if (name !== 'chromium') return;
    const session = await page.createCDPSession();
    session.on('Page.screencastFrame', ({ data, sessionId }) => {
      frames.push(data);
      session.send('Page.screencastFrameAck', { sessionId }).catch(() => {});
    });
    await session.send('Page.startScreencast', { format: 'png', everyNthFrame: 1, maxWidth: 640, maxHeight: 480 });
  };
  const tryTo = (what: Promise<unknown>) => Promise.race([what.catch(() => undefined), pause(2_000)]);
  const fresh = async () => {
    await tab.close().catch(() => undefined);
    tab = await browser.open(NOTES);
    await cast(tab);
  };
  const background = async (url: string) => {
    const before = await browser.pages();
    await own.evaluate((url) => chrome.tabs.create({ url, active: false }), url);
    const opened = await eventually('it is there', async () =>
      (await browser.pages()).find((each) => !before.includes(each)),
    );
    await cast(opened).catch(() => undefined);
    await pause(SETTLES_MS);
    await browser.activate(opened);
    await tab.close().catch(() => undefined);
    tab = opened;
  };
  const ways: Readonly<Record<string, (url: string, n: number) => Promise<unknown>>> = {
    typed: (url, n) => tryTo(tab.goto(`${url}?typed=${n}`)),
    link: async (url, n) => {
      await tryTo(tab.goto(NOTES));
      return tryTo(tab.evaluate((to) => location.assign(to), `${url}?link=${n}`));
    },
    'within the site': () => tryTo(tab.evaluate(() => document.getElementById('next')?.click())),
    prerendered: () => tryTo(tab.evaluate(() => location.assign('/prerendered'))),
    back: () => tryTo(tab.goBack()),
    forward: () => tryTo(tab.goForward()),
    reloaded: () => tryTo(tab.reload()),
    restored: async (url, n) => {
      await tryTo(tab.goto(`${url}?restored=${n}`));
      await tryTo(tab.close());
      const before = await browser.pages();
      execFileSync('xdotool', ['key', '--clearmodifiers', 'ctrl+shift+t'], {
        env: { ...process.env, DISPLAY: browser.display ?? '' },
      });
      tab = await eventually('it is back', async () => (await browser.pages()).find((each) => !before.includes(each)));
      await cast(tab).catch(() => undefined);
    },
    'in the background': (url, n) => background(`${url}?background=${n}`),
  };
  await fresh();
  const counts = new Map<string, { navigations: number; frames: number; uncovered: number; prerendered: number }>();
  // WAY="in the background" looks at one way alone.
  const names = Object.keys(ways).filter((each) => each === (process.env.WAY ?? each));
  for (let n = 0; n < NAVIGATIONS; n += 1) {
    const url = Math.floor(n / names.length) % 2 === 0 ? COVERED : CLOSED;
    const way = names[n % names.length] ?? '';
    if (n % names.length === 0) await fresh();
    await Promise.race([ways[way]?.(url, n), pause(20_000)]).catch((problem) =>
      process.stderr.write(`${way}: ${problem}\n`),
    );
    await pause(SETTLES_MS);
    const key = `${way}, ${url === COVERED ? 'covered' : 'closed'}`;
    const row = counts.get(key) ?? { navigations: 0, frames: 0, uncovered: 0, prerendered: 0 };
    const seen = await Promise.race([
      tab.evaluate(() => (typeof noted === 'undefined' ? null : { ...noted })).catch(() => null),
      pause(2_000, null),
    ]);
    row.navigations += 1;
    row.frames += seen?.frames ?? 0;
    row.uncovered += seen?.uncovered ?? 0;
    row.prerendered += seen?.wasPrerendered ? 1 : 0;
    process.stderr.write(`${name} ${n + 1}: ${key}, ${seen?.uncovered ?? 0} of ${seen?.frames ?? 0} frames\n`);
    if (seen?.uncovered) process.stderr.write(`${name}, ${key}: first ${seen.first}\n`);
    counts.set(key, row);
  }
  let redFrames = 0;
  // Most are the same as the one before.
  for (const frame of new Set(frames)) if ((await redIn(own, frame)) > 0) redFrames += 1;
  console.table(Object.fromEntries(counts));
  console.log(
    `${name}: ${frames.length} screencast frames, ${redFrames} with something of the page in them; ${asked() - askedBefore} requests for the closed site`,
  );
  await stage.close();
  const uncovered = [...counts.values()].reduce((sum, each) => sum + each.uncovered, 0);
  expect({ uncovered, redFrames, requests: asked() - askedBefore }).toEqual({
    uncovered: 0,
    redFrames: 0,
    requests: 0,
  });
});
