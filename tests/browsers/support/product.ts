import type { Page } from 'puppeteer-core';
import * as v from 'valibot';
import { unpackRecord } from '../../../src/core/attention/pack.ts';
import type { MeetingRecord } from '../../../src/core/attention/record.ts';
import type { LiveState } from '../../../src/core/focus/live.ts';
import { DEFAULT_SETTINGS, Settings } from '../../../src/core/settings/settings.ts';
import messages from '../../../src/public/_locales/en/messages.json' with { type: 'json' };
import { changeInto } from './change-into.ts';
import type { Driver } from './driver.ts';
import { eventually } from './shared.ts';

declare const chrome: {
  runtime: {
    reload(): void;
    sendMessage(message: unknown): Promise<{ ok: boolean; value?: unknown; problem?: string }>;
  };
  action: { getTitle(of: object): Promise<string> };
  management: { uninstallSelf(): Promise<void> };
  declarativeNetRequest: { getDynamicRules(): Promise<object[]>; getSessionRules(): Promise<object[]> };
  scripting: { getRegisteredContentScripts(): Promise<{ id: string }[]> };
  tabs: { query(of: object): Promise<{ id: number; audible: boolean; mutedInfo: { muted: boolean } }[]> };
  storage: Record<'local' | 'session', { get(key: string): Promise<Record<string, unknown>> }>;
};

type Key = keyof typeof messages;

/** What the interface says for a key, with its places filled in order. */
export function say(key: Key, ...places: readonly string[]): string {
  const entry: { message: string; placeholders?: Record<string, { content: string }> } = messages[key];
  return entry.message.replace(/\$([A-Z0-9_]+)\$/g, (_, name: string) => {
    const place = entry.placeholders?.[name.toLowerCase()]?.content ?? '';
    return places[Number(place.slice(1)) - 1] ?? place;
  });
}

/** The product in a browser, used and read from one of its own pages that stays open in the background. */
export class Product {
  readonly #browser: Driver;
  #page: Page | null = null;

  constructor(browser: Driver) {
    this.#browser = browser;
  }

  /** One of our pages to ask from. It is opened behind the others' backs: whatever was in front is in front again. */
  async #own(): Promise<Page> {
    if (this.#page?.isClosed() === false) return this.#page;
    this.#page = await this.#browser.openExtensionPage('entrypoints/settings.html');
    return this.#page;
  }

  /** After a restart of the browser the old page is gone. */
  async restarted(): Promise<void> {
    this.#page = null;
    // Chromium writes down late what is switched on: after a crash it may have forgotten that we were, again.
    await this.#own().catch(async () => {
      await this.#browser.setEnabled(true);
      await this.#own();
    });
  }

  /** Reloads the extension, as an update does: its pages and its worker go, and what is registered with it. */
  async reloadExtension(): Promise<void> {
    await this.#browser.allowReload();
    const page = await this.#own();
    // The page that asks goes with it, and Firefox then never says that it was asked.
    await page.evaluate(() => setTimeout(() => chrome.runtime.reload())).catch(() => undefined);
    await eventually('the page is gone', async () => page.isClosed(), 1_500).catch(() =>
      page.close().catch(() => undefined),
    );
    this.#page = null;
    await this.#back();
  }

  /** A page of ours that is opened before the extension is there again may never come in Firefox: then another one does. */
  async #back(): Promise<void> {
    const soon = () => Promise.race([this.#own(), new Promise<null>((done) => setTimeout(done, 4_000, null))]);
    await eventually('the extension is back', soon, 20_000);
  }

  /** The names of our scripts that are registered for listed sites. */
  async veilScripts(): Promise<string[]> {
    return (await this.focusScripts()).filter((id) => id.endsWith('veil'));
  }

  /** The names of all our scripts that are registered because focus is on. */
  async focusScripts(): Promise<string[]> {
    const ids = await (await this.#own()).evaluate(async () =>
      (await chrome.scripting.getRegisteredContentScripts()).map((each) => each.id),
    );
    return ids.filter((id) => !id.startsWith('call-'));
  }

  /** How many rules of ours keep pages from loading. */
  async rules(): Promise<number> {
    return (await this.#own()).evaluate(async () => {
      const { declarativeNetRequest: net } = chrome;
      return (await net.getDynamicRules()).length + (await net.getSessionRules()).length;
    });
  }

  /** Switches the extension off and on again; in between, `meanwhile`. */
  async switchOffAndOn(meanwhile: () => Promise<void> = async () => {}): Promise<void> {
    await this.#own();
    await this.#browser.setEnabled(false);
    this.#page = null;
    await meanwhile();
    await this.#browser.setEnabled(true);
    await this.#back();
  }

  /** Takes the extension out of the browser: there is nothing left to ask. */
  async removeExtension(): Promise<void> {
    const page = await this.#own();
    await page.evaluate(() => setTimeout(() => void chrome.management.uninstallSelf())).catch(() => undefined);
    this.#page = null;
  }

  /** Asks the worker for something, as our own pages do. */
  async ask(call: string, payload: object = {}): Promise<unknown> {
    const reply = await (await this.#own()).evaluate((message) => chrome.runtime.sendMessage(message), {
      call,
      payload,
    });
    if (!reply?.ok) throw new Error(`${call} was answered with ${JSON.stringify(reply)}`);
    return reply.value;
  }

  /** The settings are these from now on, and by default what is not named. */
  async choose(settings: Partial<Settings>): Promise<unknown> {
    const page = await this.#own();
    const kept = await page.evaluate(async () => (await chrome.storage.local.get('settings')).settings);
    const wanted = { ...DEFAULT_SETTINGS, isWelcomed: true, ...settings };
    return this.ask('changeSettings', { change: changeInto(v.parse(Settings, kept ?? {}), wanted) });
  }

  /** What the popup draws from. */
  async live(): Promise<LiveState | null> {
    const page = await this.#own();
    return page.evaluate(async () => ((await chrome.storage.session.get('live')).live ?? null) as LiveState | null);
  }

  /** Waits until focus is on, and gives the meeting it is on for. */
  focusOn(withinMs = 15_000): Promise<NonNullable<LiveState['now']>> {
    return eventually('focus is on', async () => (await this.live())?.now, withinMs);
  }

  focusOff(withinMs = 15_000): Promise<true> {
    return eventually('focus is off', async () => (await this.live())?.now === null, withinMs) as Promise<true>;
  }

  /** Every finished meeting's record, read from the database itself, oldest first. */
  async records(): Promise<MeetingRecord[]> {
    const records = (await this.#rows('meetings')).map(unpackRecord);
    if (records.includes(null)) throw new Error('A stored record cannot be read');
    return records.filter((each) => each !== null).sort((one, other) => one.startedAtMs - other.startedAtMs);
  }

  /** The facts of the meeting that is on, as they are written down. */
  facts(): Promise<unknown[]> {
    return this.#rows('log');
  }

  /**
   * What is in a table; nothing where there is no such table. The page stays connected, as the product's own do: of a
   * Firefox with much behind it an opening at once after a closing was seen to wait for ever.
   */
  async #rows(table: string): Promise<unknown[]> {
    return (await this.#own()).evaluate(
      (name) =>
        new Promise<unknown[]>((done, failed) => {
          const kept = globalThis as { undividedRead?: IDBDatabase | undefined };
          const read = (database: IDBDatabase) => {
            if (!database.objectStoreNames.contains(name)) return done([]);
            const all = database.transaction(name).objectStore(name).getAll();
            all.onerror = () => failed(all.error);
            all.onsuccess = () => done(all.result);
          };
          if (kept.undividedRead) return read(kept.undividedRead);
          const opening = indexedDB.open('undivided');
          opening.onerror = () => failed(opening.error);
          opening.onsuccess = () => {
            const database = opening.result;
            const forget = () => {
              kept.undividedRead = undefined;
            };
            database.onversionchange = () => {
              forget();
              database.close();
            };
            database.onclose = forget;
            // One that is empty was made by this very opening: the product has to fill it.
            if (database.objectStoreNames.length === 0) database.close();
            else kept.undividedRead = database;
            read(database);
          };
        }),
      table,
    );
  }

  /** The record of the meeting that ended last, once there are more than `before`. */
  newRecord(before: number): Promise<MeetingRecord> {
    return eventually('the record is written', async () => {
      const records = await this.records();
      return records.length > before ? records.at(-1) : null;
    });
  }

  /** What the toolbar icon says when it is pointed at. */
  async iconTitle(): Promise<string> {
    return (await this.#own()).evaluate(() => chrome.action.getTitle({}));
  }

  /** Whether each tab that sounds, or would, is muted; in the order in which they were opened. */
  async mutedTabs(): Promise<boolean[]> {
    const page = await this.#own();
    return page.evaluate(async () => {
      const tabs = (await chrome.tabs.query({})).filter((each) => each.audible || each.mutedInfo.muted);
      return tabs.sort((a, b) => a.id - b.id).map((each) => each.mutedInfo.muted);
    });
  }

  /** All text on the veil that lies over a page; empty where there is none. */
  async veilText(page: Page): Promise<string> {
    const elements = await this.#browser.shadow(page);
    return elements.find((each) => each.tag === 'dialog')?.text ?? '';
  }

  /** Waits until the veil is up and says something, and gives its text. */
  veiled(page: Page, withinMs = 10_000): Promise<string> {
    return eventually('the page is veiled', async () => (await this.veilText(page)) || null, withinMs);
  }

  unveiled(page: Page, withinMs = 10_000): Promise<true> {
    return eventually(
      'the page is free again',
      async () => (await this.#browser.shadow(page)).length === 0,
      withinMs,
    ) as Promise<true>;
  }

  /** Presses a button of the veil, with the mouse, once it can be pressed. */
  async press(page: Page, key: Key, withinMs = 15_000): Promise<void> {
    const button = await eventually(
      `"${say(key)}" can be pressed`,
      async () =>
        (await this.#browser.shadow(page)).find(
          (each) =>
            each.tag === 'button' && each.text.startsWith(say(key)) && each.attributes['aria-disabled'] !== 'true',
        ),
      withinMs,
    );
    await button.click();
  }
}

/** Presses the first button of one of our own pages that says this, with the mouse. */
export async function pressOn(page: Page, words: string): Promise<void> {
  const button = await page.waitForSelector(
    `::-p-xpath(//button[contains(normalize-space(.), ${JSON.stringify(words)})])`,
  );
  await button?.click();
}
