import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MICROSOFT_CLIENT_ID } from './support/built.ts';
import { wholeSecond } from './support/calendar-stand-in.ts';
import { BROWSERS, type Driver, launch } from './support/driver.ts';
import { graphMeeting } from './support/microsoft-events.ts';
import { GRAPH_HOST, KIM, microsoftStandIn, SIGN_IN_HOST } from './support/microsoft-stand-in.ts';
import { Product, pressOn, say } from './support/product.ts';
import { eventually, fromRoot } from './support/shared.ts';
import { type OwnSite, openSites, type Sites } from './support/sites.ts';

declare const chrome: {
  permissions: { getAll(): Promise<{ origins?: string[] }> };
  storage: { local: { get(key: null): Promise<Record<string, unknown>> } };
};

const HOUR_MS = 3_600_000;

describe.each(BROWSERS)('Microsoft 365, by a stand-in for it, in %s', (name) => {
  const microsoft = microsoftStandIn(MICROSOFT_CLIENT_ID);
  const atMicrosoft: OwnSite = (url, response, request) => microsoft.answer(request, response, url);
  const startMs = wholeSecond(2 * HOUR_MS);
  const plan = (...titles: readonly string[]) =>
    microsoft.calendars.set('AAMk/work=', {
      name: 'Calendar',
      events: titles.map((title, at) => graphMeeting(title, startMs + at * HOUR_MS)),
    });
  let sites: Sites;
  let browser: Driver;
  let product: Product;
  let page: Page;

  beforeAll(async () => {
    plan('Design review');
    microsoft.calendars.set('AAMk-birthdays', { name: 'Birthdays', events: [] });
    sites = await openSites({ [SIGN_IN_HOST]: atMicrosoft, [GRAPH_HOST]: atMicrosoft });
    const extensionDir = fromRoot(`dist/with-microsoft/${name === 'chromium' ? 'chrome' : 'firefox'}`);
    browser = await launch(name, { sites, extensionDir });
    await browser.allowRequests();
    product = new Product(browser);
    await product.choose({});
  });
  afterAll(async () => {
    await browser?.close();
    await sites?.close();
  });

  const says = (text: string) =>
    eventually(
      `the page says "${text}"`,
      () => page.evaluate((wanted) => document.body.textContent.includes(wanted), text),
      20_000,
    );
  const saysNot = (text: string) =>
    eventually(
      `the page no longer says "${text}"`,
      () => page.evaluate((unwanted) => !document.body.textContent.includes(unwanted), text),
      20_000,
    );
  const titlesAhead = () => page.$$eval('#ahead li bdi', (all) => all.map((each) => each.textContent));
  const aheadAre = (titles: readonly string[]) =>
    eventually(`${titles.join(', ')} are ahead`, async () => String(await titlesAhead()) === String(titles), 20_000);

  /** In the window that the browser opened for signing in. */
  async function atTheWindow(link: '#sign-in' | '#refuse'): Promise<void> {
    const find = async () => (await browser.pages()).find((each) => each.url().startsWith(`https://${SIGN_IN_HOST}/`));
    const opened = await eventually('the sign-in window is open', find, 20_000);
    const place = await opened.waitForSelector(link);
    // The window closes under the click.
    await place?.click().catch(() => undefined);
    await eventually('the sign-in window has closed', async () => (await find()) === undefined, 20_000);
  }

  it('is signed in to in the browser’s own window, and not if the user thinks better of it', async () => {
    page = await browser.openExtensionPage('entrypoints/settings.html');
    await (await page.waitForSelector(`::-p-xpath(//summary[contains(., "${say('settings_microsoft')}")])`))?.click();
    await pressOn(page, say('settings_microsoft_sign_in'));
    await atTheWindow('#refuse');
    await says(say('calendar_problem_sign_in_cancelled'));
    await pressOn(page, say('settings_microsoft_sign_in'));
    await atTheWindow('#sign-in');
    await says(say('settings_account_choose'));
    const offered = await page.$$eval('.choice', (all) =>
      all.flatMap((each) => {
        const box = each.querySelector<HTMLInputElement>('input[name=calendar]');
        return box ? [`${each.textContent.trim()}${box.checked ? ' (chosen)' : ''}`] : [];
      }),
    );
    expect(offered).toEqual(['Calendar (chosen)', 'Birthdays']);
  });

  it('has its meetings read, and told why focus starts with them', async () => {
    await pressOn(page, say('settings_account_add'));
    await says(say('settings_account_added_one', '1'));
    await aheadAre(['Design review']);
    expect(await product.ask('listAhead')).toMatchObject({
      entries: [{ title: 'Design review', because: 'has-people', people: ['Dana Reyes'] }],
    });
  });

  it('goes on with a new token when the old one does not hold any more', async () => {
    microsoft.revokeAccess();
    plan('Design review', 'Retrospective');
    await pressOn(page, say('settings_read_again'));
    await aheadAre(['Design review', 'Retrospective']);
    expect(microsoft.asked).toContain('token refresh_token');
  });

  it('goes on without a word while the user is signed in to Microsoft in this browser', async () => {
    microsoft.session = KIM;
    microsoft.revokeAccess();
    microsoft.revokeRefresh();
    plan('Design review');
    await pressOn(page, say('settings_read_again'));
    await aheadAre(['Design review']);
    microsoft.session = null;
  });

  it('tells when the sign-in has run out, keeps what it read, and goes on after a new one', async () => {
    microsoft.revokeAccess();
    microsoft.revokeRefresh();
    const before = await titlesAhead();
    plan('Planning');
    await pressOn(page, say('settings_read_again'));
    await says(say('calendar_problem_sign_in_expired'));
    expect(await titlesAhead()).toEqual(before);
    await pressOn(page, say('settings_microsoft_again'));
    await atTheWindow('#sign-in');
    await saysNot(say('calendar_problem_sign_in_expired'));
    await aheadAre(['Planning']);
  });

  it('keeps its sign-in from everything that is shown or exported, and was asked for only what it documents', async () => {
    const shown = JSON.stringify([await product.live(), await product.ask('listCalendars'), await page.content()]);
    expect(shown).not.toMatch(/access-|refresh-|AAMk|Kx_kim/);
    expect(microsoft.wrong).toEqual([]);
  });

  it('is forgotten with its last calendar: the sign-in, and Microsoft’s hosts', async () => {
    const kept = () => page.evaluate(async () => Object.keys(await chrome.storage.local.get(null)));
    const origins = () => page.evaluate(async () => (await chrome.permissions.getAll()).origins ?? []);
    expect(await kept()).toContainEqual(expect.stringMatching(/^microsoft:/));
    expect(await origins()).toContain(`https://${GRAPH_HOST}/*`);
    const [calendar] = (await product.ask('listCalendars')) as { id: string }[];
    await product.ask('removeCalendar', { calendarId: calendar?.id });
    expect(await kept()).not.toContainEqual(expect.stringMatching(/^microsoft:/));
    expect((await origins()).filter((each) => /microsoft/.test(each))).toEqual([]);
  });
});
