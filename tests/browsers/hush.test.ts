import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, it } from 'vitest';
import { inBoth } from './support/in-both.ts';
import { eventually } from './support/shared.ts';
import type { OwnSite } from './support/sites.ts';
import { type Stage, setStage } from './support/stage.ts';

/** Something to listen to, on a site that nobody listed. */
const radio: OwnSite = (url, response) => {
  response.writeHead(200, { 'content-type': 'text/html' });
  response.end(`<title>Radio ${url.pathname}</title><audio src="/tone.wav" loop autoplay></audio>`);
};

inBoth('the sound of other tabs in %s', (name) => {
  let stage: Stage;
  let tabs: readonly Page[];
  beforeAll(async () => {
    stage = await setStage(name, { own: { 'radio.example': radio } });
    tabs = [await open('one'), await open('two')];
  });
  afterAll(() => stage?.close());

  async function open(station: string): Promise<Page> {
    const page = await stage.browser.open(`https://radio.example/${station}`);
    await stage.browser.hear(page);
    return page;
  }

  it('is off while focus is on, also for what begins later, and afterwards as it was', async () => {
    const { product, browser } = stage;
    const are = (...wanted: boolean[]) =>
      eventually(`muted: ${wanted}`, async () => String(await product.mutedTabs()) === String(wanted), 15_000);
    await are(false, false);
    const { call } = await stage.meet();
    await are(true, true);
    const late = await open('late');
    await are(true, true, false);
    await browser.activate(call);
    await are(true, true, true);

    await browser.killWorker();
    await browser.activate(tabs[1] as Page);
    await are(true, false, true);
    await browser.activate(late);
    await are(true, true, false);

    await browser.activate(call);
    await are(true, true, true);
    await browser.killWorker();
    await product.ask('endFocus');
    await are(false, false, false);
  });
});
