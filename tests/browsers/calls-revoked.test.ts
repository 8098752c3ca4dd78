import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BROWSERS, type Driver, launch } from './support/driver.ts';
import { eventually } from './support/shared.ts';
import { CALL_HOST, CALL_URL, openSites, type Sites } from './support/sites.ts';

declare const chrome: { permissions: { remove(of: { origins: string[] }): Promise<boolean> } };

describe.each(BROWSERS)('a permission that is taken back in mid-call, in %s', (name) => {
  let sites: Sites;
  let browser: Driver;

  beforeAll(async () => {
    sites = await openSites();
    browser = await launch(name, { sites, grants: [`https://${CALL_HOST}/*`] });
  });
  afterAll(async () => {
    await browser?.close();
    await sites?.close();
  });

  it('takes the probe out of the page that is open, and leaves the call alone', async () => {
    const call = await browser.open(CALL_URL);
    const isWatched = () => call.evaluate(() => !RTCPeerConnection.prototype.close.toString().includes('close'));
    await call.evaluate(() => document.getElementById('join')?.click());
    const state = () => call.evaluate(() => document.getElementById('state')?.textContent);
    await eventually('the call is connected', async () => (await state()) === 'connected');
    expect(await isWatched()).toBe(true);

    const page = await browser.openExtensionPage('entrypoints/popup.html');
    await page.evaluate((origins) => chrome.permissions.remove({ origins }), [`https://${CALL_HOST}/*`]);
    await page.close();
    await eventually('nothing is watched any more', async () => !(await isWatched()));
    expect(await state()).toBe('connected');
    await call.reload();
    expect(await isWatched()).toBe(false);
  });
});
