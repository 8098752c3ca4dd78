import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BROWSERS, type Driver, launch } from './support/driver.ts';
import { callPage } from './support/pages.ts';
import { Product, pressOn, say } from './support/product.ts';
import { eventually } from './support/shared.ts';
import { CALL_URL, openSites, PEER_HOST, type Sites } from './support/sites.ts';

declare const chrome: { permissions: { contains(of: { origins: string[] }): Promise<boolean> } };

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
    browser = await launch(name, { sites });
    await browser.allowRequests();
    product = new Product(browser);
  });
  afterAll(async () => {
    await browser?.close();
    await sites?.close();
  });

  const isHooked = (page: Page) => page.evaluate(() => !RTCPeerConnection.prototype.close.toString().includes('close'));

  it('is noticed once it was named in settings, its calls can be named, light mode leaves no trace, and nothing is left of it when it is removed in mid-call', async () => {
    await product.choose({});
    const settings = await browser.openExtensionPage('entrypoints/settings.html');
    // Any address on it will do.
    await (await settings.waitForSelector('#call-site'))?.type(`${ROOM}?with=more`);
    await settings.keyboard.press('Enter');
    const kind = `select[aria-label="${say('settings_call_site_kind', HOST)}"]`;
    await settings.waitForSelector(kind);
    await settings.select(kind, 'jitsi-self');
    const call = await eventually('it is watched', async () => {
      const page = await browser.open(ROOM);
      if (await isHooked(page)) return page;
      await page.close();
      return null;
    });
    await call.click('#join');
    expect(await product.focusOn()).toMatchObject({ title: 'Jitsi Meet', because: 'call-live', canRename: true });
    const popup = await browser.openExtensionPage('entrypoints/popup.html');
    await pressOn(popup, say('popup_rename'));
    await (await popup.waitForSelector(`input[aria-label="${say('popup_rename_label')}"]`))?.type('Coffee with Dana');
    await popup.keyboard.press('Enter');
    await eventually('it has the name', async () => (await product.live())?.now?.title === 'Coffee with Dana');
    await popup.close();
    await product.ask('endFocus');
    await call.close();

    await product.choose({ callSites: OWN, lightMode: { isEverywhere: false, only: [HOST] } });
    const light = await browser.open(`https://${HOST}/Other`);
    expect(await light.evaluate(() => RTCPeerConnection.prototype.close.toString().includes('close'))).toBe(true);
    await light.click('#join');
    expect(await product.focusOn(25_000)).toMatchObject({ because: 'call-live', callSight: 'live' });
    await product.ask('endFocus');
    await light.close();

    await settings.close();
    const later = await browser.openExtensionPage('entrypoints/settings.html');
    const row = () =>
      later.evaluate(
        (of) =>
          [...document.querySelectorAll('#calls-noticed li')].find(
            (each) => each.querySelector('h3')?.textContent === of,
          )?.textContent ?? '',
        HOST,
      );
    await eventually('it is told by what it was noticed', async () =>
      (await row()).includes(say('settings_noticed_light')),
    );

    await product.choose({ callSites: OWN });
    const left = await browser.open(ROOM);
    expect(await isHooked(left)).toBe(true);
    await left.click('#join');
    const state = () => left.evaluate(() => document.getElementById('state')?.textContent);
    await eventually('the call is connected', async () => (await state()) === 'connected');
    await browser.activate(later);
    // By the element, not by its place: the list above it may still grow.
    await later.$eval(`button[aria-label="${say('settings_remove_row', HOST)}"]`, (button) =>
      (button as HTMLButtonElement).click(),
    );
    await eventually('what was noticed there is forgotten', async () => (await row()) === '');
    await eventually('its permission is given back', () =>
      later.evaluate((origins) => chrome.permissions.contains({ origins }).then((is) => !is), [`https://${HOST}/*`]),
    );
    await eventually('nothing is watched any more', async () => !(await isHooked(left)));
    // The call itself is as it was.
    expect(await state()).toBe('connected');
    await left.reload();
    expect(await isHooked(left)).toBe(false);
  });
});

describe('a tab that uses the microphone and that nobody granted, in firefox', () => {
  it('is offered quietly, has focus by one click, and is heeded when it shares the screen', async () => {
    const sites = await openSites();
    const browser = await launch('firefox', { sites });
    try {
      const product = new Product(browser);
      await product.choose({});
      const call = await browser.open(CALL_URL);
      await browser.capture(call, 'microphone');
      await eventually('it is offered', async () => (await product.live())?.callAsked?.is === 'capturing');
      expect((await product.live())?.now).toBeNull();
      const popup = await browser.openExtensionPage('entrypoints/popup.html');
      await pressOn(popup, say('popup_focus'));
      expect(await product.focusOn()).toMatchObject({ because: 'by-hand-call', callSight: 'said' });

      await browser.capture(call, 'screen');
      await eventually('others see the screen', async () => (await product.live())?.presenting ?? null);
      await browser.capture(call, null);
      await eventually('nobody does', async () => (await product.live())?.presenting === null);
    } finally {
      await browser.close();
      await sites.close();
    }
  });
});
