import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { inBoth } from './support/in-both.ts';
import { say } from './support/product.ts';
import { eventually } from './support/shared.ts';
import { LISTED, type Stage, setStage } from './support/stage.ts';

const outside = (page: Page) => page.evaluate(() => document.documentElement.outerHTML);

inBoth('a soft veil in %s', (name) => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await setStage(name);
  });
  afterAll(() => stage?.close());

  const bannerOn = async (page: Page) =>
    (await stage.browser.shadow(page)).find((each) => each.attributes.class === 'banner')?.text ?? '';

  it('says whom one is with, lets the page be used, leads back, becomes firm at once, and leaves no trace', async () => {
    const { browser, product } = stage;
    const soft = { distractions: LISTED, strengths: { 'youtube.com': 'soft' as const } };
    await product.choose(soft);
    const page = await browser.open('https://youtube.com/');
    const before = await outside(page);
    const { call } = await stage.meet();
    await browser.activate(page);
    const text = await eventually('the banner says it', async () => (await bannerOn(page)) || null);
    expect(text).toContain('Dana');
    expect(await product.veilText(page)).toBe('');
    if (process.env.PICTURES) await page.screenshot({ path: `${process.env.PICTURES}/soft-${name}.png` });
    await page.click('#search');
    await page.keyboard.type('harbour');
    expect(await page.$eval('#search', (field) => (field as HTMLInputElement).value)).toBe('harbour');

    const next = await browser.open('https://reddit.com/');
    expect(await product.veiled(next)).toContain('Dana');

    await browser.activate(page);
    await product.press(page, 'veil_back');
    await eventually('the call is in front', () => browser.isInFront(call));

    // Firmer at once; and softer again only with the next meeting.
    await product.choose({ distractions: LISTED });
    const late = await browser.open('https://www.youtube.com/late');
    expect(await product.veiled(late)).toContain(say('veil_needed'));
    await product.ask('endFocus');
    for (const each of [page, next, late]) await product.unveiled(each);
    expect(await outside(page)).toBe(before);
  });
});
