import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import type { CallInput, CallView } from '../../../src/core/calls/call-state.ts';
import type { Evidence } from '../../../src/core/calls/evidence.ts';
import type { CallStage } from '../../../src/core/calls/tab-call.ts';
import { type BrowserName, type Driver, launch } from '../support/driver.ts';
import { eventually } from '../support/shared.ts';
import type { Sites } from '../support/sites.ts';
import { buildBench } from './build.ts';
import { GRANTED } from './call-sites.ts';

export interface HeardInput {
  readonly atMs: number;
  readonly input: CallInput;
}
export interface BenchTransition {
  readonly atMs: number;
  readonly tabId: number;
  readonly stage: CallStage;
}
export type BenchOrder =
  | { readonly order: 'report' | 'forget' | 'unregister' | 'register' }
  | { readonly order: 'set-light'; readonly isLight: boolean }
  | { readonly order: 'inject'; readonly url: string };
export interface BenchAnswer {
  readonly calls: readonly CallView[];
  readonly heard: readonly HeardInput[];
  readonly transitions: readonly BenchTransition[];
  readonly messages: number;
  readonly pings: number;
  readonly matches: readonly string[];
}

declare const chrome: { runtime: { sendMessage(order: object): Promise<BenchAnswer> } };

/** A browser with the bench extension in it, and the sites that its calls are on. */
export class Bench {
  readonly driver: Driver;
  readonly #control: Page;
  readonly #outDir: string;
  readonly #pages: Page[] = [];

  private constructor(driver: Driver, control: Page, outDir: string) {
    this.driver = driver;
    this.#control = control;
    this.#outDir = outDir;
  }

  static async open(name: BrowserName, sites: Sites): Promise<Bench> {
    const outDir = mkdtempSync(join(tmpdir(), 'undivided-calls-bench-'));
    const extensionDir = await buildBench(name, outDir);
    const driver = await launch(name, { sites, extensionDir, grants: GRANTED });
    const control = await driver.openExtensionPage('entrypoints/popup.html');
    const bench = new Bench(driver, control, outDir);
    await eventually('the probe is registered', async () => (await bench.report()).matches.length > 0);
    return bench;
  }

  get name(): BrowserName {
    return this.driver.name;
  }

  /** A tab that goes with `clear`. */
  async open(url: string): Promise<Page> {
    const page = await this.driver.open(url);
    this.#pages.push(page);
    return page;
  }

  /** Closes all tabs and forgets all calls. */
  async clear(): Promise<void> {
    for (const page of this.#pages.splice(0)) await closed(page);
    await this.order({ order: 'forget' });
  }

  async order(order: BenchOrder): Promise<BenchAnswer> {
    // As text: what an answer names twice arrives from Firefox only once.
    const ask = async (each: BenchOrder) => JSON.stringify(await chrome.runtime.sendMessage(each));
    return JSON.parse(await this.#control.evaluate(ask, order));
  }

  report(): Promise<BenchAnswer> {
    return this.order({ order: 'report' });
  }

  /** Waits for the latest evidence to be like this. */
  sees(what: string, is: (evidence: Evidence) => boolean, withinMs?: number): Promise<Evidence> {
    return eventually(
      what,
      async () => {
        const last = await this.lastEvidence();
        return last && is(last) ? last : null;
      },
      withinMs,
    );
  }

  async stage(): Promise<CallStage> {
    return (await this.report()).calls[0]?.stage ?? 'none';
  }

  /** Waits until the foremost call is at a stage (again, since a time); answers when the worker knew, wall ms. */
  async reaches(stage: CallStage, withinMs = 15_000, sinceMs = 0): Promise<number> {
    return eventually(
      `a call is ${stage}`,
      async () => {
        const { transitions } = await this.report();
        return transitions.findLast((each) => each.stage === stage && each.atMs >= sinceMs)?.atMs;
      },
      withinMs,
    );
  }

  /** When the worker first heard evidence like this after a time, wall ms. */
  async hears(what: string, sinceMs: number, is: (evidence: Evidence) => boolean): Promise<number> {
    return eventually(what, async () => {
      const { heard } = await this.report();
      const found = heard.find(({ atMs, input }) => atMs >= sinceMs && input.type === 'evidence' && is(input.evidence));
      return found?.atMs;
    });
  }

  async lastEvidence(): Promise<Evidence | null> {
    const { heard } = await this.report();
    const last = heard.findLast(({ input }) => input.type === 'evidence');
    return last?.input.type === 'evidence' ? last.input.evidence : null;
  }

  async close(): Promise<void> {
    await this.driver.close();
    rmSync(this.#outDir, { recursive: true, force: true });
  }
}

/** Closing a page can hang while it loads itself anew. */
export const closed = (page: Page): Promise<unknown> =>
  Promise.race([page.close().catch(() => {}), new Promise((done) => setTimeout(done, 3_000))]);
