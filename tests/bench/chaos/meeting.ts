import type { Page } from 'puppeteer-core';
import { CALL_URL, OTHER_URL } from '../../browsers/support/sites.ts';
import type { Stage } from '../../browsers/support/stage.ts';
import { judge, labelOf, type PlayedPart, type Verdict } from './judge.ts';
import type { FaultName, Place, Turn } from './plan.ts';
import { somebodyIsThere } from './somebody-there.ts';
import type { WallClock } from './wall-clock.ts';

const LISTED_URL = 'https://youtube.com/';
const LABELS: Readonly<Record<Place, string>> = {
  call: labelOf('present', null),
  listed: labelOf('distracted', 'youtube.com'),
  other: labelOf('elsewhere', null),
};
/** Longer than all the clocks of a run are set by. */
const LENGTH_MS = 5 * 86_400_000;
const AHEAD_MS = 4_000;
/** Who sleeps for hours is held for so long, and the clock is set for the rest. */
const HELD_MS = 300;

export const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

/** One meeting, played turn by turn in a real browser, and what was really so in it. */
export class PlayedMeeting {
  readonly #stage: Stage;
  readonly #clock: WallClock | null;
  readonly #say: (all: readonly unknown[]) => void;
  readonly #parts: PlayedPart[] = [];
  readonly #pages = new Map<Place, Page>();
  #place: Place = 'other';
  /** From when on the last part goes on, `performance.now()` here. */
  #sinceMs = 0;

  /** @param say is told of a meeting that was off: what was played, what is in its record, and the facts behind that */
  constructor(stage: Stage, clock: WallClock | null, say: (all: readonly unknown[]) => void = () => undefined) {
    this.#stage = stage;
    this.#clock = clock;
    this.#say = say;
  }

  /** Plays it, and says how far its record is off. Throws where the product lost the meeting, or an earlier record. */
  async play(turns: readonly Turn[]): Promise<Verdict[]> {
    const { product } = this.#stage;
    const earlier = (await at('reading the earlier records', product.records())).map((each) => each.id);
    await at('the beginning', this.#begin());
    for (const turn of turns) await at(JSON.stringify(turn), this.#turn(turn));
    await at('the last switch', this.#goTo(this.#place === 'call' ? 'other' : 'call'));
    await pause(1_500);
    const facts = await at('reading the facts', product.facts());
    const askedMs = performance.now();
    await at('the end of focus', product.ask('endFocus'));
    this.#close((askedMs + performance.now()) / 2);
    const record = await at('reading the record', product.newRecord(earlier.length));
    const kept = new Set((await at('reading all records', product.records())).map((each) => each.id));
    const lost = earlier.filter((id) => !kept.has(id));
    if (lost.length > 0) throw new Error(`${lost.length} finished meetings were lost`);
    const verdicts = judge(this.#parts, record.stretches);
    if (verdicts.some(({ errorMs, barMs }) => errorMs > barMs))
      this.#say([...this.#parts, ...record.stretches, ...facts]);
    return verdicts;
  }

  async #begin(): Promise<void> {
    await this.#openPages();
    const startMs = Math.ceil((this.#browserMs() + AHEAD_MS) / 1_000) * 1_000;
    const { live, call } = await this.#stage.meet({ startMs, endMs: startMs + LENGTH_MS });
    this.#pages.set('call', call);
    this.#place = 'call';
    this.#sinceMs = this.#ownMs(live.startedAtMs);
    this.#add('call', null, false);
    await joinCall(call);
    await pause(1_000);
  }

  async #openPages(): Promise<void> {
    const { browser } = this.#stage;
    const open = await browser.pages();
    const at = (url: string) => open.find((each) => each.url().startsWith(url));
    this.#pages.set('other', at(OTHER_URL) ?? (await browser.open(OTHER_URL)));
    this.#pages.set('listed', at(LISTED_URL) ?? (await browser.open(LISTED_URL)));
  }

  async #turn({ place, beforeMs, fault, ms, afterMs }: Turn): Promise<void> {
    const { browser } = this.#stage;
    await somebodyIsThere(browser.display);
    const others = (['call', 'listed', 'other'] as const).filter((each) => each !== this.#place);
    const to = place !== this.#place ? place : (others[0] as Place);
    // The page that is opened after a reload counts as any other, so it must be in front of one.
    const real = fault === 'reload' && to !== 'other' ? 'worker' : fault;
    await this.#goTo(to, real, beforeMs === 0);
    await pause(beforeMs);
    await this.#happen(real, ms);
    await pause(afterMs);
  }

  async #happen(fault: FaultName, ms: number): Promise<void> {
    const { browser, product } = this.#stage;
    const clock = this.#clock;
    const part = this.#parts.at(-1) as PlayedPart;
    switch (fault) {
      case 'worker':
        return browser.killWorker();
      case 'reload': {
        const beganMs = performance.now();
        await product.reloadExtension();
        this.#dim(performance.now() - beganMs);
        return;
      }
      case 'clock':
        clock?.set(clock.offsetMs + ms);
        // Nobody can tell a clock that is set forward from a machine that slept, where monotonic clocks stand still.
        if (ms >= 2_000) part.darkMs += ms;
        return;
      case 'sleep':
        await browser.hold(async () => {
          await pause(HELD_MS);
          clock?.set(clock.offsetMs + ms);
        });
        part.darkMs += ms;
        return;
      case 'held': {
        const beganMs = performance.now();
        await browser.hold(() => pause(ms));
        const heldMs = performance.now() - beganMs;
        part.darkMs += heldMs;
        this.#sinceMs += heldMs;
        return;
      }
      case 'browser':
        return this.#restart(ms);
    }
  }

  /** Whatever tabs there were are gone with the browser; the user opens them again, one after another. */
  async #restart(awayMs: number): Promise<void> {
    const { browser, product } = this.#stage;
    const part = this.#parts.at(-1) as PlayedPart;
    part.fault = null;
    await browser.crash();
    const goneMs = performance.now();
    await pause(awayMs);
    await browser.relaunch();
    // As soon as a page of ours opens, the extension is there and could see.
    await product.restarted();
    const backMs = performance.now();
    this.#close(goneMs);
    this.#sinceMs = backMs;
    this.#add('other', 'browser', false);
    this.#dim(backMs - goneMs, false);
    await product.focusOn(20_000);
    this.#pages.clear();
    this.#pages.set('other', await browser.open(OTHER_URL));
    await pause(1_000);
    for (const [place, url] of [
      ['listed', LISTED_URL],
      ['call', CALL_URL],
    ] as const) {
      const askedMs = performance.now();
      const page = await browser.open(url);
      this.#pages.set(place, page);
      await this.#nowAt(place, page, null, false, askedMs);
      if (place === 'call') await joinCall(page);
      await pause(1_200);
    }
  }

  async #goTo(place: Place, fault: FaultName | null = null, isAtSwitch = false): Promise<void> {
    const page = this.#pages.get(place);
    if (page === undefined) throw new Error(`There is no page to go to: ${place}`);
    const askedMs = performance.now();
    await this.#stage.browser.activate(page);
    await this.#nowAt(place, page, fault, isAtSwitch, askedMs);
  }

  /** A switch that was asked for then has come about. */
  async #nowAt(place: Place, page: Page, fault: FaultName | null, isAtSwitch: boolean, askedMs: number): Promise<void> {
    const wallMs = await page.evaluate(() => (window as unknown as { turnedAtMs: number }).turnedAtMs);
    const atMs = this.#ownMs(wallMs);
    const before = this.#parts.at(-1);
    this.#close(atMs);
    this.#sinceMs = atMs;
    this.#add(place, fault, isAtSwitch);
    const switchMs = Math.max(0, atMs - askedMs);
    for (const part of new Set([before, this.#parts.at(-1)])) if (part) part.switchMs += switchMs;
  }

  #add(place: Place, fault: FaultName | null, isAtSwitch: boolean): void {
    this.#place = place;
    const last = this.#parts.at(-1);
    if (last?.label === LABELS[place]) last.fault = fault ?? last.fault;
    else this.#parts.push({ label: LABELS[place], ms: 0, darkMs: 0, dimMs: 0, switchMs: 0, fault, isAtSwitch });
  }

  /** The last part lasted until then. */
  #close(atMs: number): void {
    const part = this.#parts.at(-1);
    if (part) part.ms += Math.max(0, atMs - this.#sinceMs);
    this.#sinceMs = atMs;
  }

  /** So much of the last part may have been seen or not. */
  #dim(ms: number, isWithin = true): void {
    const part = this.#parts.at(-1) as PlayedPart;
    part.dimMs += ms;
    if (isWithin) this.#sinceMs += ms;
  }

  #browserMs(): number {
    return Date.now() + (this.#clock?.offsetMs ?? 0);
  }

  /** A time of the browser's wall clock as `performance.now()` counts here. */
  #ownMs(browserMs: number): number {
    return performance.now() - (this.#browserMs() - browserMs);
  }
}

/** Whatever fails says at what. */
const at = <T>(what: string, doing: Promise<T>): Promise<T> =>
  doing.catch((problem: unknown) => {
    throw new Error(`${problem} (at ${what})`);
  });

/** Joins the call that a page offers: from here on its probe holds a line to the worker. */
export async function joinCall(call: Page): Promise<void> {
  if (await call.evaluate(() => document.getElementById('state')?.textContent === 'connected')) return;
  await call.click('#join');
  await call.waitForFunction(() => document.getElementById('state')?.textContent === 'connected', { timeout: 15_000 });
}
