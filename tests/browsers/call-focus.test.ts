import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Driver, launch } from './support/driver.ts';
import { inBoth } from './support/in-both.ts';
import { Product } from './support/product.ts';
import { eventually } from './support/shared.ts';
import { CALL_URL, OTHER_URL, openSites, type Sites } from './support/sites.ts';

/** A call at a conferencing service that the user allowed, under its real name, with real media between two ends. */
inBoth('a live call in %s', (name) => {
  let sites: Sites;
  let browser: Driver;
  let product: Product;
  beforeAll(async () => {
    sites = await openSites();
    browser = await launch(name, { sites, grants: ['https://meet.jit.si/*', '*://*.youtube.com/*'] });
    product = new Product(browser);
    await product.choose({ distractions: ['youtube.com'] });
  });
  afterAll(async () => {
    await browser?.close();
    await sites?.close();
  });

  it('starts focus by itself, is present in front, is gone back to from the veil, and ends when it is left', async () => {
    const call = await browser.open(CALL_URL);
    expect((await product.live())?.now ?? null).toBeNull();

    await call.click('#join');
    const now = await product.focusOn();
    expect(now).toMatchObject({ because: 'call-live', title: 'Jitsi Meet', setting: 'browser-call', canReturn: true });
    await browser.activate(call);
    await eventually('the call in front is present', async () => (await product.live())?.now?.current === 'present');

    const site = await browser.open('https://www.youtube.com/watch');
    await product.veiled(site);
    await eventually(
      'a listed site in front is distracted',
      async () => (await product.live())?.now?.current === 'distracted',
    );
    const back = (await browser.shadow(site)).find(
      (each) => each.tag === 'button' && each.text === 'Back to the meeting',
    );
    await back?.click();
    await eventually('the call is in front again', () => browser.isInFront(call));

    // The worker is killed in mid-call: the next one hears from the probe, and focus is the same.
    await browser.killWorker();
    await eventually('focus is on after the kill', async () => (await product.live())?.now?.id === now.id);

    await call.click('#leave');
    await browser.open(OTHER_URL);
    await product.ask('endFocus');
    const record = (await product.records()).at(-1);
    expect(record?.meeting).toMatchObject({ source: 'call', room: expect.stringContaining('jitsi') });
    expect(record?.pulls).toMatchObject([{ site: 'youtube.com', outcome: 'turned-back' }]);
    expect(new Set(record?.stretches.map((each) => each.attention))).toContain('present');
    expect(record?.stretches.filter((each) => each.attention === 'unseen')).toEqual([]);
  });

  it('does not start again in a call in which the user ended it', async () => {
    const call = await browser.open(CALL_URL);
    await call.click('#join');
    await product.focusOn();
    await product.ask('endFocus');
    await browser.open(OTHER_URL);
    await browser.activate(call);
    await new Promise((done) => setTimeout(done, 3_000));
    expect((await product.live())?.now ?? null).toBeNull();
  });
});
