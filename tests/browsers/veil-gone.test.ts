import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, expect, it } from 'vitest';
import { eventually } from './support/shared.ts';
import { type Bench, MODEL, openBench } from './veil-bench/bench.ts';

/** After this a last will would have been carried out. */
const WILL_MS = 5_000;
const body = (script: string) => `<!doctype html><body style="background:#ff0000">${script}Only to be read</body>`;

let bench: Bench;
afterEach(() => bench?.close());

// That it is taken off in a page like others is seen in `given-back.test.ts`; in Chromium our scripts live on and do it anywhere.
it('a veil whose extension has gone goes where scripts are off, and is one press away where the page keeps it, in Firefox', async () => {
  bench = await openBench('firefox');
  await bench.says(MODEL);
  const policy = { 'content-security-policy': 'sandbox' };
  const still = await bench.driver.open(bench.serve('still', { body: body(''), headers: policy }));
  const keeping = await bench.driver.open(bench.serve('keeping', body('<script>window.setTimeout = () => 1</script>')));
  await bench.inject();
  for (const tab of [still, keeping]) await bench.heading(tab);
  await bench.orphan();
  await bench.reopen();
  await bench.driver.activate(keeping);
  await eventually('it is gone', async () => (await bench.veil(still)).length === 0);
  await pause(WILL_MS);
  expect(await bench.redPixels(keeping)).toBe(0);
  await (await bench.button(keeping, 'Back to the meeting')).click();
  await eventually('the page is there', async () => (await bench.redPixels(keeping)) > 1_000);
});
