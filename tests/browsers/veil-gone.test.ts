import type { Page } from 'puppeteer-core';
import { afterEach, describe, expect, it } from 'vitest';
import { BROWSERS } from './support/driver.ts';
import { eventually } from './support/shared.ts';
import { type Bench, MODEL, openBench } from './veil-bench/bench.ts';

const PAGE = '<!doctype html><body style="background:#ff0000"><input id="field"></body>';

describe('a veil whose extension is reloaded under it', () => {
  let bench: Bench;
  let tab: Page;
  afterEach(() => bench?.close());

  const veiled = async (name: 'chromium' | 'firefox') => {
    bench = await openBench(name);
    await bench.says(MODEL);
    tab = await bench.driver.open(bench.serve('page', PAGE));
    await tab.focus('#field');
    const before = await dom();
    await bench.inject();
    await bench.heading(tab);
    expect(await dom()).not.toBe(before);
    return before;
  };
  const dom = () => tab.evaluate(() => document.documentElement.outerHTML);
  const write = async () => {
    await tab.keyboard.type('mine');
    return tab.$eval('#field', (field) => (field as HTMLInputElement).value);
  };

  it.each(BROWSERS)('is taken off and gives the page back, in %s', async (name) => {
    const before = await veiled(name);
    await bench.orphan();
    await eventually('it is gone', async () => (await dom()) === before, 15_000);
    expect(await write()).toBe('mine');
  });

  it('leaves nothing in the way of the veil of the next life, in Firefox', async () => {
    await veiled('firefox');
    await bench.orphan();
    await bench.reopen();
    await bench.inject();
    await eventually('there is one veil', async () => {
      const dialogs = (await bench.veil(tab)).filter(({ tag }) => tag === 'dialog');
      return dialogs.length === 1 && (await bench.calls()).filter((call) => call === 'veilOpened').length === 2;
    });
    await bench.tell('liftVeil');
    await eventually('nothing is left', async () => (await bench.veil(tab)).length === 0);
    expect(await dom()).not.toContain('<div');
  });
});
