import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BROWSERS } from './support/driver.ts';
import { eventually } from './support/shared.ts';
import { LISTED, type Stage, setStage } from './support/stage.ts';

declare const chrome: { storage: { local: { get(key: null): Promise<Record<string, unknown>> } } };

/** Everything in `storage.local` and in the database, as text, but what the calendars themselves say. */
const kept = (page: Page): Promise<string> =>
  page.evaluate(
    () =>
      new Promise<string>((done, failed) => {
        const opening = indexedDB.open('undivided');
        opening.onerror = () => failed(opening.error);
        opening.onsuccess = () => {
          const database = opening.result;
          const names = [...database.objectStoreNames].filter((name) => name !== 'occurrences');
          const tx = database.transaction(names);
          const rows = names.map((name) => tx.objectStore(name).getAll());
          tx.oncomplete = () => {
            database.close();
            void chrome.storage.local
              .get(null)
              .then((local) => done(JSON.stringify([local, rows.map((each) => each.result)])), failed);
          };
        };
      }),
  );

describe.each(BROWSERS)('what is kept in %s', (name) => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await setStage(name);
  });
  afterAll(() => stage?.close());

  it('is nothing of a meeting that is never recorded, while it is on and after it', async () => {
    const { browser, product } = stage;
    await product.choose({ distractions: LISTED, neverRecord: { series: [], words: ['oncology'] } });
    const { live } = await stage.meet({ title: 'Oncology, second opinion', people: ['Ama Osei <ama@clinic.example>'] });
    expect(live).toMatchObject({ title: 'Oncology, second opinion', recording: 'never' });
    const page = await browser.openExtensionPage('entrypoints/report.html');
    for (const is of ['on', 'over']) {
      if (is === 'over') {
        await product.ask('endFocus');
        await product.focusOff();
      }
      // The word that the user chose is in the settings; what the meeting is called is nowhere.
      const text = await kept(page);
      for (const each of ['Oncology, second', 'Osei', 'clinic.example'])
        expect(text, `while ${is}`).not.toContain(each);
    }
    expect(await product.records()).toEqual([]);
    await page.close();
  });

  it('is there again when the browser has thrown the database away, and that is told', async () => {
    const { browser, product } = stage;
    await product.choose({ distractions: LISTED });
    const before = (await product.records()).length;
    await stage.meet({ title: 'Pilot' });
    await eventually(
      'it has lasted',
      async () => ((await product.live())?.now?.startedAtMs ?? Infinity) < Date.now() - 2_000,
    );
    await product.ask('endFocus');
    const record = await product.newRecord(before);
    const page = await browser.openExtensionPage('entrypoints/report.html');
    await page.evaluate(
      () =>
        new Promise<void>((done, failed) => {
          const deleting = indexedDB.deleteDatabase('undivided');
          deleting.onsuccess = () => done();
          deleting.onerror = () => failed(deleting.error);
        }),
    );
    await page.close();
    await product.ask('refreshLive');
    const back = await eventually('the record is back', async () =>
      (await product.records()).find((each) => each.id === record.id),
    );
    expect(back).toEqual(record);
    expect((await product.live())?.notices).toContain('records-rebuilt');
  });
});
