import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BROWSERS } from './support/driver.ts';
import { say } from './support/product.ts';
import { eventually } from './support/shared.ts';
import type { OwnSite } from './support/sites.ts';
import { LISTED, type Stage, setStage } from './support/stage.ts';

declare const chrome: {
  extension: { getViews(of: object): Window[] };
  tabs: {
    create(what: object): Promise<object>;
    update(tabId: number, what: object): Promise<object>;
    query(what: object): Promise<{ id: number; url?: string }[]>;
  };
};

/** A page that a browser keeps whole when one goes on from it. */
const still: OwnSite = (_, response) => {
  response.writeHead(200, { 'content-type': 'text/html', 'cache-control': 'max-age=600' }).end('<h1>Still here</h1>');
};
const NOTES = 'https://notes.example/';

/** A site that keeps its pages in a service worker, and asks for more in each. */
const serving: OwnSite = ({ pathname }, response) => {
  const page = '<!doctype html><title>Served</title><h1>Served</h1><script>fetch("/more").catch(() => 0)</script>';
  const worker = `addEventListener('install', () => skipWaiting());
addEventListener('activate', (event) => event.waitUntil(clients.claim()));
addEventListener('fetch', (event) => event.request.mode === 'navigate' &&
  event.respondWith(new Response(${JSON.stringify(page)}, { headers: { 'content-type': 'text/html' } })));`;
  const isWorker = pathname === '/worker.js';
  response
    .writeHead(200, { 'content-type': isWorker ? 'text/javascript' : 'text/html' })
    .end(isWorker ? worker : '<title>From afar</title><script>navigator.serviceWorker.register("/worker.js")</script>');
};

/** Takes away at once whatever comes into its root. */
const fighting: OwnSite = (_, response) => {
  response
    .writeHead(200, { 'content-type': 'text/html' })
    .end(`<!doctype html><title>Fights</title><h1>Look here</h1><script>
const root = document.documentElement;
new MutationObserver(() => { for (const each of [...root.children]) if (!/^(head|body)$/.test(each.localName)) each.remove(); })
  .observe(root, { childList: true });
for (const each of [...root.children]) if (!/^(head|body)$/.test(each.localName)) each.remove();
</script>`);
};

describe.each(BROWSERS)('a closed site in %s', (name) => {
  let stage: Stage;
  let own: Page;
  beforeAll(async () => {
    stage = await setStage(name, { own: { 'x.com': still, 'reddit.com': fighting, 'tiktok.com': serving } });
    own = await stage.browser.openExtensionPage('entrypoints/settings.html');
  });
  afterAll(() => stage?.close());

  const asked = () => stage.sites.asked.filter((each) => each.includes('youtube.com')).length;
  /** A navigation that is not to happen is an error to who drives the browser. */
  const tryTo = (what: Promise<unknown>) => what.catch(() => undefined);
  // Firefox takes a tab out of its driver's hands when it is led to a page of ours; that page's own kind reaches it.
  const told = () =>
    own.evaluate(() =>
      chrome.extension
        .getViews({ type: 'tab' })
        .filter((each) => each.location.pathname.endsWith('/closed.html'))
        .map((each) => each.document.body.innerText),
    );
  const press = () =>
    own.evaluate(() => {
      const view = chrome.extension
        .getViews({ type: 'tab' })
        .find((each) => each.location.pathname.endsWith('/closed.html'));
      view?.document.querySelector('button')?.click();
    });
  /** The tabs at our page, oldest first. */
  const led = () =>
    own.evaluate(async (url) => (await chrome.tabs.query({ url })).map((each) => each.id), closedPage());
  const closedPage = () => stage.browser.extensionUrl('entrypoints/closed.html');
  const show = (tabId: number | undefined) =>
    own.evaluate((id) => chrome.tabs.update(id, { active: true }), tabId ?? -1);
  const isOpen = (url: string) =>
    own.evaluate(async (url) => (await chrome.tabs.query({})).some((each) => each.url === url), url);
  const speaking = (count: number, word: string) =>
    eventually(`${count} tabs at our page say "${word}"`, async () => {
      const texts = await told();
      return texts.length === count && texts.every((each) => each.includes(word)) ? texts : null;
    });

  it('is asked for nothing in a meeting, leads to a page that says who is there, and opens when focus ends', async () => {
    const { browser, product } = stage;
    await product.choose({ distractions: LISTED, strengths: { 'youtube.com': 'closed' } });
    const open = await browser.open('https://youtube.com/open');
    await open.click('#search');
    await open.keyboard.type('a draft');
    const past = await browser.open('https://x.com/');
    await past.goto(NOTES);
    const { call } = await stage.meet();
    const before = asked();

    // What is open is covered, has one way, and is not loaded anew.
    const veil = await product.veiled(open);
    expect(veil).toContain('Dana');
    expect(veil).toContain(say('closed_only_by_ending', '\u2068youtube.com\u2069'));
    for (const key of ['veil_needed', 'veil_two_minutes'] as const) expect(veil).not.toContain(say(key));

    // A page that comes back whole by history has had no script of ours in it: it is covered all the same.
    await browser.activate(past);
    await tryTo(past.evaluate(() => history.back()));
    expect(await product.veiled(past)).toContain('Dana');

    // By a link on another page.
    const tab = await browser.open(NOTES);
    await tryTo(tab.evaluate(() => location.assign('https://www.youtube.com/watch?v=1')));
    await speaking(1, 'Dana');
    if (process.env.PICTURES) await tryTo(tab.screenshot({ path: `${process.env.PICTURES}/closed-${name}.png` }));
    // Opened in the background, by something else than a page.
    await own.evaluate(() => chrome.tabs.create({ url: 'https://youtube.com/background', active: false }));
    for (const text of await speaking(2, 'Dana')) expect(text).toContain('youtube.com');
    const [front, behind] = await led();

    // On a screen that others see nothing is said.
    await product.ask('setPresenting', { isPresenting: true });
    for (const text of await speaking(2, say('veil_neutral'))) expect(text).not.toMatch(/Dana|youtube|review/i);
    await product.ask('setPresenting', { isPresenting: false });
    await speaking(2, 'Dana');

    await press();
    await eventually('the call is in front', () => browser.isInFront(call));
    expect(asked()).toBe(before);

    // What another page has of the site within itself is that page's own.
    const other = await browser.open(NOTES);
    await other.evaluate(() => {
      document.body.append(Object.assign(document.createElement('iframe'), { src: 'https://youtube.com/framed' }));
    });
    await eventually('the frame is loaded', async () => stage.sites.asked.includes('youtube.com/framed'));

    // It goes on where somebody looks at it, and waits where nobody does.
    await show(front);
    await product.ask('endFocus');
    await eventually('it went on', () => isOpen('https://www.youtube.com/watch?v=1'));
    expect(await product.rules()).toBe(0);
    await product.unveiled(open);
    expect(await open.$eval('#search', (field) => (field as HTMLInputElement).value)).toBe('a draft');
    expect(await led()).toEqual([behind]);
    await show(behind);
    await eventually('it went on too', () => isOpen('https://youtube.com/background'));
  });

  it('does not show what its own service worker keeps, and asks for nothing', async () => {
    const { browser, product } = stage;
    await browser.grant(['*://*.tiktok.com/*']);
    const page = await browser.open('https://tiktok.com/');
    await eventually('it is kept', () => page.evaluate(() => navigator.serviceWorker.controller !== null));
    await page.goto('https://tiktok.com/kept');
    expect(await page.title()).toBe('Served');
    await page.goto(NOTES);
    await product.choose({ distractions: [...LISTED, 'tiktok.com'], strengths: { 'tiktok.com': 'closed' } });
    await product.ask('startFocusFor', { minutes: 5 });
    // The browser itself may look for a newer worker.
    const more = () => stage.sites.asked.filter((each) => /^tiktok\.com\/(?!worker)/.test(each)).length;
    const askedBefore = more();
    const before = (await led()).length;
    void tryTo(page.goto('https://tiktok.com/again'));
    await eventually('it is led away', async () => (await led()).length > before);
    expect(more()).toBe(askedBefore);
    await product.ask('endFocus');
  });

  it('is also one whose page fights its cover, until the meeting ends', async () => {
    const { browser, product } = stage;
    await product.ask('startFocusFor', { minutes: 5 });
    const before = (await led()).length;
    void browser.open('https://reddit.com/').catch(() => undefined);
    await eventually('it gave way', async () => (await led()).length > before, 20_000);
    await eventually(
      'it says why',
      async () => (await told()).some((text) => text.includes(say('closed_fought', 'reddit.com'))),
      20_000,
    );
    expect(await product.rules()).toBe(1);
    await product.ask('endFocus');
    await eventually('it went on', () => isOpen('https://reddit.com/'), 20_000);
    expect(await product.rules()).toBe(0);
  });
});
