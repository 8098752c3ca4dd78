import { mkdirSync } from 'node:fs';
import type { Page } from 'puppeteer-core';
import { packRecord } from '../src/core/attention/pack.ts';
import type { LoggedFact } from '../src/core/focus/facts.ts';
import { eventually, fromRoot } from '../tests/browsers/support/shared.ts';
import { CALL_URL } from '../tests/browsers/support/sites.ts';
import { PEOPLE, setStage } from '../tests/browsers/support/stage.ts';
import { sampleRecords } from './sample-records.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** On the pictures it is about this hour. */
const HOUR = 10;

/** A zone in which it is that hour now. POSIX counts the offset westwards. */
function zoneNow(): { readonly name: string; readonly offsetMs: number } {
  const hours = ((HOUR - new Date().getUTCHours() + 36) % 24) - 12;
  return { name: `Etc/GMT${hours > 0 ? '-' : '+'}${Math.abs(hours)}`, offsetMs: hours * 60 * MINUTE_MS };
}

/** Writes rows into the extension's own database. `change` gets what is there and gives what shall be there. */
async function rewrite(page: Page, store: string, rows: readonly unknown[], isCleared: boolean): Promise<void> {
  await page.evaluate(
    (name, all, clear) =>
      new Promise<void>((done, failed) => {
        const opening = indexedDB.open('undivided');
        opening.onerror = () => failed(opening.error);
        opening.onsuccess = () => {
          const tx = opening.result.transaction(name, 'readwrite');
          if (clear) tx.objectStore(name).clear();
          for (const row of all) tx.objectStore(name).put(row);
          tx.oncomplete = () => {
            opening.result.close();
            done();
          };
          tx.onabort = () => failed(tx.error);
        };
      }),
    store,
    rows,
    isCleared,
  );
}

/** The facts of a meeting that has been on for a while, with one visit to a listed site in it. */
function history(started: LoggedFact, call: readonly LoggedFact[], nowMs: number, minutes: number): LoggedFact[] {
  const at = (minute: number) => ({
    atMs: nowMs - (minutes - minute) * MINUTE_MS,
    monoMs: minute * MINUTE_MS,
    life: 'earlier',
  });
  const front = (minute: number, seen: LoggedFact & { type: 'front-seen' }): LoggedFact => ({
    ...seen,
    stamp: at(minute),
  });
  const inCall = { type: 'front-seen', front: { is: 'call' }, isCallVisible: false, stamp: at(0) } as const;
  const listed = { ...inCall, front: { is: 'listed', site: 'youtube.com' } } as const;
  return [
    { ...started, stamp: at(0) },
    ...call.map((each) => ({ ...each, stamp: at(0) })),
    { type: 'idle-seen', idle: 'active', stamp: at(0) },
    front(0, inCall),
    front(11, listed),
    front(12.2, inCall),
    { type: 'alive', stamp: at(minutes) },
  ];
}

const FACTS = (): Promise<LoggedFact[]> =>
  new Promise((done, failed) => {
    const opening = indexedDB.open('undivided');
    opening.onsuccess = () => {
      const all = opening.result.transaction('log').objectStore('log').getAll();
      all.onerror = () => failed(all.error);
      all.onsuccess = () => {
        opening.result.close();
        done(all.result);
      };
    };
  });

/** Takes every picture of the README, in light and in dark. */
export async function takeAll(): Promise<void> {
  const zone = zoneNow();
  const stage = await setStage('chromium', { zone: zone.name });
  const { browser, product, sites } = stage;
  mkdirSync(fromRoot('docs'), { recursive: true });
  const take = async (page: Page, name: string, width: number, height: number, scale: number) => {
    await page.setViewport({ width, height, deviceScaleFactor: scale });
    for (const scheme of ['light', 'dark']) {
      await page.emulateMediaFeatures([
        { name: 'prefers-color-scheme', value: scheme },
        { name: 'prefers-reduced-motion', value: 'reduce' },
      ]);
      await new Promise((done) => setTimeout(done, 600));
      await page.screenshot({ path: fromRoot(`docs/${name}-${scheme}.png`) });
    }
  };
  try {
    const nowMs = Date.now();
    const localMs = nowMs + zone.offsetMs;
    const mondayMs = localMs - (localMs % DAY_MS) - ((new Date(localMs).getUTCDay() + 6) % 7) * DAY_MS - zone.offsetMs;
    const own = await browser.openExtensionPage('entrypoints/settings.html');
    await rewrite(own, 'meetings', sampleRecords(mondayMs, nowMs, zone.name).map(packRecord), false);

    const minute = (from: number) => Math.floor(nowMs / 1_000) * 1_000 + from * MINUTE_MS;
    const plan = (title: string, from: number, long: number, people: readonly string[]) => ({
      title,
      startMs: minute(from),
      endMs: minute(from + long),
      people,
      joinUrl: CALL_URL,
    });
    sites.calendar.show([
      plan('Design review', -26, 44, PEOPLE),
      plan('Acme renewal', 48, 30, ['Priya Nair <priya@northwind.example>', 'Sam Okafor <sam@northwind.example>']),
      plan('1:1 with Noor', 200, 25, ['Noor Haddad <noor@harbour.example>']),
    ]);
    const call = await browser.open(CALL_URL);
    await product.ask('refreshCalendars');
    await product.focusOn();
    await eventually('the call is known', async () => (await product.live())?.now?.canReturn);
    const facts = await own.evaluate(FACTS);
    const [started] = facts;
    if (!started) throw new Error('No meeting has begun');
    const known = facts.filter((each) => ['call-tab-seen', 'call-seen', 'setting-seen'].includes(each.type));
    // The meeting was half over when the browser came: as if the worker had been stopped just now.
    await browser.killWorker();
    await rewrite(own, 'log', history(started, known, Date.now(), 26), true);
    await product.ask('refreshLive');

    const video = await browser.open('https://www.youtube.com/');
    await product.veiled(video);
    // The page's own scroll bar is no part of the picture.
    await video.addStyleTag({ content: 'html { scrollbar-width: none }' });
    await new Promise((done) => setTimeout(done, 4_000));
    await take(video, 'veil', 1_280, 800, 1);
    await browser.activate(call);
    await video.close();

    const popup = await browser.openExtensionPage('entrypoints/popup.html');
    await popup.setViewport({ width: 360, height: 600, deviceScaleFactor: 2 });
    await eventually('the popup shows the meeting', () =>
      popup.evaluate(() => document.body.textContent.includes('Design review')),
    );
    const height = await popup.evaluate(() => document.body.scrollHeight);
    await take(popup, 'popup', 360, height, 2);

    const report = await browser.openExtensionPage('entrypoints/report.html');
    await eventually('the report shows the week', () =>
      report.evaluate(() => document.body.textContent.includes('Acme')),
    );
    await take(report, 'report', 1_280, 860, 1);
  } finally {
    await stage.close();
  }
}
