import { mkdirSync } from 'node:fs';
import type { Page } from 'puppeteer-core';
import type { MeetingRecord } from '../src/core/attention/record.ts';
import { type BrowserName, type Driver, launch } from '../tests/browsers/support/driver.ts';
import { type Compared, compare, isWithin, Play, turnedAt } from '../tests/browsers/support/play.ts';
import { Product, pressOn, say } from '../tests/browsers/support/product.ts';
import { eventually, fromRoot } from '../tests/browsers/support/shared.ts';
import { CALL_URL, OTHER_URL, openSites, type Sites } from '../tests/browsers/support/sites.ts';
import { planMeeting, setUp } from './practice-set-up.ts';

const TITLE = 'Design review';
const AHEAD_MS = 6_000;
const LENGTH_MS = 5 * 60_000;
/** How far a stretch of the record may be from what was played. */
const TOLERANCE_MS = 1_000;

const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));

/** How each visit to a listed site is left, in the order in which it is played. */
const OUTCOMES = ['youtube.com turned-back', 'reddit.com needed', 'youtube.com gave-in'];

interface Picture {
  take(page: Page, what: string): Promise<void>;
}

/** One practice meeting, by the table of what an instant is: every row that a browser call can come to. */
async function playMeeting(browser: Driver, sites: Sites, picture: Picture): Promise<[Play, MeetingRecord]> {
  const product = new Product(browser);
  const play = new Play();
  const other = await browser.open(OTHER_URL);
  const video = await browser.open('https://www.youtube.com/watch');
  const call = await browser.open(CALL_URL);
  const startMs = planMeeting(sites, TITLE, AHEAD_MS, LENGTH_MS);
  await product.ask('refreshCalendars');
  await browser.activate(call);
  await product.focusOn();
  // Focus begins when the meeting does: that instant, by the monotonic clock.
  play.mark('present', null, performance.now() - (Date.now() - startMs));
  await pause(8_000);

  await browser.activate(video);
  play.mark('distracted', 'youtube.com', await turnedAt(video));
  await product.veiled(video);
  await pause(5_000);
  await picture.take(video, 'veil');
  await product.press(video, 'veil_back');
  await eventually('the call is in front', () => browser.isInFront(call));
  play.mark('present', null, await turnedAt(call));
  await pause(6_000);

  await browser.activate(other);
  play.mark('elsewhere', null, await turnedAt(other));
  await pause(5_000);

  // In the same tab: what is in front changes with the page.
  await other.goto('https://www.reddit.com/r/harbours');
  play.mark('distracted', 'reddit.com', await turnedAt(other));
  await product.veiled(other);
  await pause(3_000);
  await product.press(other, 'veil_needed');
  play.mark('present');
  await product.unveiled(other);
  await pause(5_000);

  await browser.activate(video);
  play.mark('distracted', 'youtube.com', await turnedAt(video));
  await product.press(video, 'veil_two_minutes');
  await product.unveiled(video);
  await pause(5_000);

  await browser.activate(call);
  play.mark('present', null, await turnedAt(call));
  await pause(5_000);

  const popup = await browser.openExtensionPage('entrypoints/popup.html');
  play.mark('elsewhere', null, await turnedAt(call));
  await eventually('the popup shows the meeting', () =>
    popup.evaluate((title) => document.body.textContent.includes(title), TITLE),
  );
  await pause(2_000);
  await picture.take(popup, 'popup');
  await pressOn(popup, say('popup_end'));
  play.end();
  const record = await product.newRecord(0);

  const report = await browser.openExtensionPage('entrypoints/report.html');
  await eventually('the report names the meeting', () =>
    report.evaluate((title) => document.body.textContent.includes(title), TITLE),
  );
  await picture.take(report, 'report');
  return [play, record];
}

const seconds = (ms: number | null | undefined) => (ms == null ? '–' : `${(ms / 1_000).toFixed(1)} s`);

function table(rows: readonly Compared[]): string {
  const lines = rows.map(({ played, recorded, differenceMs }) => {
    const { attention, site } = played ?? recorded ?? { attention: '', site: null };
    const difference =
      differenceMs === null ? 'not the same' : `${differenceMs < 0 ? '' : '+'}${seconds(differenceMs)}`;
    const what = site ? `${attention} (${site})` : attention;
    return [
      what.padEnd(26),
      seconds(played?.ms).padStart(8),
      seconds(recorded?.ms).padStart(10),
      difference.padStart(14),
    ].join(' ');
  });
  return [`${''.padEnd(26)}   played   recorded     difference`, ...lines].join('\n');
}

/** Plays a practice meeting by itself. True if the record in the database is what was played. */
export async function practise(name: BrowserName): Promise<boolean> {
  const sites = await openSites();
  const browser = await launch(name, { sites });
  mkdirSync(fromRoot('practice'), { recursive: true });
  const picture: Picture = {
    async take(page, what) {
      if (what === 'popup') await page.setViewport({ width: 360, height: 640 });
      await page.screenshot({ path: fromRoot(`practice/${name}-${what}.png`) });
    },
  };
  try {
    console.log(`A practice meeting in ${browser.version}: about a minute`);
    planMeeting(sites, TITLE, 10 * 60_000, LENGTH_MS);
    await setUp(browser, sites, ['youtube.com', 'reddit.com']);
    const [play, record] = await playMeeting(browser, sites, picture);
    const compared = compare(play.stretches(), record.stretches);
    const outcomes = record.pulls.map(({ site, outcome }) => `${site} ${outcome}`);
    console.log(`\n${record.meeting.title} with ${record.meeting.people.map((each) => each.name).join(' and ')}\n`);
    console.log(table(compared));
    console.log(`\nVisits to listed sites: ${outcomes.join(', ')}`);
    const isSame = isWithin(compared, TOLERANCE_MS) && String(outcomes) === String(OUTCOMES);
    console.log(isSame ? '\nThe record is what was played.' : '\nThe record is NOT what was played.');
    console.log(`Pictures: practice/${name}-{popup,veil,report}.png`);
    return isSame;
  } finally {
    await browser.close();
    await sites.close();
  }
}
