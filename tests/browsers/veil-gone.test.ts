import { expect, it } from 'vitest';
import { BROWSERS } from './support/driver.ts';
import { eventually } from './support/shared.ts';
import { MODEL, openBench } from './veil-bench/bench.ts';

it.each(BROWSERS)('in %s, a veil whose extension is gone takes itself off and gives the page back', async (name) => {
  const bench = await openBench(name);
  try {
    await bench.says(MODEL);
    const page = '<!doctype html><body style="background:#ff0000"><input id="field"></body>';
    const tab = await bench.driver.open(bench.serve('page', page));
    await tab.focus('#field');
    const before = await tab.evaluate(() => document.documentElement.outerHTML);
    await bench.inject();
    await bench.heading(tab);
    expect(await tab.evaluate(() => document.documentElement.outerHTML)).not.toBe(before);

    await bench.orphan();

    await eventually('it is gone', () => tab.evaluate((b) => document.documentElement.outerHTML === b, before), 15_000);
    await tab.keyboard.type('mine');
    expect(await tab.$eval('#field', (field) => (field as HTMLInputElement).value)).toBe('mine');
  } finally {
    await bench.close();
  }
});
