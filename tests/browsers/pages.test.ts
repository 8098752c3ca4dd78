import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../src/core/settings/settings.ts';
import { FEED_SITES, feedSite } from './support/feed-pages.ts';
import { inBoth } from './support/in-both.ts';
import { say } from './support/product.ts';
import { eventually } from './support/shared.ts';
import type { OwnSite } from './support/sites.ts';
import { type Stage, setStage } from './support/stage.ts';

const FEEDS = Object.keys(FEED_SITES);
const CALLING = 'tiktok.com';
const LISTED = [...FEEDS, CALLING];

const CHOSEN = { distractions: LISTED, feedOnly: FEEDS, strengths: { [CALLING]: 'soft' as const } };

declare const shownPosts: number;
declare const go: (path: string) => void;
declare const native: typeof Notification;

/** A site that calls for attention in every way that a page has. */
const calling: OwnSite = (url, response) => {
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
  if (url.pathname === '/player') return response.end('<audio src="/tone.wav" loop autoplay></audio>');
  if (url.pathname === '/with-player')
    return response.end(`<p>Notes</p><iframe allow="autoplay" src="https://www.${CALLING}/player"></iframe>`);
  response.end(`<!doctype html><title>(3) Inbox</title><link rel="icon" href="data:image/png;base64,none">
<script>window.native = window.Notification; Object.defineProperty(Notification, 'permission', { get: () => 'granted', configurable: true });</script>
<p>Mail</p>`);
};

const outside = (page: Page) => page.evaluate(() => document.documentElement.outerHTML);
const framesWithPosts = (page: Page) => page.evaluate(() => shownPosts);
const isShown = (page: Page, selector: string) =>
  page.evaluate(
    (what) => document.querySelector(what)?.checkVisibility({ visibilityProperty: true }) ?? false,
    selector,
  );
const becomes = (page: Page, title: string) =>
  eventually(`it says ${title}`, async () => (await page.title()) === title);
const icon = (page: Page) => page.$eval('link', (link) => link.getAttribute('href'));
const setIcon = (page: Page, href: string) =>
  page.$eval('link', (link, wanted) => link.setAttribute('href', wanted), href);

// One meeting, in which one thing happens after the other: a stage for each would cost more than all that is played.
inBoth('what lives inside pages in %s', (name) => {
  let stage: Stage;
  let call: Page;
  /** Open before the meeting began: one with a feed, one that calls, and one that nobody listed. */
  let early: { readonly feed: Page; readonly calls: Page; readonly other: Page };
  let before: readonly string[];
  /** When the call's tab was surely out of sight. */
  let leftAtMs: number | null = null;

  beforeAll(async () => {
    const feeds = Object.fromEntries(FEEDS.map((site) => [site, feedSite(site)]));
    stage = await setStage(name, { own: { ...feeds, [CALLING]: calling, 'notes.example': calling } });
    const { browser, product } = stage;
    await browser.grant(LISTED.map((site) => `*://*.${site}/*`));
    await product.choose(CHOSEN);
    early = {
      feed: await browser.open('https://www.facebook.com/'),
      calls: await browser.open(`https://${CALLING}/`),
      other: await browser.open('https://notes.example/'),
    };
    before = await Promise.all([early.feed, early.calls, early.other].map(outside));
    call = (await stage.meet({ lengthMs: 600_000 })).call;
    await call.click('#join');
    await eventually('the call is live', async () => (await product.live())?.now?.callSight === 'live', 20_000);
  });
  afterAll(() => stage?.close());

  const elementOf = async (page: Page, kind: string) =>
    (await stage.browser.shadow(page)).find(
      ({ attributes }) => attributes['class']?.split(' ').includes(kind) && attributes['hidden'] === undefined,
    );
  const noted = (page: Page) => eventually('the note lies there', async () => (await elementOf(page, 'note'))?.text);
  const isGone = (page: Page) => eventually('no note lies there', async () => !(await elementOf(page, 'note')));
  const pill = async (page: Page) => {
    if (!(await elementOf(page, 'pill'))) return '';
    return (await elementOf(page, 'start')) ? 'start' : ((await elementOf(page, 'away'))?.text ?? '');
  };
  const isCovered = (page: Page, selector: string) =>
    page.$eval(selector, (control) => {
      const { left, top, width, height } = control.getBoundingClientRect();
      return document.elementFromPoint(left + width / 2, top + height / 2) !== control;
    });
  const picture = async (page: Page, of: string) => {
    if (process.env['PICTURES']) await page.screenshot({ path: `${process.env['PICTURES']}/${of}-${name}.png` });
  };

  it('hides the feed of each big site and leaves the rest of it to be used', async () => {
    // No tab is closed on the way: the browser would bring the call's to the front in its place.
    for (const site of FEEDS) {
      const { feedPath = '', linkedPath = '' } = FEED_SITES[site] ?? {};
      const page = await stage.browser.open(`https://www.${site}${feedPath}`);
      leftAtMs ??= performance.now();
      expect(await noted(page)).toContain('Dana');
      expect(await isShown(page, '#search'), site).toBe(true);
      await picture(page, `feed-${site}`);
      await page.evaluate((path) => go(path), linkedPath);
      await eventually('the linked page is there', () => isShown(page, '#linked'));
      await isGone(page);
      if (site === 'youtube.com') {
        await page.evaluate(() => history.back());
        await noted(page);
      }
      expect(await framesWithPosts(page), site).toBe(0);
    }
  });

  it('veils a page that is built as nobody knows, and frees it where there is no feed', async () => {
    const page = await stage.browser.open('https://www.youtube.com/?rebuilt');
    expect(await stage.product.veiled(page, 20_000)).toContain(say('veil_two_minutes'));
    expect(await framesWithPosts(page)).toBe(0);
    await page.evaluate(() => go('/watch'));
    await eventually('the linked page is there', () => isShown(page, '#linked'));
    await stage.product.unveiled(page);
  });

  it('stills a page that calls: no count, no new icon, no notification', async () => {
    const { calls, other } = early;
    await becomes(calls, 'Inbox');
    const late = await stage.browser.open(`https://www.${CALLING}/late`);
    await becomes(late, 'Inbox');
    expect(await other.title()).toBe('(3) Inbox');
    expect(await other.evaluate(() => Notification === native)).toBe(true);
    // What nobody listed costs nothing: nothing of ours is in it that could run, restyle it or be told anything.
    const lateOther = await stage.browser.open('https://notes.example/late');
    for (const page of [other, lateOther]) expect(await stage.browser.foreign(page)).toEqual({ scripts: 0, sheets: 0 });
    expect((await stage.browser.foreign(calls)).scripts).toBeGreaterThan(0);
    await stage.browser.activate(late);
    await calls.evaluate(() => {
      document.title = '(4) Inbox';
    });
    await becomes(calls, 'Inbox');
    await setIcon(calls, '/four.png');
    await eventually('the icon is still', async () => (await icon(calls)) === 'data:image/png;base64,none');
    const said = await calls.evaluate(() => {
      const made = new Notification('Dana wrote', { body: 'Hello', tag: 'one' });
      const is = Notification !== native && made instanceof Notification && made instanceof native;
      return [is, made.title, made.body, made.tag, made.onclick, Notification.name, String(Object.keys(made))];
    });
    expect(said).toEqual([true, 'Dana wrote', 'Hello', 'one', null, 'Notification', '']);
    await late.evaluate(() => void new Notification('Lee wrote'));
    await late.evaluate(() => new Promise((done) => setTimeout(done, 1_500)));
  });

  it('hushes a listed site in a frame of another page, and gives its sound back', async () => {
    const { browser, product } = stage;
    const page = await browser.open('https://notes.example/with-player');
    const sounds = (of: Page) => {
      const player = of.frames().find((each) => each.url().endsWith('/player'));
      return player?.evaluate(() => {
        const { muted, paused } = document.querySelector('audio') as HTMLAudioElement;
        return { muted, paused };
      });
    };
    await eventually('it is still', async () => (await sounds(page))?.muted);
    expect(await sounds(page)).toEqual({ muted: true, paused: false });
    expect(await browser.shadow(page)).toEqual([]);
    await product.choose({ ...CHOSEN, hush: { ...DEFAULT_SETTINGS.hush, isSoundMuted: false } });
    await eventually('it can be heard', async () => (await sounds(page))?.muted === false);
    await product.choose(CHOSEN);
  });

  it('says once, in the call’s own tab, for how long one was away', async () => {
    // Away for as long as is worth a word: by now it is, unless this is played alone.
    await new Promise((done) =>
      setTimeout(done, Math.max(0, (leftAtMs ?? performance.now()) + 18_000 - performance.now())),
    );
    await stage.browser.activate(call);
    expect(await eventually('it says so', async () => (await pill(call)) || null)).toMatch(
      /^Away (\d+ min ?)?(\d+ sec)?$/,
    );
    await picture(call, 'pill-away');
    await eventually('it fades', async () => (await pill(call)) === '', 15_000);
  });

  it('says nothing of the meeting while presenting, leads back, and gives everything back', async () => {
    const { browser, product } = stage;
    const { feed, calls } = early;
    await browser.activate(feed);
    expect(await noted(feed)).toContain('Dana');
    await product.ask('setPresenting', { isPresenting: true });
    await eventually('the note is neutral', async () => (await noted(feed)).includes(say('feed_neutral')));
    expect((await browser.shadow(feed)).map((each) => each.text).join(' ')).not.toContain('Dana');
    await product.ask('setPresenting', { isPresenting: false });
    await eventually('it speaks again', async () => (await noted(feed)).includes('Dana'));
    await product.press(feed, 'veil_back');
    await eventually('the call is in front', () => browser.isInFront(call));
    await browser.killWorker();
    await product.ask('endFocus');
    for (const page of [feed, calls]) await product.unveiled(page);
    await becomes(calls, '(4) Inbox');
    expect(await icon(calls)).toBe('/four.png');
    await eventually('the page has its own again', () => calls.evaluate(() => Notification === native));
    expect((await product.live())?.last?.notificationsHeld).toBe(2);
    await calls.evaluate(() => {
      document.title = '(3) Inbox';
    });
    await setIcon(calls, 'data:image/png;base64,none');
    expect(await Promise.all([feed, calls, early.other].map(outside))).toEqual(before);
  });

  it('leaves the feed where it is for as long as somebody is writing', async () => {
    const { browser, product } = stage;
    const { feed } = early;
    await browser.activate(feed);
    await feed.click('#search');
    await feed.keyboard.type('harbour');
    await product.ask('startFocusFor', { minutes: 5 });
    await eventually('the strip counts down', async () => (await elementOf(feed, 'strip'))?.text);
    expect(await isShown(feed, '.post')).toBe(true);
    await product.ask('endFocus');
    await product.unveiled(feed);
    expect(await feed.$eval('#search', (field) => (field as HTMLInputElement).value)).toBe('harbour');
    await browser.activate(call);
  });

  it('offers to start focus again in a call that goes on, and goes with the call', async () => {
    const { browser, product } = stage;
    await eventually('it offers to start', async () => (await pill(call)) === 'start');
    await picture(call, 'pill-start');
    const coversControl = async () =>
      (await Promise.all(['#leave', '#share'].map((control) => isCovered(call, control)))).includes(true);
    expect(await coversControl()).toBe(false);
    const place = async () => {
      const [, left, top] =
        /left: (\d+)px; top: (\d+)px/.exec((await elementOf(call, 'pill'))?.attributes['style'] ?? '') ?? [];
      return { x: Number(left), y: Number(top) };
    };
    /** Takes it by its button, near its left end. */
    const dragTo = async (x: number, y: number) => {
      const from = await place();
      await call.mouse.move(from.x + 20, from.y + 18);
      await call.mouse.down();
      await call.mouse.move(from.x + 40, from.y + 18);
      await call.mouse.move(x + 20, y + 18);
      await call.mouse.up();
    };
    await dragTo(500, 400);
    const put = await eventually('it lies there', async () => ((await place()).x === 500 ? place() : null));
    expect(put).toEqual({ x: 500, y: 400 });
    expect((await product.live())?.now).toBeNull();
    await call.keyboard.press('ArrowDown');
    await eventually('it went down', async () => (await place()).y === 424);
    const leave = await call.$eval('#leave', (control) => control.getBoundingClientRect().toJSON() as DOMRect);
    await dragTo(leave.left, leave.top);
    await eventually('it went near', async () => (await place()).x < 400);
    expect(await coversControl()).toBe(false);
    await dragTo(500, 400);
    await (await elementOf(call, 'start'))?.click();
    await product.focusOn();
    await eventually('it is quiet', async () => (await pill(call)) === '');
    await product.ask('endFocus');
    await eventually('it offers again', async () => (await pill(call)) === 'start');
    expect(await place()).toEqual({ x: 500, y: 400 });
    await call.click('#leave');
    await eventually('it is gone', async () => (await browser.shadow(call)).length === 0, 20_000);
  });
});
