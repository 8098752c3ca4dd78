import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BROWSERS } from './support/driver.ts';
import { FEED_SITES, feedSite } from './support/feed-pages.ts';
import { say } from './support/product.ts';
import { eventually } from './support/shared.ts';
import { type Stage, setStage } from './support/stage.ts';

const SITES = Object.keys(FEED_SITES);
const CHOSEN = { distractions: SITES, feedOnly: SITES };

declare const shownPosts: number;
declare const go: (path: string) => void;

const outside = (page: Page) => page.evaluate(() => document.documentElement.outerHTML);
const framesWithPosts = (page: Page) => page.evaluate(() => shownPosts);
const isShown = (page: Page, selector: string) =>
  page.evaluate(
    (what) => document.querySelector(what)?.checkVisibility({ visibilityProperty: true }) ?? false,
    selector,
  );

describe.each(BROWSERS)('a feed that is hidden, in %s,', (name) => {
  let stage: Stage;
  let before: Page;
  let call: Page;
  beforeAll(async () => {
    stage = await setStage(name, { own: Object.fromEntries(SITES.map((site) => [site, feedSite(site)])) });
    await stage.browser.grant(SITES.map((site) => `*://*.${site}/*`));
    await stage.product.choose(CHOSEN);
    before = await stage.browser.open('https://www.facebook.com/');
    expect(await isShown(before, '.post')).toBe(true);
    call = (await stage.meet({ lengthMs: 300_000 })).call;
  });
  afterAll(() => stage?.close());

  const note = async (page: Page) =>
    (await stage.browser.shadow(page)).find((each) => each.attributes.class?.startsWith('note'));
  const noted = (page: Page) =>
    eventually('the note lies there', async () => {
      const found = await note(page);
      return found !== undefined && found.attributes.hidden === undefined ? found.text : null;
    });
  const isGone = (page: Page) =>
    eventually('no note lies there', async () => {
      const found = await note(page);
      return found === undefined || found.attributes.hidden !== undefined;
    });

  it.each(SITES)('leaves the rest of %s to be used', async (site) => {
    const { feedPath, linkedPath } = FEED_SITES[site] ?? { feedPath: '', linkedPath: '' };
    const page = await stage.browser.open(`https://www.${site}${feedPath}`);
    expect(await noted(page)).toContain('Dana');
    expect(await isShown(page, '#search')).toBe(true);
    await page.evaluate((path) => go(path), linkedPath);
    await eventually('the linked page is there', () => isShown(page, '#linked'));
    await isGone(page);
    await page.evaluate(() => history.back());
    await noted(page);
    expect(await framesWithPosts(page)).toBe(0);
    if (process.env.PICTURES) await page.screenshot({ path: `${process.env.PICTURES}/feed-${site}-${name}.png` });
    await page.close();
  });

  it('is covered by the veil where the page is built as nobody knows, and free again where it is', async () => {
    const page = await stage.browser.open('https://www.youtube.com/?rebuilt');
    expect(await stage.product.veiled(page, 20_000)).toContain(say('veil_two_minutes'));
    expect(await framesWithPosts(page)).toBe(0);
    await page.evaluate(() => go('/watch'));
    await eventually('the linked page is there', () => isShown(page, '#linked'));
    await stage.product.unveiled(page);
    await page.close();
  });

  it('says nothing of the meeting while presenting, leads back, and comes back whole', async () => {
    const { browser, product } = stage;
    await browser.activate(before);
    expect(await noted(before)).toContain('Dana');
    await product.ask('setPresenting', { isPresenting: true });
    await eventually('the note is neutral', async () => (await noted(before)).includes(say('feed_neutral')));
    expect((await browser.shadow(before)).map((each) => each.text).join(' ')).not.toContain('Dana');
    await product.ask('setPresenting', { isPresenting: false });
    await eventually('it speaks again', async () => (await noted(before)).includes('Dana'));
    await product.press(before, 'veil_back');
    await eventually('the call is in front', () => browser.isInFront(call));
    await browser.killWorker();
    await product.ask('endFocus');
    await product.unveiled(before);
    expect(await isShown(before, '.post')).toBe(true);
    const fresh = await browser.open('https://www.facebook.com/');
    expect(await outside(before)).toBe(await outside(fresh));
  });
});
