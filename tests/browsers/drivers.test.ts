import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BROWSERS, type Driver, launch } from './support/driver.ts';
import { eventually } from './support/shared.ts';
import { CALL_URL, openSites, type Sites } from './support/sites.ts';

declare const chrome: { permissions: { getAll(): Promise<{ origins: string[] }> } };

/** What every spec in this folder leans on: without these the others prove nothing. */
describe.each(BROWSERS)('the driver of %s', (name) => {
  let sites: Sites;
  let browser: Driver;

  beforeAll(async () => {
    sites = await openSites();
    browser = await launch(name, { sites, grants: ['https://*.youtube.com/*'] });
  });
  afterAll(async () => {
    await browser?.close();
    await sites?.close();
  });

  const origins = async () => {
    const page = await browser.openExtensionPage('entrypoints/popup.html');
    const held = await page.evaluate(async () => (await chrome.permissions.getAll()).origins);
    await page.close();
    return held;
  };

  it('grants what it was told to and nothing else', async () => {
    expect(await origins()).toEqual(['https://*.youtube.com/*']);
  });

  it('answers a distracting address under its real name, and shows which tab is in front', async () => {
    const site = await browser.open('https://www.youtube.com/watch');
    expect(await site.title()).toBe('youtube.com (stand-in)');
    const other = await browser.open('https://notes.example/');
    expect([await browser.isInFront(site), await browser.isInFront(other)]).toEqual([false, true]);
    await browser.activate(site);
    expect([await browser.isInFront(site), await browser.isInFront(other)]).toEqual([true, false]);
  });

  it('sees and clicks inside a closed shadow root, as a user does and no script of the page can', async () => {
    const page = await browser.open('https://notes.example/');
    await page.evaluate(() => {
      const host = document.body.appendChild(document.createElement('div'));
      const button = host.attachShadow({ mode: 'closed' }).appendChild(document.createElement('button'));
      button.textContent = 'Press';
      button.addEventListener('click', ({ isTrusted }) => {
        document.title = `pressed ${isTrusted}`;
      });
    });
    const [button] = await browser.shadow(page);
    expect([button?.tag, button?.text]).toEqual(['button', 'Press']);
    await button?.click();
    await eventually('the press is told', async () => (await page.title()) === 'pressed true');
  });

  it('holds a real call between two ends', async () => {
    const call = await browser.open(CALL_URL);
    await call.click('#join');
    await eventually('it is connected', () => call.$eval('#state', (state) => state.textContent === 'connected'));
    await call.close();
  });

  it('lets nothing out to the network', async () => {
    await expect(browser.open('https://nowhere.example/')).rejects.toThrow();
    expect(sites.refused).toContain('nowhere.example');
  });

  it('kills the whole browser and takes the same profile up again', async () => {
    await browser.crash();
    await browser.relaunch();
    expect(await origins()).toEqual(['https://*.youtube.com/*']);
  });
});
