import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from 'puppeteer-core';
import { afterAll, expect, it } from 'vitest';
import { BROWSERS } from './support/driver.ts';
import { eventually } from './support/shared.ts';
import type { OwnSite } from './support/sites.ts';
import { LISTED, type Stage, setStage } from './support/stage.ts';

/** KILLS=50 SEED=1 npm run bench:given-back; each kill is told as it comes, on the error output. */
const KILLS = Number(process.env.KILLS ?? 50);
/** Focus goes on for so long before it is ended; a kill comes before that, while it ends, or after. */
const FOCUS_MS = 1_500;
const AFTER_MS = 700;

const WAYS = ['worker', 'reload', 'off and on', 'browser'] as const;

/** A small generator (Park and Miller 1988): the same seed, the same instants. */
function chance(seed: number): () => number {
  let state = (seed % 2_147_483_646) + 1;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

const radio: OwnSite = (_, response) => {
  response.writeHead(200, { 'content-type': 'text/html' });
  response.end('<title>Radio</title><audio src="/tone.wav" loop autoplay></audio>');
};
const outside = (page: Page) => page.evaluate(() => `${document.title} ${document.documentElement.outerHTML}`);

let stage: Stage;
afterAll(() => stage?.close());

it.each(BROWSERS)(`leaves nothing changed in %s, killed at ${KILLS} instants of a focus session`, async (name) => {
  stage = await setStage(name, { own: { 'radio.example': radio } });
  const { browser, product } = stage;
  const next = chance(Number(process.env.SEED ?? 20_261_122));
  // x.com is closed, reddit.com has the banner, youtube.com the cover.
  await product.choose({ distractions: LISTED, strengths: { 'reddit.com': 'soft', 'x.com': 'closed' } });
  let pages: readonly Page[] = [];
  let sound: Page | null = null;
  let before: readonly string[] = [];
  const openPages = async () => {
    pages = await Promise.all(LISTED.map((site) => browser.open(`https://${site}/still`)));
    sound = await browser.open('https://radio.example/');
    await browser.hear(sound);
    before = await Promise.all(pages.map(outside));
  };
  const left = async () => {
    const now = await Promise.all(pages.map(outside));
    const what = {
      rules: await product.rules(),
      registrations: (await product.focusScripts()).length,
      mutes: (await product.mutedTabs()).filter(Boolean).length,
      pages: now.filter((each, at) => each !== before[at]).length,
    };
    return Object.values(what).some((each) => each > 0) ? what : null;
  };
  const table = new Map<string, { kills: number; changed: number; slowestMs: number; instantsMs: number[] }>();

  await openPages();
  for (let kill = 0; kill < KILLS; kill += 1) {
    const way = WAYS[kill % WAYS.length] ?? 'worker';
    const atMs = Math.round(next() * (FOCUS_MS + AFTER_MS));
    const row = table.get(way) ?? { kills: 0, changed: 0, slowestMs: 0, instantsMs: [] };
    const session = (async () => {
      await product.ask('startFocusFor', { minutes: 5 });
      await pause(FOCUS_MS);
      await product.ask('endFocus');
    })().catch(() => undefined);
    await pause(atMs);
    if (way === 'worker') await browser.killWorker();
    else if (way === 'reload') await product.reloadExtension();
    else if (way === 'off and on') await product.switchOffAndOn();
    else {
      await browser.crash();
      await browser.relaunch();
      await product.restarted();
    }
    await Promise.race([session, pause(3_000)]);
    const answered = () => Promise.race([product.ask('refreshLive').then(() => true), pause(5_000, false)]);
    await eventually(`the worker answers after ${way} at ${atMs} ms`, answered, 30_000);
    if ((await product.live())?.now) await product.ask('endFocus');
    // What is closed can only be opened once focus is off; what was open went with the browser.
    if (way === 'browser') {
      await eventually('sites are open', async () => (await product.rules()) === 0, 15_000);
      await openPages();
    }
    const beganMs = performance.now();
    const isClean = await eventually('nothing is left', async () => (await left()) === null, 15_000).catch(() => false);
    row.kills += 1;
    row.instantsMs.push(atMs);
    row.slowestMs = Math.max(row.slowestMs, Math.round(performance.now() - beganMs));
    if (!isClean) {
      row.changed += 1;
      process.stderr.write(`${name}, ${way} at ${atMs} ms: ${JSON.stringify(await left())}\n`);
    }
    table.set(way, row);
    process.stderr.write(`${name} ${kill + 1}: ${way} at ${atMs} ms, ${isClean ? 'clean' : 'CHANGED'}\n`);
  }
  console.table(
    Object.fromEntries(
      [...table].map(([way, row]) => [`${name}: ${way}`, { ...row, instantsMs: row.instantsMs.join(' ') }]),
    ),
  );
  await stage.close();
  expect([...table.values()].reduce((sum, each) => sum + each.changed, 0)).toBe(0);
});
