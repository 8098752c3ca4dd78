import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import type { VeilModel } from '../../../src/core/focus/veil.ts';
import { type BrowserName, type Driver, launch, type ShadowElement } from '../support/driver.ts';
import { redIn } from '../support/red.ts';
import { eventually, fromRoot } from '../support/shared.ts';
import { openSites } from '../support/sites.ts';

/** The host whose pages are a test's own. */
export const HOST = 'pages.example';
const VEIL = 'entrypoints/veil.js';

export interface OwnPage {
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export const MODEL: VeilModel = {
  site: HOST,
  title: 'Design review',
  people: ['Dana', 'Lee'],
  untilMs: null,
  presentMs: 24 * 60_000,
  seenMs: 26 * 60_000,
  distractedMs: 0,
  canReturn: true,
  waitMs: 3_000,
  isNeutral: false,
  strength: 'firm',
};

declare const chrome: {
  runtime: { reload(): void };
  storage: { local: { get(key: string): Promise<Record<string, unknown>>; set(values: object): Promise<void> } };
  scripting: {
    registerContentScripts(scripts: object[]): Promise<void>;
    unregisterContentScripts(): Promise<void>;
    executeScript(what: object): Promise<void>;
  };
  tabs: {
    query(what: object): Promise<{ id: number }[]>;
    sendMessage(tabId: number, message: object): Promise<unknown>;
  };
};

/** The built veil in a real browser, with a worker that does as the test says. */
export interface Bench {
  readonly driver: Driver;
  /** Serves a page at `https://pages.example/<path>`. */
  serve(path: string, page: OwnPage | string): string;
  /** What the worker answers from now on; null: not to be veiled. */
  says(model: VeilModel | null): Promise<void>;
  /** The calls that the worker answers with a problem. */
  fails(calls: readonly string[]): Promise<void>;
  /** From now on, pages of the host are veiled before they begin. */
  register(): Promise<void>;
  unregister(): Promise<void>;
  /** Veils the pages of the host that are open. */
  inject(): Promise<void>;
  tell(call: 'liftVeil' | 'refreshVeil'): Promise<void>;
  calls(): Promise<string[]>;
  forgetCalls(): Promise<void>;
  /** The veil's elements; empty while there is none. */
  veil(page: Page): Promise<ShadowElement[]>;
  /** Waits for the veil's heading. */
  heading(page: Page): Promise<string>;
  button(page: Page, words: string): Promise<ShadowElement>;
  /** Reloads the extension under the veil: its scripts in pages are orphaned, and nobody answers them any more. */
  orphan(): Promise<void>;
  /** Takes hold of the extension again after that. */
  reopen(): Promise<void>;
  /** How many pixels of what a tab shows are plain red. */
  redPixels(page: Page): Promise<number>;
  /** The same for a picture, PNG in base64. */
  redIn(picture: string): Promise<number>;
  close(): Promise<void>;
}

/** The build that the product ships, with the bench's worker in place of its own. */
function extensionWith(name: BrowserName, words: Readonly<Record<string, string>>): string {
  const dir = mkdtempSync(join(tmpdir(), 'undivided-veil-bench-'));
  cpSync(fromRoot(name === 'chromium' ? 'dist/chrome' : 'dist/firefox'), dir, { recursive: true });
  cpSync(fromRoot('tests/browsers/veil-bench/background.js'), join(dir, 'bench.js'));
  const file = join(dir, '_locales/en/messages.json');
  const messages = JSON.parse(readFileSync(file, 'utf8'));
  for (const [key, message] of Object.entries(words)) messages[key] = { ...messages[key], message };
  writeFileSync(file, JSON.stringify(messages));
  writeFileSync(join(dir, 'bench.html'), '<!doctype html><title>bench</title>');
  const manifest = JSON.parse(readFileSync(join(dir, 'manifest.json'), 'utf8'));
  manifest.background = name === 'chromium' ? { service_worker: 'bench.js' } : { scripts: ['bench.js'] };
  manifest.host_permissions = [`https://${HOST}/*`];
  writeFileSync(join(dir, 'manifest.json'), JSON.stringify(manifest));
  return dir;
}

/** `words` stand in for those of `_locales`: another language. */
export async function openBench(name: BrowserName, words: Readonly<Record<string, string>> = {}): Promise<Bench> {
  const pages = new Map<string, OwnPage>();
  const sites = await openSites({
    [HOST](url: URL, response: ServerResponse) {
      const page = pages.get(url.pathname.slice(1));
      const headers = { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-cache', ...page?.headers };
      response.writeHead(page ? 200 : 404, headers).end(page?.body ?? '');
    },
  });
  const extensionDir = extensionWith(name, words);
  const driver = await launch(name, { sites, extensionDir });
  let control = await driver.openExtensionPage('bench.html');
  const inTabs = (what: 'inject' | 'liftVeil' | 'refreshVeil') =>
    control.evaluate(
      async (what, pattern, file) => {
        for (const { id } of await chrome.tabs.query({ url: pattern })) {
          if (what === 'inject') await chrome.scripting.executeScript({ target: { tabId: id }, files: [file] });
          else await chrome.tabs.sendMessage(id, { call: what, payload: {} }).catch(() => {});
        }
      },
      what,
      `https://${HOST}/*`,
      VEIL,
    );

  const bench: Bench = {
    driver,
    serve(path, page) {
      pages.set(path, typeof page === 'string' ? { body: page } : page);
      return `https://${HOST}/${path}`;
    },
    says: (model) => control.evaluate((model) => chrome.storage.local.set({ model }), model),
    fails: (failing) => control.evaluate((failing) => chrome.storage.local.set({ failing }), failing),
    register: () =>
      control.evaluate(
        (pattern, file) =>
          chrome.scripting.registerContentScripts([
            { id: 'veil', matches: [pattern], js: [file], runAt: 'document_start', persistAcrossSessions: false },
          ]),
        `https://${HOST}/*`,
        VEIL,
      ),
    unregister: () => control.evaluate(() => chrome.scripting.unregisterContentScripts()),
    inject: () => inTabs('inject'),
    tell: inTabs,
    calls: () => control.evaluate(async () => ((await chrome.storage.local.get('calls'))['calls'] ?? []) as string[]),
    forgetCalls: () => control.evaluate(() => chrome.storage.local.set({ calls: [] })),
    veil: (page) => driver.shadow(page),
    heading: (page) =>
      eventually(
        'the veil speaks',
        async () => (await driver.shadow(page)).find(({ tag }) => tag === 'h1')?.text || null,
      ),
    button: (page, words) =>
      eventually(`there is a button "${words}"`, async () =>
        (await driver.shadow(page)).find(({ tag, text }) => tag === 'button' && text.startsWith(words)),
      ),
    orphan: () => control.evaluate(() => chrome.runtime.reload()).catch(() => {}),
    async reopen() {
      control = await eventually('the extension is back', () => driver.openExtensionPage('bench.html'));
    },
    redPixels: async (page) =>
      bench.redIn(await page.screenshot({ encoding: 'base64', optimizeForSpeed: name === 'chromium' })),
    redIn: (picture) => redIn(control, picture),
    async close() {
      await driver.close();
      await sites.close();
      rmSync(extensionDir, { recursive: true, force: true });
    },
  };
  return bench;
}
