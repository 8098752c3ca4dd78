import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Bench, MODEL, openBench } from './veil-bench/bench.ts';

/** Enough to see a flash that comes one time in ten. */
const NAVIGATIONS = 40;

let bench: Bench;
beforeAll(async () => {
  bench = await openBench('chromium');
});
afterAll(() => bench?.close());

/** Firefox has no screencast; there `veil-cover.test.ts` asks the page itself in each of its frames. */
it('lets no frame of the page be painted, however it is come to', async () => {
  await bench.says(MODEL);
  await bench.register();
  const url = bench.serve(
    'page',
    '<!doctype html><body style="background:#ff0000"><a id="next" href="/page">Next</a></body>',
  );
  const tab = await bench.driver.open('about:blank');
  const frames: string[] = [];
  const session = await tab.createCDPSession();
  session.on('Page.screencastFrame', ({ data, sessionId }) => {
    frames.push(data);
    session.send('Page.screencastFrameAck', { sessionId }).catch(() => {});
  });
  await session.send('Page.startScreencast', { format: 'png', everyNthFrame: 1 });
  const ways = [
    () => tab.goto(url),
    () => tab.evaluate(() => document.getElementById('next')?.click()),
    () => tab.goto(`${url}?${frames.length}`),
    () => tab.evaluate(() => history.back()),
  ];
  for (let n = 0; n < NAVIGATIONS; n++) {
    await ways[n % ways.length]?.();
    await pause(150);
  }
  await session.send('Page.stopScreencast');
  expect(frames.length).toBeGreaterThan(NAVIGATIONS);
  const red: number[] = [];
  // Most frames are the veil and nothing else, to the last byte.
  for (const frame of new Set(frames)) red.push(await bench.redIn(frame));
  expect(red.filter((pixels) => pixels > 0)).toEqual([]);

  await bench.tell('liftVeil');
  await bench.unregister();
  await tab.goto(url);
  expect(await bench.redPixels(tab)).toBeGreaterThan(1_000);
});
