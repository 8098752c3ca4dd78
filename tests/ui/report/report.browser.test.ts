import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openStage, type Stage, type View } from './gallery/stage.ts';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** Where each view's picture goes, for whoever wants to look: `SCREENSHOTS=practice/report npm run screens`. */
const pictures = process.env.SCREENSHOTS;

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

async function inPage<T>(view: View, use: (page: Page) => Promise<T>): Promise<T> {
  const page = await stage.open(view);
  try {
    return await use(page);
  } finally {
    await page.close();
  }
}

const calls = (page: Page) => page.evaluate(() => (globalThis as unknown as { calls: string[] }).calls);
const focused = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute('title') ?? '');
/** The title of the meeting that is open, or about to be. */
const titleOf = async (page: Page) => {
  const title = await page.waitForSelector('dialog[open] h2');
  return title?.evaluate((each) => (each as HTMLElement).innerText);
};
const meetingButton = '.lane button[title^="Pilot"]';

async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axeSource);
  const { violations: found } = await page.evaluate(() =>
    (globalThis as unknown as { axe: { run(options: RunOptions): Promise<AxeResults> } }).axe.run({
      resultTypes: ['violations'],
      preload: false,
    }),
  );
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join('\n')}`);
}

const WEEKS = [
  'typical',
  'past',
  'one',
  'perfect',
  'many',
  'long',
  'night',
  'unseen',
  'empty-now',
  'empty-then',
  'loading',
];
const VIEWS: View[] = [
  ...WEEKS.map((week) => ({ week })),
  ...WEEKS.filter((week) => week !== 'past').map((week) => ({ week, width: 360, scheme: 'dark' as const })),
  { week: 'typical', width: 720 },
  { week: 'typical', scheme: 'dark' },
  { week: 'typical', zoom: 2 },
  { week: 'long', width: 720, zoom: 2 },
  { week: 'typical', language: 'right-to-left' },
  { week: 'typical', language: 'right-to-left', width: 360, scheme: 'dark' },
  { week: 'many', language: 'long', width: 360 },
];
const nameOf = ({ week, width = 1280, scheme = 'light', language = 'english', zoom = 1 }: View) =>
  `${week} ${width}px ${scheme} ${language} ${zoom * 100}%`;

describe.each(VIEWS.map((view) => [nameOf(view), view] as const))('the report, %s,', (name, view) => {
  test('fits its window, has no barrier that axe knows, and names what it shows', () =>
    inPage(view, async (page) => {
      if (pictures !== undefined) {
        mkdirSync(pictures, { recursive: true });
        await page.screenshot({ path: `${pictures}/${name.replaceAll(/[ %]+/g, '-')}.png`, fullPage: true });
      }
      await page.$$eval('details', (all) => {
        for (const each of all) each.open = true;
      });
      expect(await violations(page)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
      expect(await page.evaluate(() => document.body.innerText)).not.toMatch(/report_|undefined|NaN|null/);
    }));
});

describe('a meeting in the report', () => {
  test('opens by keyboard, closes by Escape, and gives the focus back', () =>
    inPage({ week: 'typical' }, async (page) => {
      await page.focus(meetingButton);
      await page.keyboard.press('Enter');
      expect(await titleOf(page)).toBe('Pilot');
      expect(await violations(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await page.waitForSelector('dialog', { hidden: true });
      expect(await focused(page)).toMatch(/^Pilot/);
    }));

  test('takes the user’s own word by keyboard', () =>
    inPage({ week: 'typical' }, async (page) => {
      await page.click(meetingButton);
      await titleOf(page);
      await page.focus('#said');
      await page.keyboard.press('Home');
      for (let step = 0; step < 4; step++) await page.keyboard.press('ArrowRight');
      expect(await page.$eval('output', (output) => output.innerText)).toBe('20%');
      await page.click('dialog form.correction [type=submit]');
      await expect.poll(() => calls(page)).toEqual([expect.stringMatching(/^correct record-\d+ 0\.2$/)]);
    }));

  test('shows the user’s word beside the measured share, and lets it be taken back', () =>
    inPage({ week: 'typical' }, async (page) => {
      await page.click('.lane button[title^="A call"]');
      const form = await page.waitForSelector('dialog[open] form.correction');
      const text = await form?.evaluate((each) => (each as HTMLElement).innerText);
      expect(text).toContain('Seen: 95% present.');
      expect(text).toContain('You said 60%.');
      await page.click('dialog form.correction button.quiet');
      await expect.poll(() => calls(page)).toEqual([expect.stringMatching(/^correct record-\d+ null$/)]);
    }));

  test('takes a name where no calendar gave one', () =>
    inPage({ week: 'typical' }, async (page) => {
      await page.click(meetingButton);
      await titleOf(page);
      await page.$eval('#rename', (field) => (field as HTMLInputElement).select());
      await page.keyboard.type('  Coffee with Lee ');
      await page.keyboard.press('Enter');
      await expect.poll(() => calls(page)).toEqual([expect.stringMatching(/^rename record-\d+ Coffee with Lee$/)]);
    }));

  test('is deleted only after it was asked for twice', () =>
    inPage({ week: 'typical' }, async (page) => {
      await page.click(meetingButton);
      await titleOf(page);
      await page.click('button.delete');
      expect(await calls(page)).toEqual([]);
      await page.keyboard.press('Enter');
      expect(await calls(page)).toEqual([]);
      await page.click('button.delete');
      await page.click('fieldset.delete button:not(.quiet)');
      await expect.poll(() => calls(page)).toEqual([expect.stringMatching(/^deleteRecord record-\d+$/)]);
    }));

  test('can be opened from the table too', () =>
    inPage({ week: 'typical' }, async (page) => {
      await page.click('.week ~ .as-table summary');
      await page.click('.as-table button.link');
      expect(await titleOf(page)).toBe('Team day');
    }));
});

describe('from week to week', () => {
  test('the arrow keys turn, but not past this week', () =>
    inPage({ week: 'typical' }, async (page) => {
      await page.keyboard.press('ArrowLeft');
      await page.keyboard.press('ArrowRight');
      await expect.poll(() => calls(page)).toEqual(['previousWeek']);
    }));

  test('a past week goes on, and straight back to this one', () =>
    inPage({ week: 'past' }, async (page) => {
      await page.keyboard.press('ArrowRight');
      await page.click('.week-nav > .quiet');
      await expect.poll(() => calls(page)).toEqual(['nextWeek', 'thisWeek']);
    }));

  test('from right to left the left arrow goes on', () =>
    inPage({ week: 'past', language: 'right-to-left' }, async (page) => {
      await page.keyboard.press('ArrowLeft');
      await page.keyboard.press('ArrowRight');
      await expect.poll(() => calls(page)).toEqual(['nextWeek', 'previousWeek']);
    }));

  test('the keys are not the week’s while a meeting is open', () =>
    inPage({ week: 'past' }, async (page) => {
      await page.click(meetingButton);
      await titleOf(page);
      await page.keyboard.press('ArrowLeft');
      expect(await calls(page)).toEqual([]);
    }));
});

test('every chart can be read as a table with headings for rows and columns', () =>
  inPage({ week: 'typical' }, async (page) => {
    const tables = await page.$$eval('.as-table table', (all) =>
      all.map((table) => ({
        caption: table.caption?.textContent,
        columns: table.querySelectorAll('thead th[scope=col]').length,
        everyRowIsNamed: [...table.tBodies].every((body) =>
          [...body.rows].every((row) => row.cells[0]?.scope === 'row'),
        ),
        rows: table.tBodies[0]?.rows.length ?? 0,
      })),
    );
    expect(tables.map(({ caption }) => caption)).toEqual([
      'The week',
      'Who had your attention',
      'What pulled you away',
      'When it happens',
    ]);
    expect(tables.every(({ columns, rows, everyRowIsNamed }) => columns > 2 && rows > 1 && everyRowIsNamed)).toBe(true);
    expect(tables[0]?.rows).toBe(13);
  }));

test('what a calendar says is text, whatever it looks like', () =>
  inPage({ week: 'hostile' }, async (page) => {
    await page.click('.lane button');
    expect(await page.$$eval('main img, main script, main b > b', (found) => found.length)).toBe(0);
    expect(await titleOf(page)).toBe('<img src=x onerror=alert(1)>');
  }));

test('on paper there is nothing to click, and dark screens print light', () =>
  inPage({ week: 'typical', scheme: 'dark' }, async (page) => {
    await page.emulateMediaType('print');
    const shown = await page.$$eval('button, summary', (all) =>
      all.filter((each) => each.closest('.lane') === null && each.checkVisibility()).map((each) => each.textContent),
    );
    expect(shown).toEqual([]);
    expect(await page.evaluate(() => getComputedStyle(document.body).color)).toBe('rgb(31, 35, 38)');
    if (pictures !== undefined) await page.screenshot({ path: `${pictures}/print.png`, fullPage: true });
  }));
