import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElementHandle, Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { LiveNext } from '../../src/core/focus/live.ts';
import { feedOf, wholeSecond } from './support/calendar-stand-in.ts';
import { type Driver, launch } from './support/driver.ts';
import { inBoth } from './support/in-both.ts';
import { Product, pressOn, say } from './support/product.ts';
import { DANA, openRadicale, type Radicale } from './support/radicale.ts';
import { eventually } from './support/shared.ts';
import { CALENDAR_HOST, openSites, type Sites } from './support/sites.ts';

declare const chrome: { permissions: { getAll(): Promise<{ origins?: string[] }> } };

const HOUR_MS = 3_600_000;
/** A server may take 20 s until it answers. */
const SLOWEST_ANSWER_MS = 45_000;
const PEOPLE = ['Dana Reyes <dana@acme.example>'];
const utc = (atMs: number) => `${new Date(atMs).toISOString().replace(/[-:]/g, '').slice(0, 15)}Z`;

inBoth('calendars, added on the settings page in %s', (name) => {
  let sites: Sites;
  let radicale: Radicale;
  let browser: Driver;
  let product: Product;
  let page: Page;
  const folder = mkdtempSync(join(tmpdir(), 'undivided-calendars-'));
  const startMs = wholeSecond(2 * HOUR_MS);
  const review = { title: 'Design review', startMs, endMs: startMs + HOUR_MS, people: PEOPLE };

  beforeAll(async () => {
    [sites, radicale] = await Promise.all([openSites(), openRadicale()]);
    browser = await launch(name, { sites });
    await browser.allowRequests();
    product = new Product(browser);
    await product.choose({});
    page = await browser.openExtensionPage('entrypoints/settings.html');
  });
  afterAll(async () => {
    await browser?.close();
    await radicale?.close();
    await sites?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const says = (text: string) =>
    eventually(
      `the page says "${text}"`,
      () => page.evaluate((wanted) => document.body.textContent.includes(wanted), text),
      SLOWEST_ANSWER_MS,
    );
  const saysNot = (text: string) =>
    eventually(`the page no longer says "${text}"`, () =>
      page.evaluate((unwanted) => !document.body.textContent.includes(unwanted), text),
    );
  async function type(field: string, text: string) {
    const input = await page.waitForSelector(field);
    await input?.evaluate((each) => {
      (each as HTMLInputElement).value = '';
    });
    await input?.type(text);
  }
  const titlesAhead = async () =>
    (await page.$$eval('#ahead li bdi', (all) => all.map((each) => each.textContent))).sort();

  it('says what is wrong with an address, and reads it once nothing is', async () => {
    sites.calendar.show([review]);
    sites.calendar.fail('html');
    await type('#calendar-address', `webcal://${CALENDAR_HOST}${sites.calendar.path}`);
    await pressOn(page, say('settings_add_calendar'));
    await says(say('calendar_problem_not_a_calendar'));
    sites.calendar.fail('none');
    await pressOn(page, say('settings_add_calendar'));
    await says(say('settings_calendar_added_one', '1', 'Practice'));
    // This build is not registered with Microsoft.
    expect(await page.content()).not.toContain(say('settings_microsoft'));
  });

  it('keeps what it read while the server is in trouble, and never shows the address', async () => {
    for (const [fault, problem] of [
      ['not-found', 'calendar_problem_not_found'],
      ['silent', 'calendar_problem_too_slow'],
      ['dead', 'calendar_problem_unreachable'],
    ] as const) {
      sites.calendar.fail(fault);
      await pressOn(page, say('settings_read_again'));
      await says(say(problem));
    }
    expect(await titlesAhead()).toEqual(['Design review']);
    expect(await page.content()).not.toContain(sites.calendar.path);
    sites.calendar.fail('none');
    await pressOn(page, say('settings_read_again'));
    await saysNot(say('calendar_problem_unreachable'));
  });

  it('signs in to a real CalDAV server, adds the chosen calendar, and shows a meeting of both calendars once', async () => {
    const work = await radicale.make('work', 'At work');
    await radicale.make('home', 'At home');
    const times = [`DTSTART:${utc(startMs)}`, `DTEND:${utc(startMs + HOUR_MS)}`];
    await radicale.put(work, `practice-0-${startMs}@calendar.example`, [...times, 'SUMMARY:Design review']);
    const later = [`DTSTART:${utc(startMs + 3 * HOUR_MS)}`, `DTEND:${utc(startMs + 4 * HOUR_MS)}`];
    await radicale.put(work, 'only-here', [...later, 'SUMMARY:Only here', 'ATTENDEE:mailto:kim@acme.example']);

    await (await page.waitForSelector(`::-p-xpath(//summary[contains(., "CalDAV")])`))?.click();
    await type('#account-server', radicale.origin);
    await type('#account-user', DANA.user);
    await type('#account-password', 'wrong');
    await pressOn(page, say('settings_account_find'));
    await says(say('calendar_problem_sign_in_refused'));
    await type('#account-password', DANA.password);
    await pressOn(page, say('settings_account_find'));
    await (await page.waitForSelector(`::-p-xpath(//label[contains(., "At work")])`))?.click();
    await pressOn(page, say('settings_account_add'));
    await says(say('settings_account_added_one', '1'));
    await eventually('both are ahead', async () => (await titlesAhead()).length === 2);
    expect(await titlesAhead()).toEqual(['Design review', 'Only here']);
    expect(await page.content()).not.toContain(DANA.password);
  });

  it('takes a file, and a newer one in its place', async () => {
    const file = join(folder, 'trip.ics');
    const planned = (title: string) =>
      writeFileSync(
        file,
        feedOf([{ ...review, title, startMs: startMs + 24 * HOUR_MS, endMs: startMs + 25 * HOUR_MS }]),
      );
    const choose = async (selector: string) => {
      const input = (await page.waitForSelector(selector)) as ElementHandle<HTMLInputElement>;
      await input.uploadFile(file);
    };
    planned('Airport');
    await choose('.drop input[type=file]');
    await eventually('the file is read', async () => (await titlesAhead()).includes('Airport'));
    planned('Station');
    await choose('.rows input[type=file]');
    await eventually('the newer file is read', async () => (await titlesAhead()).includes('Station'));
    expect(await titlesAhead()).toEqual(['Design review', 'Only here', 'Station']);
  });

  it('takes all files that are dropped at once, and says which of them is none', async () => {
    const of = (title: string, days: number) =>
      feedOf([
        { ...review, title, startMs: startMs + days * 24 * HOUR_MS, endMs: startMs + (days * 24 + 1) * HOUR_MS },
      ]);
    const dropped = { 'flight.ics': of('Flight', 2), 'hotel.ics': of('Hotel', 3), 'photos.zip': '' };
    await page.evaluate((files) => {
      const dataTransfer = new DataTransfer();
      for (const [name, text] of Object.entries(files)) dataTransfer.items.add(new File([text], name));
      document.querySelector('.drop')?.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true }));
    }, dropped);
    await says(`photos.zip: ${say('settings_file_not_a_calendar')}`);
    expect(await titlesAhead()).toEqual(['Design review', 'Flight', 'Hotel', 'Only here', 'Station']);
  });

  it('says why focus starts for an entry, takes "never for these", and takes it back', async () => {
    await (await page.waitForSelector('#ahead summary'))?.click();
    await says(`${say('popup_plan_starts')}. ${say('because_has_people')}.`);
    const only = `//li[contains(., "Only here")]`;
    await (await page.waitForSelector(`::-p-xpath(${only}//button)`))?.click();
    await says(say('because_never_words', '\u2068Only here\u2069'));
    await (await page.waitForSelector(`::-p-xpath(//section[@id="ahead"]${only}//button)`))?.click();
    await saysNot(say('because_never_words', '\u2068Only here\u2069'));

    // Said in the popup while this page stands open: it is seen here, and no other change here undoes it.
    const entry = async () => {
      const { entries } = (await product.ask('listAhead')) as { entries: LiveNext[] };
      return entries.find(({ title }) => title === 'Only here');
    };
    // By the keyboard alone: the button that was pressed becomes its undo and keeps the focus, and what it did is told.
    const popup = await browser.openExtensionPage('entrypoints/popup.html');
    await (await popup.waitForSelector(`::-p-xpath(${only}//summary)`))?.press('Enter');
    await (await popup.waitForSelector(`::-p-xpath(${only}//details//button)`))?.press('Enter');
    const focused = (key: 'popup_again_like_this' | 'popup_never_like_this') =>
      eventually(`the focus is on "${say(key)}"`, () =>
        popup.evaluate((words) => document.activeElement?.textContent === words, say(key)),
      );
    await focused('popup_again_like_this');
    const told = await popup.$eval('section > [role=status]', (status) => status.textContent);
    expect(told).toBe(`${say('popup_plan_none')}. ${say('because_never_words', '\u2068Only here\u2069')}.`);
    await browser.activate(page);
    await says(say('because_never_words', '\u2068Only here\u2069'));
    await (await page.waitForSelector('#during-focus [type=checkbox]'))?.click();
    await says(say('settings_saved'));
    expect((await entry())?.because).toBe('never-words');
    await browser.activate(popup);
    await popup.keyboard.press('Enter');
    await focused('popup_never_like_this');
    await popup.close();
    await saysNot(say('because_never_words', '\u2068Only here\u2069'));
  });

  it('never says of a site that is allowed that it is not, from the moment it is added', async () => {
    const row = `button[aria-label="${say('settings_remove_row', 'reddit.com')}"]`;
    const notAllowed = say('settings_site_not_allowed');
    const add = async () => {
      await type('#distraction', 'reddit.com');
      await page.keyboard.press('Enter');
      await page.waitForSelector(row);
    };
    await add();
    await saysNot(notAllowed);
    await product.ask('changeSettings', { change: { distractions: { remove: ['reddit.com'] } } });
    await page.waitForSelector(row, { hidden: true });
    // Every change of the page is looked at: what stands there for a moment is seen too.
    await page.evaluate((words) => {
      const look = () => {
        if (document.body.textContent.includes(words)) document.body.dataset.seen = 'yes';
      };
      new MutationObserver(look).observe(document.body, { subtree: true, childList: true, characterData: true });
    }, notAllowed);
    await add();
    const kept = () => product.ask('listAhead').then(() => page.evaluate(() => document.body.dataset.seen ?? 'no'));
    await says(say('settings_saved'));
    expect(await kept()).toBe('no');
  });

  it('keeps no address and no password in what is exported or shown to other pages', async () => {
    const live = JSON.stringify(await product.live());
    const views = JSON.stringify(await product.ask('listCalendars'));
    for (const secret of [sites.calendar.path, DANA.password, '/dana/work']) expect(live + views).not.toContain(secret);
  });

  it('gives the hosts back with the last calendars there', async () => {
    const origins = () => page.evaluate(async () => (await chrome.permissions.getAll()).origins ?? []);
    const ours = async () =>
      (await origins()).filter((each) => each.includes(CALENDAR_HOST) || each.includes('127.0.0.1'));
    expect(await ours()).toHaveLength(2);
    for (const { id } of (await product.ask('listCalendars')) as { id: string }[])
      await product.ask('removeCalendar', { calendarId: id });
    expect(await ours()).toEqual([]);
  });
});
