import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BROWSERS } from './support/driver.ts';
import { pressOn, say } from './support/product.ts';
import { eventually } from './support/shared.ts';
import { type Stage, setStage } from './support/stage.ts';

/** Anything that says who is met, what for, how long, or how it went. */
const TELLING = /Dana|Lee|review|youtube|meeting|present for|:|[^a-z]until/i;
const textOf = (page: Page) => page.evaluate(() => document.querySelector('main')?.textContent ?? '');

describe.each(BROWSERS)('a screen that others see, in %s', (name) => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await setStage(name);
  });
  afterAll(() => stage?.close());

  it('says nothing of the meeting while the call shares it, and is as before when that ends', async () => {
    const { browser, product } = stage;
    const { call } = await stage.meet();
    await call.click('#join');
    await eventually('the call is live', () => call.evaluate(() => document.body.textContent.includes('connected')));
    const site = await browser.open('https://youtube.com/');
    expect(await product.veiled(site)).toContain('Dana');

    await browser.activate(call);
    await call.click('#share');
    await eventually('it is known', async () => (await product.live())?.presenting ?? null);
    expect(JSON.stringify(await product.live())).not.toMatch(/Dana|review/);
    await browser.activate(site);
    const text = await eventually('the open veil is neutral', async () => {
      const said = await product.veilText(site);
      return said.includes(say('veil_neutral')) ? said : null;
    });
    if (process.env.PICTURES) await site.screenshot({ path: `${process.env.PICTURES}/neutral-${name}.png` });
    expect(text).not.toMatch(TELLING);
    expect(text).toContain(say('veil_neutral_back'));
    expect(await product.iconTitle()).toBe(say('manifest_name'));
    const popup = await browser.openExtensionPage('entrypoints/popup.html');
    await eventually('the popup says why', async () => (await textOf(popup)).includes(say('popup_presenting')));
    expect(await textOf(popup)).not.toMatch(/Dana|Lee|review|\d/);

    // A new life of the worker has heard nothing of the call yet, and says no more for that.
    await browser.killWorker();
    const next = await browser.open('https://reddit.com/');
    expect(await product.veiled(next)).toContain(say('veil_neutral'));

    await product.press(next, 'veil_neutral_back');
    await eventually('the call is in front', () => browser.isInFront(call));
    await call.click('#unshare');
    await eventually('it is over', async () => (await product.live())?.presenting === null);
    await browser.activate(site);
    await eventually('the veil says it again', async () => (await product.veilText(site)).includes('Dana'));
    await product.ask('endFocus');
    await product.focusOff();
  });

  it('says nothing either while the user says "I am presenting", until they take it back', async () => {
    const { browser, product } = stage;
    await stage.meet();
    const popup = await browser.openExtensionPage('entrypoints/popup.html');
    await pressOn(popup, say('popup_present'));
    await eventually('it is known', async () => (await product.live())?.presenting ?? null);
    await eventually('no name is left', async () => !/Dana|review/.test(await textOf(popup)));
    const site = await browser.open('https://youtube.com/');
    expect(await product.veiled(site)).not.toMatch(TELLING);
    await browser.activate(popup);
    await pressOn(popup, say('popup_presenting_over'));
    await eventually('names are back', async () => (await textOf(popup)).includes('Dana'));
    await browser.activate(site);
    await eventually('on the veil too', async () => (await product.veilText(site)).includes('Dana'));
  });
});
