import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { inBoth } from './support/in-both.ts';
import { eventually } from './support/shared.ts';
import { type Bench, MODEL, openBench } from './veil-bench/bench.ts';

/** What the pages below note about themselves; the page's own world, which the veil does not share. */
interface Noted {
  isRestored: boolean;
  atFirst: string | undefined;
  uncovered: number;
  frames: number;
  heard: string[];
  media: string[];
}
declare const noted: Noted;

/** Notes, from the page's first inline script on, each frame in which one of its own elements is what is seen. */
const NOTES = `<script>
addEventListener('pageshow', (e) => { noted.isRestored = e.persisted });
window.noted = { isRestored: false, uncovered: 0, frames: 0, heard: [], media: [] };
const onTop = () => { const e = document.elementFromPoint(innerWidth / 2, innerHeight / 2); return e ? e.localName + (e.id && '#' + e.id) : 'nothing'; };
noted.atFirst = onTop();
(function frame() { if (noted.frames < 30) { noted.frames += 1; if (onTop() !== 'div') noted.uncovered += 1; requestAnimationFrame(frame); } })();
for (const type of ['keydown', 'keyup', 'click', 'mousedown', 'pointerdown', 'pointermove', 'wheel', 'focusin', 'submit', 'toggle'])
  addEventListener(type, (e) => noted.heard.push(type), true);
</script>`;
const pageWith = (body: string, head = '') =>
  `<!doctype html><html><head><title>A page</title>${NOTES}${head}<style>body { background: #ff0000; min-height: 4000px }</style></head><body>${body}</body></html>`;

inBoth('the veil in %s', (name) => {
  let bench: Bench;
  let tab: Page;
  beforeAll(async () => {
    bench = await openBench(name);
  });
  beforeEach(async () => {
    await bench.says(MODEL);
    await bench.fails([]);
    await bench.forgetCalls();
  });
  afterEach(async () => {
    await bench.unregister();
    await tab?.close();
  });
  afterAll(() => bench?.close());

  const open = async (body: string, head?: string) => {
    tab = await bench.driver.open(bench.serve('page', pageWith(body, head)));
    return tab;
  };
  const isGone = () => eventually('the veil is gone', async () => (await bench.veil(tab)).length === 0);
  const calls = async () => (await bench.calls()).filter((call) => call !== 'beat');
  const dom = () => tab.evaluate(() => document.documentElement.outerHTML);
  const focused = async () =>
    (await tab.evaluate(() => document.activeElement?.id || document.activeElement?.localName)) ?? '';

  it('covers the page before its first script runs, and in each frame after', async () => {
    await bench.register();
    await open('<h1>Look</h1>');
    await eventually('thirty frames', () => tab.evaluate(() => noted.frames >= 30));
    expect(await tab.evaluate(() => [noted.atFirst, noted.uncovered])).toEqual(['div', 0]);
    expect(await bench.redPixels(tab)).toBe(0);
  });

  it('covers a page that has no root element yet, in the first frame after it has one', async () => {
    await open('<h1>Look</h1>');
    const root = await tab.evaluateHandle(() => document.removeChild(document.documentElement));
    await bench.inject();
    const seen = await root.evaluate(async (root) => {
      document.append(root);
      await new Promise(requestAnimationFrame);
      return document.elementFromPoint(innerWidth / 2, innerHeight / 2)?.localName;
    });
    expect(seen).toBe('div');
    expect(await bench.heading(tab)).toContain('Dana');
  });

  it('speaks of the people first, and says so to nobody in the page', async () => {
    await bench.register();
    await open('<h1>Look</h1>');
    expect(await bench.heading(tab)).toContain('Dana');
    const read = await tab.evaluate(() => {
      document.execCommand('selectAll');
      const all = [document.title, document.documentElement.outerHTML, String(getSelection())];
      all.push(...[...document.querySelectorAll('*')].map((e) => (e as HTMLElement).innerText));
      const host = document.documentElement.firstElementChild;
      const find = (words: string) => (window as unknown as { find(words: string): boolean }).find(words);
      return {
        names: all.some((text) => /Dana|Lee|Design review/.test(text ?? '')),
        root: host?.shadowRoot ?? null,
        found: ['Dana', 'Lee', 'Design', '24 of 26'].filter(find),
      };
    });
    expect(read).toEqual({ names: false, root: null, found: [] });
  });

  it('goes at once when the page is not to be veiled', async () => {
    await bench.says(null);
    await bench.register();
    await open('<h1>Look</h1>');
    await isGone();
    expect(await bench.redPixels(tab)).toBeGreaterThan(1_000);
  });

  it('leaves the document, its focus, its selection and its place as they were', async () => {
    await open(
      '<p>Text</p><input id="field" value=""><div style="height:2000px"></div><p id="end" tabindex="0">End</p>',
    );
    await tab.evaluate(() => {
      scrollTo(0, 900);
      document.getElementById('end')?.focus({ preventScroll: true });
      getSelection()?.selectAllChildren(document.getElementById('end') as Element);
    });
    const before = [await dom(), await focused(), await tab.evaluate(() => [scrollY, String(getSelection())])];
    await bench.inject();
    await bench.heading(tab);
    expect(await dom()).not.toBe(before[0]);
    expect(await focused()).toBe('div');
    await bench.tell('liftVeil');
    await isGone();
    const after = [await dom(), await focused(), await tab.evaluate(() => [scrollY, String(getSelection())])];
    expect(after).toEqual(before);
    expect(await tab.evaluate(() => document.adoptedStyleSheets.length)).toBe(0);
  });

  it('is not laid twice when the script comes again', async () => {
    await bench.register();
    await open('<h1>Look</h1>');
    await bench.heading(tab);
    await bench.inject();
    await bench.inject();
    await pause(300);
    expect((await bench.veil(tab)).filter(({ tag }) => tag === 'dialog')).toHaveLength(1);
    expect((await calls()).filter((call) => call === 'veilOpened')).toHaveLength(3);
    await bench.tell('liftVeil');
    await isGone();
    await bench.inject();
    expect(await bench.heading(tab)).toContain('Dana');
  });

  it('can be used by the keyboard alone, and keeps the keyboard to itself', async () => {
    await bench.register();
    await open('<input id="field" autofocus><button id="other" accesskey="x">Other</button>');
    await bench.heading(tab);
    const values = async () => {
      // Three ways, round and round; the browser's own controls may come in between.
      const seen = new Set<string>();
      for (let press = 0; press < 6; press++) {
        await tab.keyboard.press('Tab');
        seen.add(await focused());
      }
      return [...seen];
    };
    expect((await values()).filter((each) => each === 'field' || each === 'other')).toEqual([]);
    await tab.keyboard.press('Escape');
    await tab.keyboard.press('Escape');
    await tab.keyboard.type('hello ');
    await tab.keyboard.press('PageDown');
    expect(await bench.redPixels(tab)).toBe(0);
    const { heard, value, y } = await tab.evaluate(() => ({
      heard: noted.heard.filter((type) => type !== 'focusin'),
      value: (document.getElementById('field') as HTMLInputElement).value,
      y: scrollY,
    }));
    expect({ heard, value, y }).toEqual({ heard: [], value: '', y: 0 });
  });

  it('has "Back to the meeting" under the finger from the start: Enter takes it', async () => {
    await bench.register();
    await open('<h1>Look</h1>');
    await bench.heading(tab);
    await tab.keyboard.press('Enter');
    await eventually('it is told', async () => (await calls()).includes('veilTurnedBack'));
    expect((await calls()).filter((call) => call === 'veilTurnedBack')).toHaveLength(1);
    expect(await bench.redPixels(tab)).toBe(0);
  });

  it('offers to leave where there is no meeting to go back to', async () => {
    await bench.says({ ...MODEL, canReturn: false });
    await bench.register();
    await open('<h1>Look</h1>');
    await (await bench.button(tab, 'Leave this page')).click();
    await eventually('it is told', async () => (await calls()).includes('veilTurnedBack'));
  });

  it('lets "I need this for the meeting" through, told once', async () => {
    await bench.register();
    await open('<h1>Look</h1>');
    await (await bench.button(tab, 'I need this')).click();
    await isGone();
    expect((await calls()).filter((call) => call === 'veilNeeded')).toHaveLength(1);
    expect(await tab.evaluate(() => noted.heard.filter((type) => type !== 'focusin'))).toEqual([]);
  });

  it('stays, and says so, when the worker could not do as asked', async () => {
    await bench.fails(['veilNeeded']);
    await bench.register();
    await open('<h1>Look</h1>');
    await (await bench.button(tab, 'I need this')).click();
    await eventually('it says so', async () => (await bench.veil(tab)).some(({ text }) => /did not work/.test(text)));
    await bench.fails([]);
    await (await bench.button(tab, 'I need this')).click();
    await isGone();
  });

  it('opens "Two minutes here" after its wait and not before', async () => {
    await bench.says({ ...MODEL, waitMs: 2_000 });
    await bench.register();
    await open('<h1>Look</h1>');
    const locked = await bench.button(tab, 'Two minutes');
    expect(locked.text).toBe('Two minutes here 2');
    await locked.click();
    await pause(500);
    expect(await calls()).not.toContain('veilGaveIn');
    await eventually('it opens', async () => (await bench.button(tab, 'Two minutes')).text === 'Two minutes here');
    await (await bench.button(tab, 'Two minutes')).click();
    await isGone();
    expect((await calls()).filter((call) => call === 'veilGaveIn')).toHaveLength(1);
  });

  it('counts that wait only while the page can be seen', async () => {
    await bench.says({ ...MODEL, waitMs: 3_000 });
    await bench.register();
    await open('<h1>Look</h1>');
    await bench.heading(tab);
    const other = await bench.driver.open('https://notes.example/');
    await pause(4_000);
    await bench.driver.activate(tab);
    await other.close();
    expect((await bench.button(tab, 'Two minutes')).attributes['aria-disabled']).toBe('true');
  });

  it('is told by no font which letters it shows', async () => {
    await bench.register();
    const families = [
      'serif',
      'sans-serif',
      'system-ui',
      'ui-serif',
      'Georgia',
      'Times New Roman',
      'Arial',
      'Noto Serif',
    ];
    const faces = families.map(
      (each) => `@font-face { font-family: "${each}"; src: url(/letter-D); unicode-range: U+44 }`,
    );
    await open('<h1>Look</h1>', `<style>${faces.join(' ')} body { font-family: monospace }</style>`);
    expect(await bench.heading(tab)).toContain('Dana');
    await pause(300);
    expect(await tab.evaluate(() => [...document.fonts].map(({ status }) => status))).toEqual(
      families.map(() => 'unloaded'),
    );
  });

  it('is obeyed also where a page that was there before it keeps clicks and keys to itself', async () => {
    await bench.says({ ...MODEL, canReturn: false });
    await open(
      '<h1>Look</h1>',
      `<script>for (const type of ['click', 'keydown', 'keyup', 'mousedown', 'mouseup', 'pointerdown', 'pointerup', 'submit'])
        addEventListener(type, (e) => { e.stopImmediatePropagation(); }, true);</script>`,
    );
    await bench.inject();
    await bench.heading(tab);
    await (await bench.button(tab, 'Leave')).click();
    await eventually('the click arrives', async () => (await calls()).includes('veilTurnedBack'));
    await bench.forgetCalls();
    await tab.keyboard.press('Enter');
    await eventually('the key arrives', async () => (await calls()).includes('veilTurnedBack'));
  });

  it('does nothing for clicks and keys that no user made', async () => {
    await bench.says({ ...MODEL, waitMs: 0 });
    await bench.register();
    await open('<h1>Look</h1>');
    await bench.heading(tab);
    await tab.evaluate(() => {
      const host = document.elementFromPoint(innerWidth / 2, innerHeight / 2) as HTMLElement;
      for (let y = 0; y < innerHeight; y += 20) {
        const init = { bubbles: true, composed: true, clientX: innerWidth / 2, clientY: y, detail: 1, key: 'Enter' };
        host.click();
        for (const make of [MouseEvent, PointerEvent]) host.dispatchEvent(new make('click', init));
        host.dispatchEvent(new KeyboardEvent('keydown', init));
        host.dispatchEvent(new Event('submit', init));
      }
    });
    await pause(300);
    expect((await calls()).filter((call) => /Back|Needed|GaveIn/.test(call))).toEqual([]);
  });

  it('pauses what plays, also what the page starts again, and gives it back', async () => {
    const media = (id: string) => `<audio id="${id}" loop src="https://youtube.com/tone.wav"></audio>`;
    await open(`${media('plays')}${media('silent')}<div id="host"></div>`);
    const state = () =>
      tab.evaluate(() =>
        [document.getElementById('plays'), document.getElementById('silent'), document.getElementById('late')].map(
          (each) => (each ? !(each as HTMLMediaElement).paused : null),
        ),
      );
    await tab.evaluate(() => (document.getElementById('plays') as HTMLMediaElement).play());
    expect(await state()).toEqual([true, false, null]);
    await bench.inject();
    await bench.heading(tab);
    expect(await state()).toEqual([false, false, null]);
    await tab.evaluate(() => {
      const late = new Audio('https://youtube.com/tone.wav');
      late.id = 'late';
      late.loop = true;
      document.body.append(late);
      late.play().catch(() => {});
      (document.getElementById('plays') as HTMLMediaElement).play().catch(() => {});
    });
    await eventually('all is still', async () => (await state()).join() === 'false,false,false');
    await bench.tell('liftVeil');
    await eventually('what played plays', async () => (await state()).join() === 'true,false,true');
    expect(await tab.evaluate(() => (document.getElementById('plays') as HTMLMediaElement).muted)).toBe(false);
  });

  it('stills media inside a closed shadow root', async () => {
    await open('<section id="host"></section>');
    await tab.evaluate(async () => {
      const root = (document.getElementById('host') as Element).attachShadow({ mode: 'closed' });
      const audio = new Audio('https://youtube.com/tone.wav');
      audio.loop = true;
      root.append(audio);
      for (const type of ['play', 'pause']) audio.addEventListener(type, () => noted.media.push(type));
      await audio.play();
    });
    await bench.inject();
    await eventually('it is paused', () => tab.evaluate(() => noted.media.at(-1) === 'pause'));
    await bench.tell('liftVeil');
    await eventually('it plays', () => tab.evaluate(() => noted.media.at(-1) === 'play'));
  });

  it('leaves somebody who is writing twenty seconds, then covers, and what was written stays', async () => {
    await open('<textarea id="field"></textarea>');
    await tab.click('#field');
    await tab.keyboard.type('Dear Sam');
    await bench.inject();
    const strip = await eventually('there is a strip', async () =>
      (await bench.veil(tab)).find(({ tag }) => tag === 'div'),
    );
    expect(strip.text).toMatch(/covered in (20|19) seconds/);
    expect(await focused()).toBe('field');
    await tab.keyboard.type(', I');
    await eventually('it is covered', async () => (await focused()) === 'div', 25_000);
    expect(await bench.redPixels(tab)).toBe(0);
    await bench.tell('liftVeil');
    await isGone();
    expect(await focused()).toBe('field');
    await tab.keyboard.type(' am late');
    expect(await tab.$eval('#field', (field) => (field as HTMLTextAreaElement).value)).toBe('Dear Sam, I am late');
  });

  it('keeps the worker alive, and asks again after it was killed', async () => {
    await bench.register();
    await open('<h1>Look</h1>');
    await bench.heading(tab);
    expect(await calls()).toContain('port:veil');
    await bench.forgetCalls();
    await bench.driver.killWorker();
    await eventually('it is back', async () => (await calls()).join() === 'port:veil,veilOpened', 15_000);
    expect(await bench.redPixels(tab)).toBe(0);
  });

  it('asks again when it comes out of the back/forward cache', async () => {
    await bench.register();
    await open('<h1>Look</h1>');
    await bench.heading(tab);
    await tab.goto('https://notes.example/');
    await bench.says(null);
    // Not goBack(): Firefox tells no load of a page that comes out of the cache.
    await tab.evaluate(() => void setTimeout(() => history.back()));
    await eventually('it is back', () => tab.evaluate(() => noted.isRestored));
    await isGone();
    expect(await tab.evaluate(() => document.documentElement.children.length)).toBe(2);
  });
});
