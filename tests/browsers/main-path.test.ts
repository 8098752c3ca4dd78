import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { inBoth } from './support/in-both.ts';
import { pressOn, say } from './support/product.ts';
import { eventually } from './support/shared.ts';
import { OTHER_URL } from './support/sites.ts';
import { type Stage, setStage } from './support/stage.ts';

/** Everything about a page that somebody who is covered by a veil could have changed. */
const traces = (page: Page) =>
  page.evaluate(() => ({
    around: [...document.documentElement.children].map((each) => each.tagName),
    root: [...document.documentElement.attributes].map((each) => `${each.name}=${each.value}`),
    body: [...document.body.attributes].map((each) => `${each.name}=${each.value}`),
    overflow: [getComputedStyle(document.documentElement).overflow, getComputedStyle(document.body).overflow],
    isInert: document.querySelector('[inert]') !== null,
    sheets: document.styleSheets.length + document.adoptedStyleSheets.length,
    keeps: Object.keys(window).filter((key) => /undivided|veil/i.test(key)),
  }));

const playing = (page: Page) =>
  page.evaluate(() => [...document.querySelectorAll<HTMLMediaElement>('video, audio')].map((each) => !each.paused));

inBoth('the main path in %s', (name) => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await setStage(name);
  });
  afterAll(() => stage?.close());
  afterEach(async () => {
    const { browser, product } = stage;
    if ((await product.live())?.now) await product.ask('endFocus');
    await product.focusOff();
    const keep = ['settings.html', 'meet.jit.si'];
    for (const page of await browser.pages())
      if (
        /^(https|chrome-extension|moz-extension):/.test(page.url()) &&
        !keep.some((each) => page.url().includes(each))
      )
        await page.close();
  });

  it('starts focus when a calendar meeting starts, and the popup says with whom, until when and why', async () => {
    const { planned, live } = await stage.meet();
    expect(Math.abs(live.startedAtMs - planned.startMs)).toBeLessThan(1_000);
    expect(live).toMatchObject({ title: planned.title, people: ['Dana Reyes', 'Lee Wong'], because: 'has-people' });
    const popup = await stage.browser.openExtensionPage('entrypoints/popup.html');
    const text = await eventually('the popup shows it', () =>
      popup.evaluate(
        (title) => (document.body.textContent.includes(title) ? document.body.textContent : null),
        planned.title,
      ),
    );
    expect(text).toMatch(/Dana/);
    expect(text).toContain(say('because_has_people'));
  });

  it('starts focus by one click in the popup, and ends it by one more', async () => {
    const { browser, product } = stage;
    const popup = await browser.openExtensionPage('entrypoints/popup.html');
    await pressOn(popup, say('popup_focus_for', say('unit_minutes', '25')));
    const now = await product.focusOn();
    expect(now.because).toBe('by-hand');
    expect((now.plannedEndMs ?? 0) - now.startedAtMs).toBe(25 * 60_000);
    await pressOn(popup, say('popup_end'));
    await product.focusOff();
  });

  it('covers a listed site before its first frame', async () => {
    const { browser, product } = stage;
    await stage.meet();
    for (const site of ['youtube.com', 'www.reddit.com']) {
      const page = await browser.open(`https://${site}/`);
      const text = await product.veiled(page);
      expect(text).toContain('Dana');
      expect(text).toContain(say('veil_needed'));
      const seen = await page.evaluate(
        () => (window as unknown as { standIn: { frames: number; uncovered: number } }).standIn,
      );
      expect(seen.frames).toBeGreaterThan(0);
      expect(seen.uncovered).toBe(0);
    }
  });

  it('leaves a page that nobody listed alone', async () => {
    const { browser } = stage;
    const page = await browser.open(OTHER_URL);
    const before = await traces(page);
    /** All by which a page that knows our very address could tell that we are there. */
    const tells = () =>
      page.evaluate(async (url) => {
        const loads = (tag: 'img' | 'script') =>
          new Promise((done) => {
            const element = Object.assign(document.createElement(tag), {
              src: url.replace('*', tag === 'img' ? 'icons/16.png' : 'entrypoints/veil.js'),
            });
            element.onload = () => done(true);
            element.onerror = () => done(false);
            // What is refused without a word tells nothing either.
            setTimeout(done, 2_000, false);
            document.head.append(element);
            element.remove();
          });
        const fetches = fetch(url.replace('*', 'manifest.json')).then(
          () => true,
          () => false,
        );
        const talks = Boolean((globalThis as { chrome?: { runtime?: unknown } }).chrome?.runtime);
        return [await loads('img'), await loads('script'), await fetches, talks];
      }, browser.extensionUrl('*'));
    expect(await tells()).toEqual([false, false, false, false]);
    await stage.meet();
    await browser.activate(page);
    expect(await tells()).toEqual([false, false, false, false]);
    expect(await browser.shadow(page)).toEqual([]);
    expect(await traces(page)).toEqual(before);
  });

  it('covers a tab that was open already, and gives it back as it was when focus ends', async () => {
    const { browser, product } = stage;
    const page = await browser.open('https://youtube.com/');
    await eventually('it plays', async () => (await playing(page)).every(Boolean));
    const before = await traces(page);
    await stage.meet();
    await browser.activate(page);
    await product.veiled(page);
    expect(await playing(page)).toEqual([false, false]);
    await product.ask('endFocus');
    await product.unveiled(page);
    await eventually('it plays again', async () => (await playing(page)).every(Boolean));
    expect(await traces(page)).toEqual(before);
  });

  it('goes "Back to the meeting"', async () => {
    const { browser, product } = stage;
    const { call } = await stage.meet();
    const page = await browser.open('https://youtube.com/');
    await product.veiled(page);
    await product.press(page, 'veil_back');
    await eventually('the call is in front', () => browser.isInFront(call));
  });

  it('lifts the veil for "I need this for the meeting", and counts it as present from then on', async () => {
    const { browser, product } = stage;
    const before = (await product.records()).length;
    await stage.meet();
    const page = await browser.open('https://youtube.com/');
    await product.veiled(page);
    await product.press(page, 'veil_needed');
    await product.unveiled(page);
    await new Promise((done) => setTimeout(done, 2_500));
    // All of that site, for the rest of this meeting.
    const again = await browser.open('https://www.youtube.com/watch');
    expect(await product.veilText(again)).toBe('');
    await product.ask('endFocus');
    const record = await product.newRecord(before);
    expect(record.pulls.map(({ site, outcome }) => [site, outcome])).toEqual([['youtube.com', 'needed']]);
    expect(record.stretches.at(-1)).toMatchObject({ attention: 'present' });
  });

  it('opens "Two minutes here" after a wait, and counts them as distracted', async () => {
    const { browser, product } = stage;
    const before = (await product.records()).length;
    await stage.meet();
    const page = await browser.open('https://youtube.com/');
    await product.veiled(page);
    const waits = (await browser.shadow(page)).find((each) => each.text.startsWith(say('veil_two_minutes')));
    expect(waits?.attributes['aria-disabled']).toBe('true');
    await waits?.click();
    await new Promise((done) => setTimeout(done, 500));
    expect(await product.veilText(page)).not.toBe('');
    await product.press(page, 'veil_two_minutes');
    await product.unveiled(page);
    await new Promise((done) => setTimeout(done, 2_000));
    await product.ask('endFocus');
    const record = await product.newRecord(before);
    expect(record.pulls.map(({ site, outcome }) => [site, outcome])).toEqual([['youtube.com', 'gave-in']]);
    expect(record.stretches.at(-1)).toMatchObject({ attention: 'distracted', site: 'youtube.com' });
  });

  it('ends with the meeting: focus is off, and every tab is free', async () => {
    const { browser, product } = stage;
    const pages = [await browser.open('https://youtube.com/'), await browser.open('https://reddit.com/')];
    const before = await Promise.all(pages.map(traces));
    const { planned } = await stage.meet({ lengthMs: 6_000 });
    for (const page of pages) await product.veiled(page);
    await product.focusOff();
    expect(Date.now() - planned.endMs).toBeLessThan(3_000);
    for (const page of pages) await product.unveiled(page);
    expect(await Promise.all(pages.map(traces))).toEqual(before);
  });

  it('shows the meeting in the report', async () => {
    const { browser, product } = stage;
    const { planned } = await stage.meet({ title: 'Talk about the harbour' });
    await new Promise((done) => setTimeout(done, 2_000));
    const before = (await product.records()).length;
    await product.ask('endFocus');
    await product.newRecord(before);
    const report = await browser.openExtensionPage('entrypoints/report.html');
    await eventually('the report names it', () =>
      report.evaluate((title) => document.body.textContent?.includes(title) ?? false, planned.title),
    );
  });
});
