import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BROWSERS } from './support/driver.ts';
import { keepFolder, removeFolder } from './support/group.ts';
import { say } from './support/product.ts';
import { eventually } from './support/shared.ts';
import { OTHER_URL } from './support/sites.ts';
import { type Stage, setStage } from './support/stage.ts';

type Told = 'database_newer' | 'database_blocked' | 'database_damaged' | 'disk_full' | 'records_rebuilt';

/** Chromium closes a database that nobody has open some seconds later. */
const CLOSES_AFTER_MS = 3_000;

const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));

describe.each(BROWSERS)('the database in %s', (name) => {
  const profileDir = mkdtempSync(join(tmpdir(), 'undivided-kept-'));
  keepFolder(profileDir);
  let stage: Stage;
  /** The popup. */
  let page: Page;
  beforeAll(async () => {
    stage = await setStage(name, { profileDir });
  });
  afterAll(async () => {
    await stage?.close();
    removeFolder(profileDir);
  });

  /** Focus by hand while nothing can be written; then, when it can be again, its record with all of its time. */
  async function focusThrough(told: Told, mend: () => Promise<unknown>): Promise<void> {
    const { product } = stage;
    const before = Date.now();
    await product.ask('startFocusFor', { minutes: 25 });
    const live = await product.focusOn();
    expect(live.startedAtMs).toBeGreaterThanOrEqual(before);
    const words = say(`popup_notice_${told}`);
    await eventually(`the popup says "${words}"`, () =>
      page.evaluate((said) => document.body.innerText.includes(said), words),
    );
    await mend();
    await pause(1_000);
    const endedMs = await eventually('the record is there', async () => {
      await product.ask('endFocus');
      const record = (await product.records()).find((each) => each.startedAtMs === live.startedAtMs);
      return record?.stretches.reduce((sum, each) => sum + each.ms, record.startedAtMs);
    });
    expect(endedMs - live.startedAtMs).toBeGreaterThan(1_000);
    expect(endedMs).toBeLessThanOrEqual(Date.now());
    await product.ask('dismissNotices');
    await product.focusOff();
  }

  it('cannot be opened since a newer version has been here: focus works, the popup says it, and nothing is lost', async () => {
    page = await stage.browser.openExtensionPage('entrypoints/popup.html');
    await inDatabase(page, 'leave a newer version');
    await focusThrough('database_newer', () => inDatabase(page, 'delete it'));
  });

  it('cannot be opened since something holds it in an older version', async () => {
    const holder = await stage.browser.openExtensionPage('entrypoints/settings.html');
    await inDatabase(holder, 'hold it in the first version');
    await focusThrough('database_blocked', () => holder.close());
  });

  it.each(name === 'chromium' ? ['full'] : [])('cannot be written since the disk is %s', async () => {
    const { browser, product } = stage;
    const other = await browser.open(OTHER_URL);
    // Chromium asks for the room that is left when it opens a database, and not again for half a minute.
    for (const each of await browser.pages()) if (each.url().startsWith(browser.extensionUrl(''))) await each.close();
    await browser.killWorker();
    await pause(CLOSES_AFTER_MS);
    const session = await other.createCDPSession();
    const origin = browser.extensionUrl('').replace(/\/$/, '');
    await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1 });
    await product.restarted();
    page = await browser.openExtensionPage('entrypoints/popup.html');
    await focusThrough('disk_full', () => session.send('Storage.overrideQuotaForOrigin', { origin }));
  });

  it('cannot be read since the browser cannot read its own files', async () => {
    const { browser, product } = stage;
    await browser.crash();
    const path = databaseIn(profileDir);
    rmSync(path, { recursive: true });
    writeFileSync(path, 'no database');
    await browser.relaunch();
    await product.restarted();
    page = await browser.openExtensionPage('entrypoints/popup.html');
    // Firefox makes such a file anew by itself; to Chromium, which keeps a folder, it is in the way.
    if (name === 'firefox') await focusThrough('records_rebuilt', async () => undefined);
    else await focusThrough('database_damaged', async () => rmSync(path));
  });
});

/** What else may happen to the database, from a page of ours. */
const inDatabase = (page: Page, what: 'leave a newer version' | 'delete it' | 'hold it in the first version') =>
  page.evaluate(
    (asked) =>
      new Promise<void>((done, failed) => {
        const heed = (request: IDBOpenDBRequest, then = () => done()) => {
          request.onsuccess = then;
          request.onerror = () => failed(request.error);
        };
        if (asked === 'leave a newer version') {
          const opening = indexedDB.open('undivided', 99);
          return heed(opening, () => {
            opening.result.close();
            done();
          });
        }
        if (asked === 'delete it') return heed(indexedDB.deleteDatabase('undivided'));
        // At once one after the other: nobody comes between them.
        indexedDB.deleteDatabase('undivided');
        const opening = indexedDB.open('undivided', 1);
        opening.onupgradeneeded = () => {
          const made = opening.result;
          made.createObjectStore('log', { autoIncrement: true });
          made.createObjectStore('checkpoint');
          made.createObjectStore('meetings', { keyPath: 'id' }).createIndex('start', 'startedAtMs');
          made.createObjectStore('occurrences', { keyPath: 'calendarId' });
        };
        heed(opening, () => {
          // What nobody refers to is collected, and closed by that.
          Object.assign(globalThis, { held: opening.result });
          done();
        });
      }),
    what,
  );

/** Where the browser keeps the extension's database: Chromium a folder, Firefox a file. */
function databaseIn(profileDir: string): string {
  const found = readdirSync(profileDir, { recursive: true, encoding: 'utf8' }).find((path) =>
    /(chrome-extension_[a-p]{32}_0\.indexeddb\.leveldb|moz-extension\+{3}[^/]*\/idb\/[^/]*\.sqlite)$/.test(path),
  );
  if (found === undefined) throw new Error(`There is no database in ${profileDir}`);
  return join(profileDir, found);
}
