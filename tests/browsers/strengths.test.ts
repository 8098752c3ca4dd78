import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { inBoth } from './support/in-both.ts';
import { pressOn, say } from './support/product.ts';
import { eventually } from './support/shared.ts';
import { LISTED, type Stage, setStage } from './support/stage.ts';

declare const standIn: { readonly frames: number; readonly uncovered: number };

const outside = (page: Page) => page.evaluate(() => document.documentElement.outerHTML);

inBoth('a soft veil in %s', (name) => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await setStage(name);
  });
  afterAll(() => stage?.close());

  const bannerOn = async (page: Page) =>
    (await stage.browser.shadow(page)).find((each) => each.attributes.class === 'banner')?.text ?? '';

  it('says whom one is with, leads back, and leaves no trace; what is firm leaves free what the invitation links', async () => {
    const { browser, product } = stage;
    const soft = { distractions: LISTED, strengths: { 'youtube.com': 'soft' as const } };
    await product.choose(soft);
    const page = await browser.open('https://youtube.com/');
    const before = await outside(page);
    const { call } = await stage.meet({
      lengthMs: 300_000,
      rule: 'FREQ=DAILY;COUNT=2',
      lines: ['DESCRIPTION:Read https://www.reddit.com/r/team/comments/17/agenda before we talk.'],
    });
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

    // What the invitation links is free, from its first frame on.
    const linked = await browser.open('https://www.reddit.com/r/team/comments/17/agenda');
    const seen = await linked.evaluate(() => ({ ...standIn }));
    expect(seen.uncovered).toBe(seen.frames);
    expect(await browser.shadow(linked)).toEqual([]);
    expect((await product.live())?.now?.linkedSites).toEqual(['reddit.com']);
    // A page that moves on within itself, and back.
    await linked.evaluate(() => history.pushState(null, '', '/r/elsewhere'));
    await product.veiled(linked);
    await linked.evaluate(() => history.back());
    await product.unveiled(linked);

    await browser.activate(late);
    await product.press(late, 'veil_needed');
    await product.unveiled(late);
    const asked = await eventually('it is asked', async () => (await product.live())?.alsoNextTime);
    expect(asked.site).toBe('youtube.com');
    await pressOn(await browser.openExtensionPage('entrypoints/popup.html'), say('popup_also_yes'));
    await eventually('it is asked no more', async () => (await product.live())?.alsoNextTime === null);
    expect(await product.veilScripts()).toEqual(['veil']);

    await product.ask('endFocus');
    for (const each of [page, next]) await product.unveiled(each);
    expect(await outside(page)).toBe(before);
  });
});
