import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findBrowser } from '../../scripts/browsers.mjs';
import { LANGUAGES, type Language } from '../ui/gallery/pseudo.ts';
import { type Gallery, type Screen, STATES, serveGallery } from '../ui/gallery/serve.ts';

// SCREENSHOTS=folder keeps a picture of every state, light and dark.
const PICTURES = process.env.SCREENSHOTS;
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** Axe looks at each state twice, for some 0.2 s on a machine at rest, and ten times that on a busy one. */
const AXE_TIMEOUT_MS = 300_000;
const WIDTHS: Readonly<Record<Screen, number>> = {
  popup: 360,
  settings: 1100,
  welcome: 720,
  closed: 1000,
  'in-page': 1000,
};
/** A popup is as wide as it makes itself; a page must do with 320 px (WCAG 1.4.10). */
const NARROWEST: Readonly<Record<Screen, number>> = {
  popup: 360,
  settings: 320,
  welcome: 320,
  closed: 320,
  'in-page': 320,
};

let gallery: Gallery;
let browser: Browser;

beforeAll(async () => {
  gallery = await serveGallery();
  browser = await chromium.launch({
    executablePath: findBrowser('chromium') ?? '',
    args: ['--no-sandbox'],
  });
});
afterAll(async () => {
  await browser?.close();
  await gallery?.close();
});

async function open(screen: Screen, width = WIDTHS[screen]) {
  const page = await browser.newPage({ viewport: { width, height: 600 }, reducedMotion: 'reduce' });
  await page.addInitScript(AXE);
  const show = async (state: string, language: Language = 'english') => {
    const address = gallery.addressOf(screen, state, language);
    // A new # draws anew, without a navigation to be waited for.
    if (page.url() === 'about:blank') await page.goto(address);
    else
      await page.evaluate((hash) => {
        location.hash = hash;
      }, new URL(address).hash);
    await page.waitForSelector(`html[data-drawn="${language} ${state}"]`, { state: 'attached' });
  };
  return { page, show };
}

/** Only these change with the colours. */
const COLOURS = { runOnly: ['color-contrast'] };

async function faultsOf(page: Page, rules: object = {}): Promise<string[]> {
  // What passes need not be told, and no rule here asks for style sheets or media to be loaded once more.
  const options = JSON.stringify({ ...rules, resultTypes: ['violations'], preload: false });
  const results = (await page.evaluate(`axe.run(${options})`)) as AxeResults;
  return results.violations.flatMap((each) => each.nodes.map((node) => `${each.id}: ${node.html}`));
}

/** Whether anything reaches beyond the page's width, all of it unfolded: nobody should have to scroll sideways */
const overflows = (page: Page) =>
  page.evaluate(() => {
    for (const each of document.querySelectorAll('details')) each.open = true;
    return document.documentElement.scrollWidth > document.documentElement.clientWidth;
  });

/** What stands side by side in a row, and is seen above, or on its line before, what the Tab key comes to first. */
const outOfOrder = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('li')].flatMap((row) => {
      const stops = [...row.children]
        .filter((each) => each.matches('button, select, input'))
        .map((each) => ({ name: each.getAttribute('aria-label'), box: each.getBoundingClientRect() }));
      return stops.flatMap(({ name, box }, at) => {
        const before = stops[at - 1]?.box;
        if (before === undefined) return [];
        const isAbove = box.bottom <= before.top + 4;
        const isBeside = box.top < before.bottom - 4 && box.right <= before.left;
        return isAbove || isBeside ? [name] : [];
      });
    }),
  );

const screens = Object.keys(STATES) as Screen[];
/** What is laid into pages says all by generated content, which axe does not read: it is here for its pictures. */
const ownScreens = screens.filter((each) => each !== 'in-page');

describe.each(ownScreens)('every state of the %s', (screen) => {
  test('has no fault that axe can find, in light and in dark', { timeout: AXE_TIMEOUT_MS }, async () => {
    const { page, show } = await open(screen);
    const faults: string[] = [];
    const note = (state: string, found: string[]) => faults.push(...found.map((each) => `${state}: ${each}`));
    for (const state of STATES[screen]) {
      await show(state);
      for (const each of await page.locator('details').all()) await each.evaluate((it) => it.setAttribute('open', ''));
      await page.emulateMedia({ colorScheme: 'light' });
      note(state, await faultsOf(page));
      await page.emulateMedia({ colorScheme: 'dark' });
      note(`${state} in dark`, await faultsOf(page, COLOURS));
    }
    await page.close();
    expect(faults).toEqual([]);
  });

  test('fits into its width, in words from left to right, from right to left, and long; the Tab key goes as one reads', async () => {
    const { page, show } = await open(screen, NARROWEST[screen]);
    const faults: string[] = [];
    for (const state of STATES[screen]) {
      for (const language of LANGUAGES) {
        await show(state, language);
        if (await overflows(page)) faults.push(`${state} ${language}`);
        if (language === 'english') faults.push(...(await outOfOrder(page)).map((each) => `${state}: ${each}`));
      }
    }
    await page.close();
    expect(faults).toEqual([]);
  });
});

// Only when asked for: a test that is there counts.
if (PICTURES)
  describe.each(screens)('every state of the %s', (screen) => {
    test('has its picture taken', { timeout: AXE_TIMEOUT_MS }, async () => {
      const { page, show } = await open(screen);
      mkdirSync(PICTURES, { recursive: true });
      for (const state of STATES[screen]) {
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme });
          await show(state);
          await page.screenshot({ path: `${PICTURES}/${screen}-${state}-${colorScheme}.png`, fullPage: true });
        }
      }
      await page.close();
    });
  });

/** Goes on with the Tab key until what has the focus bears the name; fails when it never does. */
async function tabTo(page: Page, name: RegExp) {
  const seen: string[] = [];
  for (let step = 0; step < 60; step += 1) {
    await page.keyboard.press('Tab');
    const focused = page.locator(':focus');
    if ((await focused.count()) === 0) continue;
    const label = (await focused.getAttribute('aria-label')) ?? (await focused.textContent()) ?? '';
    seen.push(label);
    if (name.test(label)) return;
  }
  throw new Error(`Tab never came to ${name}: ${seen.join(' | ')}`);
}

describe('with the keyboard alone', () => {
  test('a meeting ahead shows why focus starts, and can be left out', async () => {
    const { page, show } = await open('popup');
    await show('off');
    await tabTo(page, /Focus starts by itself for Acme renewal/);
    await page.keyboard.press('Enter');
    expect(await page.getByText('Why? It is in your calendar, with other people.').first().isVisible()).toBe(true);
    await tabTo(page, /Never for meetings like this/);
    await page.close();
  });

  test('a site is added from a pasted address, and what is no site is said so', async () => {
    const { page, show } = await open('settings');
    await show('fresh');
    const field = page.getByLabel('A site, or any address on it').first();
    await field.focus();
    await page.keyboard.type('dana@example.org');
    await page.keyboard.press('Enter');
    expect(await page.getByText('This is a mail address.').isVisible()).toBe(true);
    expect(await field.getAttribute('aria-invalid')).toBe('true');
    await field.fill('https://www.reddit.com/r/all');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Remove reddit.com' }).waitFor();
    expect(
      await page
        .getByRole('status')
        .filter({ hasText: /^\s*Saved$/ })
        .isVisible(),
    ).toBe(true);
    await page.close();
  });

  test('what could not be saved is taken back, and said so', async () => {
    const { page, show } = await open('settings');
    await show('unsaving');
    const ask = page.getByLabel('Ask me');
    await ask.focus();
    await page.keyboard.press('Space');
    await page.getByText('This could not be saved.').waitFor();
    expect(await ask.isChecked()).toBe(false);
    expect(await page.getByLabel('Start focus', { exact: false }).first().isChecked()).toBe(true);
    await page.close();
  });

  test('after a row is removed the focus is on the one that took its place', async () => {
    const { page, show } = await open('settings');
    await show('lived-in');
    await page.getByRole('button', { name: 'Remove docs.google.com' }).press('Enter');
    await page.waitForFunction(() => document.activeElement?.getAttribute('aria-label') === 'Remove miro.com');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.activeElement?.id === 'meeting-site');
    await page.close();
  });

  test('the list of sections leads to each, back again, and says where one is', async () => {
    const { page, show } = await open('settings', 1200);
    await show('lived-in');
    const list = page.getByRole('navigation', { name: 'Sections of the settings' });
    const marked = (name: string) => list.locator('[aria-current="location"]', { hasText: name }).waitFor();
    await marked('Calendars');
    for (const name of ['Never recorded', 'Keyboard']) {
      await list.getByRole('link', { name }).press('Enter');
      await marked(name);
    }
    const heading = page.getByRole('heading', { name: 'Keyboard', exact: true });
    expect(await heading.evaluate((it) => it.getBoundingClientRect().top < innerHeight)).toBe(true);
    await page.goBack();
    await marked('Never recorded');
    await page.keyboard.press('End');
    await marked('Privacy');
    await page.keyboard.press('Home');
    await marked('Calendars');
    // In a narrow window it is one line, and what is marked can be seen in it.
    await page.setViewportSize({ width: 360, height: 640 });
    await list.getByRole('link', { name: 'Your data' }).press('Enter');
    await marked('Your data');
    const [row, mark] = [await list.boundingBox(), await list.locator('[aria-current]').boundingBox()];
    expect(row?.height).toBeLessThan(60);
    expect(mark?.x).toBeGreaterThanOrEqual(0);
    expect((mark?.x ?? 0) + (mark?.width ?? 0)).toBeLessThanOrEqual(360);
    await page.close();
  });

  test('deleting asks first, with the focus on the safe answer, and Escape gives it', async () => {
    const { page, show } = await open('settings');
    await show('lived-in');
    await page.getByRole('button', { name: 'Delete everything…' }).focus();
    await page.keyboard.press('Enter');
    expect(await page.locator(':focus').textContent()).toBe('Keep');
    expect(await faultsOf(page)).toEqual([]);
    await page.keyboard.press('Escape');
    expect(await page.locator(':focus').textContent()).toBe('Delete everything…');
    await page.close();
  });

  test('a removed calendar can be taken back', async () => {
    const { page, show } = await open('settings');
    await show('lived-in');
    await page.getByRole('button', { name: 'Remove Family' }).press('Enter');
    await page.getByText('Family was removed.').waitFor();
    expect(await page.locator(':focus').textContent()).toBe('Undo');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Remove Family' }).waitFor();
    await page.close();
  });

  test('a calendar that is none is said so, beside its field', async () => {
    const { page, show } = await open('settings');
    await show('fresh');
    await page.getByLabel('The calendar’s address').fill('https://example.org/wrong');
    await page.keyboard.press('Enter');
    await page.getByText('This is a page, not a calendar.').waitFor();
    expect(await page.locator(':focus').getAttribute('id')).toBe('calendar-address');
    await page.locator(':focus').fill('https://example.org/right.ics');
    await page.keyboard.press('Enter');
    await page.getByText('Team was added: 12 entries in the next two weeks.').waitFor();
    await page.close();
  });

  test('the welcome is gone through in three steps, each heading being read as it comes', async () => {
    const { page, show } = await open('welcome');
    await show('begin');
    const heading = () => page.locator(':focus').textContent();
    expect(await heading()).toBe('Be with the people you are meeting');
    await tabTo(page, /Notice my calls/);
    await page.keyboard.press('Enter');
    await page.getByText('Step 2 of 3').waitFor();
    expect(await heading()).toBe('What pulls you away?');
    await tabTo(page, /Social/);
    await page.keyboard.press('Space');
    await tabTo(page, /Allow 9 sites/);
    expect(await faultsOf(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await page.getByText('Step 3 of 3').waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await tabTo(page, /Later/);
    await page.keyboard.press('Enter');
    expect(await heading()).toBe('That is all');
    expect(await faultsOf(page)).toEqual([]);
    await tabTo(page, /Done/);
    await page.close();
  });
});
