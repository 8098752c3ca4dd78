import type { Page } from 'puppeteer-core';
import { ALL_CALL_HOSTS } from '../../../src/core/calls/services.ts';
import type { LiveMeeting } from '../../../src/core/focus/live.ts';
import { type PlannedMeeting, wholeSecond } from './calendar-stand-in.ts';
import { type BrowserName, type Driver, type LaunchOptions, launch } from './driver.ts';
import { Product } from './product.ts';
import { CALENDAR_HOST, CALL_URL, type OwnSite, openSites, type Sites } from './sites.ts';

export const LISTED = ['youtube.com', 'reddit.com', 'x.com'];
export const PEOPLE = ['Dana Reyes <dana@acme.example>', 'Lee Wong <lee@acme.example>'];

/** A browser in which the user has set everything up: a calendar, three listed sites, calls allowed. */
export interface Stage {
  readonly sites: Sites;
  readonly browser: Driver;
  readonly product: Product;
  /**
   * Plans a meeting in the calendar that begins in a few seconds, opens its call, and waits until focus is on. The call
   * is in front when it begins.
   */
  meet(planned?: Partial<PlannedMeeting> & { readonly lengthMs?: number }): Promise<Meeting>;
  close(): Promise<void>;
}

export interface Meeting {
  readonly planned: PlannedMeeting;
  readonly live: LiveMeeting;
  readonly call: Page;
}

/** What that user has allowed. */
export const STAGE_GRANTS: readonly string[] = [
  `https://${CALENDAR_HOST}/*`,
  ...LISTED.map((site) => `*://*.${site}/*`),
  ...ALL_CALL_HOSTS,
];

/** As much time as it takes to read the calendar and to open the call. */
const AHEAD_MS = 3_000;

interface StageOptions extends Pick<LaunchOptions, 'zone' | 'env' | 'profileDir' | 'isPermanent' | 'restores'> {
  /** Sites of a test's own making, by host, beside the usual stand-ins. */
  readonly own?: Readonly<Record<string, OwnSite>>;
}

export async function setStage(name: BrowserName, { own, ...more }: StageOptions = {}): Promise<Stage> {
  const sites = await openSites(own);
  const browser = await launch(name, {
    ...more,
    sites,
    grants: STAGE_GRANTS,
  }).catch(async (problem: unknown) => {
    await sites.close();
    throw problem;
  });
  const product = new Product(browser);
  await product.choose({ distractions: LISTED });
  await product.ask('addCalendar', { address: `https://${CALENDAR_HOST}${sites.calendar.path}`, name: 'Practice' });
  let count = 0;
  return {
    sites,
    browser,
    product,
    async meet({ lengthMs = 60_000, ...rest } = {}) {
      const startMs = wholeSecond(AHEAD_MS);
      count += 1;
      const planned = {
        title: `Design review ${count}`,
        startMs,
        endMs: startMs + lengthMs,
        people: PEOPLE,
        joinUrl: CALL_URL,
        ...rest,
      };
      sites.calendar.show([planned]);
      await product.ask('refreshCalendars');
      // A page of a browser that has crashed is gone without having been closed; the test may have opened it again.
      const call = (await browser.pages()).find((page) => page.url().startsWith(CALL_URL));
      if (call) await browser.activate(call);
      return { planned, call: call ?? (await browser.open(CALL_URL)), live: await product.focusOn() };
    },
    async close() {
      await browser.close();
      await sites.close();
    },
  };
}
