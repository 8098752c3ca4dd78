import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { BROWSERS } from '../support/driver.ts';
import { eventually } from '../support/shared.ts';
import { type MediaServerStage, openMediaServerStage, type Scene } from './media-server-stage.ts';
import type { Room } from './room-page.ts';
import { hosted } from './room-rows.ts';
import { scriptTimeOfExtension } from './script-time.ts';

declare const room: Room;

/** As long as the promise is for. */
const STEADY_MS = 30_000;
/** Of one core. */
const SHARE_AT_MOST = 0.002;

let stage: MediaServerStage;
beforeAll(async () => {
  stage = await openMediaServerStage();
});
afterAll(() => stage?.close());
afterEach(() => Promise.all((stage?.benches ?? []).map((bench) => bench.clear())));

/** Only Chromium tells how long a page's scripts ran, anybody's, ms. */
async function allScripts(page: Page): Promise<number> {
  const session = await page.createCDPSession();
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const read = async () =>
    (await session.send('Performance.getMetrics')).metrics.find(({ name }) => name === 'ScriptDuration')?.value ?? 0;
  const before = await read();
  await pause(STEADY_MS);
  const after = await read();
  await session.detach();
  return (after - before) * 1_000;
}

async function inSteadyCall(scene: Scene, isListening = false): Promise<Page> {
  await hosted(scene);
  const page = await scene.own();
  await page.evaluate(async (is) => {
    if (!is) await room.preview();
    await room.join({ isListening: is });
  }, isListening);
  await eventually('the other is heard', () => page.evaluate(() => room.count() > 0));
  await pause(3_000);
  return page;
}

const say = (name: string, what: string, ms: number) =>
  console.log(
    `${name}: ${what} in ${STEADY_MS / 1_000} s: ${ms.toFixed(1)} ms, ${((100 * ms) / STEADY_MS).toFixed(3)} % of a core`,
  );

const cases = BROWSERS.flatMap((name) => [
  { name, what: 'a steady call', isListening: false },
  // Whether anything still arrives is asked only where nothing is sent.
  { name, what: 'a steady call that is only listened to', isListening: true },
]);

it.each(cases)('$what in $name costs nothing to speak of', async ({ name, what, isListening }) => {
  const bench = stage.benches.find((each) => each.name === name);
  if (!bench) throw new Error(`no ${name}`);
  await stage.play(bench, async (scene) => {
    const page = await inSteadyCall(scene, isListening);
    await bench.reaches('live');
    const before = await bench.report();
    const oursMs = await scriptTimeOfExtension(page, STEADY_MS);
    const after = await bench.report();
    say(name, `${what}, scripts of ours`, oursMs);
    const said = after.messages - before.messages;
    console.log(`${name}: ${said} messages, and ${after.pings - before.pings} signs of life to keep the worker awake`);
    expect(said).toBe(0);
    expect(oursMs / STEADY_MS).toBeLessThan(SHARE_AT_MOST);
    if (name === 'chromium' && !isListening) say(name, 'all scripts of the page', await allScripts(page));
  });
  await bench.clear();
  if (name !== 'chromium' || isListening) return;
  await bench.order({ order: 'unregister' });
  await stage.play(bench, async (scene) => {
    say(name, 'all scripts of the page without the probe', await allScripts(await inSteadyCall(scene)));
  });
  await bench.order({ order: 'register' });
});
