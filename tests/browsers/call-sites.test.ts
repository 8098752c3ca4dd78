import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BROWSERS, type Driver, launch } from './support/driver.ts';
import { callPage } from './support/pages.ts';
import { Product, pressOn, say } from './support/product.ts';
import { eventually } from './support/shared.ts';
import { CALL_URL, openSites, PEER_HOST, type Sites } from './support/sites.ts';

const HOST = 'calls.example';
const ROOM = `https://${HOST}/Weekly`;
const OWN = [{ site: HOST, kind: 'auto' as const }];

describe.each(BROWSERS)('a call site of one´s own, in %s', (name) => {
  let sites: Sites;
  let browser: Driver;
  let product: Product;
  beforeAll(async () => {
    sites = await openSites({
      [HOST]: (_, response) =>
        response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(callPage(`https://${PEER_HOST}/`)),
    });
    browser = await launch(name, { sites, grants: [`https://${HOST}/*`] });
    product = new Product(browser);
  });
  afterAll(async () => {
    await browser?.close();
    await sites?.close();
  });

  it('is noticed once it was named, and in light mode without a trace in the page', async () => {
    await product.choose({ callSites: OWN });
    const call = await browser.open(ROOM);
    const isHooked = () => call.evaluate(() => !RTCPeerConnection.prototype.close.toString().includes('close'));
    expect(await isHooked()).toBe(true);
    await call.click('#join');
    expect(await product.focusOn()).toMatchObject({ because: 'call-live', callSight: 'live', canRename: true });
    await product.ask('endFocus');
    await call.close();

    await product.choose({ callSites: OWN, lightMode: { isEverywhere: false, only: [HOST] } });
    const light = await browser.open(`https://${HOST}/Other`);
    expect(await light.evaluate(() => RTCPeerConnection.prototype.close.toString().includes('close'))).toBe(true);
    await light.click('#join');
    expect(await product.focusOn(25_000)).toMatchObject({ because: 'call-live', callSight: 'live' });
    await product.ask('endFocus');
    await light.close();

    const settings = await browser.openExtensionPage('entrypoints/settings.html');
    await eventually('it is told by what it was noticed', () =>
      settings.evaluate(
        (light) => document.querySelector('#calls-noticed')?.textContent?.includes(light) ?? false,
        say('settings_noticed_light'),
      ),
    );
  });
});

describe('a tab that uses the microphone and that nobody granted, in firefox', () => {
  it('is offered quietly, and has focus by one click', async () => {
    const sites = await openSites();
    const browser = await launch('firefox', { sites });
    try {
      const product = new Product(browser);
      await product.choose({});
      const call = await browser.open(CALL_URL);
      await browser.capture(call, true);
      await eventually('it is offered', async () => (await product.live())?.callAsked?.is === 'capturing');
      expect((await product.live())?.now).toBeNull();
      const popup = await browser.openExtensionPage('entrypoints/popup.html');
      await pressOn(popup, say('popup_focus'));
      expect(await product.focusOn()).toMatchObject({ because: 'by-hand-call', callSight: 'said' });
      await browser.capture(call, false);
    } finally {
      await browser.close();
      await sites.close();
    }
  });
});
