import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { inBoth } from './support/in-both.ts';
import { eventually } from './support/shared.ts';
import type { OwnSite } from './support/sites.ts';
import { LISTED, type Stage, setStage } from './support/stage.ts';

/** Something to listen to, on a site that nobody listed. */
const radio: OwnSite = (_, response) => {
  response.writeHead(200, { 'content-type': 'text/html' });
  response.end('<title>Radio</title><audio src="/tone.wav" loop autoplay></audio>');
};
const outside = (page: Page) => page.evaluate(() => document.documentElement.outerHTML);
const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));
/** After the word that ends focus: while it is under way, and when most of it is done. */
const KILLED_AFTER_MS = [0, 15, 60];

inBoth('everything that focus changed, in %s,', (name) => {
  let stage: Stage;
  let pages: { readonly firm: Page; readonly soft: Page; readonly radio: Page };
  let before: readonly string[];
  beforeAll(async () => {
    stage = await setStage(name, { own: { 'radio.example': radio } });
    await stage.product.choose({ distractions: LISTED, strengths: { 'reddit.com': 'soft', 'x.com': 'closed' } });
    await openPages();
    before = await Promise.all([pages.firm, pages.soft].map(outside));
  });
  afterAll(() => stage?.close());

  async function openPages() {
    const { browser } = stage;
    pages = {
      firm: await browser.open('https://youtube.com/'),
      soft: await browser.open('https://reddit.com/'),
      radio: await browser.open('https://radio.example/'),
    };
    await browser.hear(pages.radio);
  }
  const changedBy = async () => {
    const { product, browser } = stage;
    const veils = await Promise.all([pages.firm, pages.soft].map((each) => browser.shadow(each)));
    return {
      scripts: await product.focusScripts(),
      rules: await product.rules(),
      isMuted: (await product.mutedTabs()).includes(true),
      veils: veils.map((each) => each.length > 0),
    };
  };
  const become = (isOn: boolean) =>
    eventually(
      isOn ? 'all is veiled and still' : 'all is given back',
      async () => {
        const { scripts, rules, isMuted, veils } = await changedBy();
        return (
          (isOn ? scripts.length >= 2 : scripts.length === 0) &&
          rules === (isOn ? 1 : 0) &&
          isMuted === isOn &&
          veils.every((each) => each === isOn)
        );
      },
      20_000,
    );

  it.each(KILLED_AFTER_MS)('is given back when the worker is killed %d ms after the end began', async (afterMs) => {
    const { browser, product } = stage;
    await stage.meet();
    await become(true);
    const ended = product.ask('endFocus').catch(() => undefined);
    await pause(afterMs);
    await browser.killWorker();
    await ended;
    // If the word was lost with the worker, the user says it again.
    await product.ask('refreshLive');
    if ((await product.live())?.now) await product.ask('endFocus');
    await become(false);
    expect(await Promise.all([pages.firm, pages.soft].map(outside))).toEqual(before);
  });

  // Before anything is switched off: Chromium writes down late what is on, and forgets it in a crash.
  it('is given back after a crash of the browser, if the meeting was over when it came back', async () => {
    const { browser, product } = stage;
    const { planned } = await stage.meet({ lengthMs: 15_000 });
    await become(true);
    await browser.crash();
    await pause(Math.max(0, planned.endMs - Date.now()));
    await browser.relaunch();
    await product.restarted();
    await openPages();
    await product.focusOff(60_000);
    await become(false);
  }, 180_000);

  it('is given back by an extension that was reloaded in mid-meeting', async () => {
    const { product } = stage;
    const { live } = await stage.meet();
    await become(true);
    await product.reloadExtension();
    expect(await product.focusOn()).toMatchObject({ id: live.id });
    await become(true);
    await product.ask('endFocus');
    await become(false);
    expect(await Promise.all([pages.firm, pages.soft].map(outside))).toEqual(before);
  });

  it('is given back by an extension that was switched off and on again in mid-meeting', async () => {
    const { product } = stage;
    const { live } = await stage.meet();
    await become(true);
    await product.switchOffAndOn();
    expect(await product.focusOn()).toMatchObject({ id: live.id });
    await become(true);
    await product.ask('endFocus');
    await become(false);
    expect(await Promise.all([pages.firm, pages.soft].map(outside))).toEqual(before);
  });
});
