import { wholeSecond } from '../tests/browsers/support/calendar-stand-in.ts';
import type { Driver } from '../tests/browsers/support/driver.ts';
import { pressOn, say } from '../tests/browsers/support/product.ts';
import { eventually } from '../tests/browsers/support/shared.ts';
import { CALENDAR_HOST, CALL_URL, type Sites } from '../tests/browsers/support/sites.ts';

export const PEOPLE = ['Dana Reyes <dana@acme.example>', 'Lee Wong <lee@acme.example>'];

/** A meeting with a call that begins after so long; gives the instant of its start, wall ms. */
export function planMeeting(sites: Sites, title: string, afterMs: number, lengthMs: number): number {
  const startMs = wholeSecond(afterMs);
  sites.calendar.show([{ title, startMs, endMs: startMs + lengthMs, people: PEOPLE, joinUrl: CALL_URL }]);
  return startMs;
}

/** Sets the extension up on its own settings page, click by click, with the browser's own permissions. */
export async function setUp(browser: Driver, sites: Sites, listed: readonly string[]): Promise<void> {
  await browser.allowRequests();
  const settings = await browser.openExtensionPage('entrypoints/settings.html');
  const add = async (field: string, text: string, button: string) => {
    const input = await settings.waitForSelector(field);
    await input?.type(text);
    const form = await settings.waitForSelector(
      `::-p-xpath(//form[.//input[@id="${field.slice(1)}"]]//button[@type="submit"])`,
    );
    if (!form) throw new Error(`There is no "${button}" in settings`);
    await form.click();
  };
  for (const site of listed) {
    await add('#distraction', site, say('settings_add'));
    // Until its row has heard that it is allowed, it has a button that says so, too.
    await eventually(`settings list ${site}, allowed`, () =>
      settings.evaluate(
        (each) =>
          [...document.querySelectorAll('.rows li')].some(
            (row) => row.querySelector('bdi')?.textContent === each && row.querySelector('button.small') === null,
          ),
        site,
      ),
    );
  }
  await pressOn(settings, say('settings_allow'));
  await eventually('calls are allowed', () =>
    settings.evaluate((words) => document.body.textContent.includes(words), say('settings_calls_allowed')),
  );
  await add('#calendar-address', `https://${CALENDAR_HOST}${sites.calendar.path}`, say('settings_add_calendar'));
  const said = await eventually('the calendar is read', () =>
    settings.evaluate(() => document.querySelector('#calendar-said')?.textContent || null),
  );
  const problem = await settings.$('#calendar-said.problem');
  if (problem) throw new Error(`Settings refused the calendar: ${said}`);
}
