import { isDeepStrictEqual } from 'node:util';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { feedSite } from './support/feed-pages.ts';
import { inBoth } from './support/in-both.ts';
import { eventually } from './support/shared.ts';
import type { OwnSite } from './support/sites.ts';
import { LISTED, type Stage, setStage } from './support/stage.ts';

const html = (response: Parameters<OwnSite>[1], body: string) =>
  response.writeHead(200, { 'content-type': 'text/html' }).end(body);
const PLAYER = '<audio src="/tone.wav" loop autoplay></audio>';
/** Something to listen to, on a site that nobody listed. */
const radio: OwnSite = (_, response) => html(response, `<title>Radio</title>${PLAYER}`);
/** Counts in its title and in its icon, and has something to listen to in a frame. */
const mail: OwnSite = ({ pathname }, response) =>
  html(
    response,
    pathname === '/player'
      ? PLAYER
      : '<title>(3) Inbox</title><link rel="icon" href="data:image/png;base64,none"><iframe allow="autoplay" src="/player"></iframe>',
  );
const SITES = [...LISTED, 'facebook.com', 'mail.example'];
const NAMES = ['firm', 'soft', 'feed', 'mail', 'radio'] as const;
/** What lies over each page while focus is on. */
const LAID = { firm: 'cover', soft: 'banner', feed: 'note', mail: 'banner', radio: '' };
const NOTHING = { firm: '', soft: '', feed: '', mail: '', radio: '' };
const SCRIPTS = ['feed-veil', 'frame-hush', 'page-hush', 'page-hush-hold', 'soft-veil', 'veil'];

/** All that a page can tell of itself, its frames too: its text to the letter, what plays, and what has the focus. */
const told = (page: Page) =>
  Promise.all(
    page.frames().map((frame) =>
      frame.evaluate(() => ({
        text: document.documentElement.outerHTML,
        plays: [...document.querySelectorAll<HTMLMediaElement>('audio, video')].map((each) => !each.paused),
        sounds: [...document.querySelectorAll<HTMLMediaElement>('audio, video')].map((each) => !each.muted),
        focused: document.activeElement?.id,
      })),
    ),
  );
const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));
/** After the word that ends focus: while it is under way, and when most of it is done. */
const KILLED_AFTER_MS = [0, 15, 60];

inBoth('everything that focus changed, in %s,', (name) => {
  let stage: Stage;
  let pages: Readonly<Record<(typeof NAMES)[number], Page>>;
  let before: unknown;
  beforeAll(async () => {
    const own = { 'radio.example': radio, 'facebook.com': feedSite('facebook.com'), 'mail.example': mail };
    stage = await setStage(name, { own });
    await stage.browser.grant(SITES.map((site) => `*://*.${site}/*`));
    await stage.product.choose({
      distractions: SITES,
      feedOnly: ['facebook.com'],
      strengths: { 'reddit.com': 'soft', 'mail.example': 'soft', 'x.com': 'closed' },
    });
    await openPages();
  });
  afterAll(() => stage?.close());

  async function openPages() {
    const { browser } = stage;
    pages = {
      firm: await browser.open('https://youtube.com/'),
      soft: await browser.open('https://reddit.com/'),
      feed: await browser.open('https://www.facebook.com/'),
      mail: await browser.open('https://mail.example/'),
      radio: await browser.open('https://radio.example/'),
    };
    await pages.firm.focus('#search');
    await browser.hear(pages.radio);
    await eventually('all of it plays', async () => {
      before = await tell();
      return !JSON.stringify(before).includes('"plays":[false');
    });
  }
  const tell = () => Promise.all(NAMES.map((each) => told(pages[each])));
  const laidOver = async (page: Page) => {
    const shown = (await stage.browser.shadow(page)).filter(({ attributes }) => attributes['hidden'] === undefined);
    return shown
      .map(({ tag, attributes }) => (tag === 'dialog' ? 'cover' : (attributes['class'] ?? '')))
      .filter((each) => /^(cover|banner|note|pill)$/.test(each))
      .join();
  };
  const laid = async () => {
    const each = await Promise.all(NAMES.map(async (of) => [of, await laidOver(pages[of])]));
    return Object.fromEntries(each) as typeof LAID;
  };
  /** Waits until it is so, and else says what it was in its place. */
  const becomes = async <T>(look: () => Promise<T>, wanted: NoInfer<T>) => {
    let last: T | null = null;
    const isSo = async () => {
      last = await look();
      return isDeepStrictEqual(last, wanted);
    };
    await eventually('it is so', isSo, 20_000).catch(() => expect(last).toEqual(wanted));
  };
  const inBrowser = async () => {
    const { product } = stage;
    const scripts = (await product.focusScripts()).filter((each) => each !== 'stop-served').sort();
    return { scripts, rules: await product.rules(), isMuted: (await product.mutedTabs()).includes(true) };
  };
  /** Title and sound in the frame change last, and after these there is no more to come. */
  const stilled = async () => {
    const [frame] = pages.mail.frames().filter((each) => each.url().endsWith('/player'));
    const isFrameStill = await frame?.evaluate(() => document.querySelector('audio')?.muted);
    return { title: await pages.mail.title(), isFrameStill };
  };
  const becomeOn = async () => {
    await becomes(inBrowser, { scripts: SCRIPTS, rules: 1, isMuted: true });
    await becomes(laid, LAID);
    await becomes(stilled, { title: 'Inbox', isFrameStill: true });
  };
  const becomeAsBefore = async () => {
    await becomes(laid, NOTHING);
    await becomes(tell, before as Awaited<ReturnType<typeof tell>>);
  };
  const becomeOff = async () => {
    await becomes(inBrowser, { scripts: [], rules: 0, isMuted: false });
    await becomeAsBefore();
  };

  it.each(KILLED_AFTER_MS)('is given back when the worker is killed %d ms after the end began', async (afterMs) => {
    const { browser, product } = stage;
    await stage.meet();
    await becomeOn();
    const ended = product.ask('endFocus').catch(() => undefined);
    await pause(afterMs);
    await browser.killWorker();
    await ended;
    // If the word was lost with the worker, the user says it again.
    await product.ask('refreshLive');
    if ((await product.live())?.now) await product.ask('endFocus');
    await becomeOff();
  });

  // Before anything is switched off: Chromium writes down late what is on, and forgets it in a crash.
  it('is given back after a crash of the browser, if the meeting was over when it came back', async () => {
    const { browser, product } = stage;
    const { planned } = await stage.meet({ lengthMs: 15_000 });
    await becomeOn();
    await browser.crash();
    await pause(Math.max(0, planned.endMs - Date.now()));
    await browser.relaunch();
    await product.restarted();
    await openPages();
    await product.focusOff(60_000);
    await becomeOff();
  }, 180_000);

  it('is given back by an extension that was reloaded in mid-meeting', async () => {
    const { product } = stage;
    const { live } = await stage.meet();
    await becomeOn();
    await product.reloadExtension();
    expect(await product.focusOn()).toMatchObject({ id: live.id });
    // One of each: what the life before had to leave is in nobody's way.
    await becomeOn();
    await product.ask('endFocus');
    await becomeOff();
  });

  // While it is off nothing of it runs in Firefox, and in Chromium nothing that could ask anybody.
  it('is given back in the pages while the extension is off, and for good when it is removed', async () => {
    const { browser, product } = stage;
    const { call } = await stage.meet();
    const isInCall = () =>
      eventually('the call is live', async () => (await product.live())?.now?.callSight === 'live', 20_000);
    await call.click('#join');
    await isInCall();
    const { id } = await product.focusOn();
    await becomeOn();
    const icon = (to?: string) =>
      pages.mail.$eval(
        'link',
        (link, href) => {
          if (href) link.setAttribute('href', href);
          return link.getAttribute('href');
        },
        to,
      );
    const asItWas = await icon();
    await icon('/four.png');
    await becomes(icon, asItWas);
    await product.switchOffAndOn(async () => {
      await becomes(icon, '/four.png');
      await icon(asItWas ?? '');
      await becomeAsBefore();
    });
    expect(await product.focusOn()).toMatchObject({ id });
    await becomeOn();

    // The call that was open all the while is known again.
    await isInCall();
    await product.ask('endFocus');
    await browser.activate(call);
    await becomes(() => laidOver(call), 'pill');
    await product.ask('startFocusFor', { minutes: 5 });
    await becomeOn();
    await product.removeExtension();
    await becomeAsBefore();
    await becomes(async () => (await browser.shadow(call)).length, 0);
    await browser.activate(pages.firm);
    await pages.firm.keyboard.type('mine');
    expect(await pages.firm.$eval('#search', (field) => (field as HTMLInputElement).value)).toBe('mine');
  });
});
