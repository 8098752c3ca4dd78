import type { Page } from 'puppeteer-core';
import { BROWSERS, type BrowserName } from '../support/driver.ts';
import { type Janus, openJanus } from '../support/janus.ts';
import type { Sites } from '../support/sites.ts';
import { Bench } from './bench.ts';
import { CALL_SITE, OTHER_SIDE, openCallSites } from './call-sites.ts';
import type { Room } from './room-page.ts';

declare const room: Room;

/** Both browsers on one network with a real media server: each is the other side of the other's calls. */
export interface MediaServerStage {
  readonly janus: Janus;
  readonly benches: readonly Bench[];
  /** What is played in a browser's own room, a new one each time, with the other browser as the other side. */
  play(bench: Bench, what: (scene: Scene) => Promise<void>): Promise<void>;
  /** The same in both at the same time. */
  playInAll(what: (scene: Scene) => Promise<void>): Promise<void>;
  close(): Promise<void>;
}

export interface Scene {
  readonly bench: Bench;
  /** Opens the room at the call site, which the extension may see. */
  own(): Promise<Page>;
  /** Opens it in the other browser, on a host that no extension may see. */
  other(): Promise<Page>;
  /** Kills the other's page, without a word to anybody. */
  dies(other: Page): Promise<void>;
  readonly janus: Janus;
}

export async function openMediaServerStage(names: readonly BrowserName[] = BROWSERS): Promise<MediaServerStage> {
  const janus = await openJanus();
  const opened: { close(): Promise<void> }[] = [janus];
  const close = async () => {
    await Promise.all(opened.slice(2).map((each) => each.close()));
    for (const each of opened.slice(0, 2).reverse()) await each.close();
  };
  try {
    const sites: Sites = await openCallSites(janus);
    opened.push(sites);
    const benches = await Promise.all(names.map((name) => Bench.open(name, sites)));
    opened.push(...benches);
    let rooms = 0;
    const stage: MediaServerStage = {
      janus,
      benches,
      async playInAll(what) {
        await Promise.all(benches.map((bench) => stage.play(bench, what)));
      },
      async play(bench, what) {
        rooms += 1;
        const path = `/Room-${rooms}`;
        const open = async (where: Bench, url: string) => {
          const page = await where.open(url);
          await page.evaluate(() => room.ready);
          return page;
        };
        const partner = benches.find((each) => each !== bench) ?? bench;
        await what({
          bench,
          janus,
          own: () => open(bench, `${CALL_SITE}${path}`),
          other: () => open(partner, `${OTHER_SIDE}${path}`),
          dies: (other) => partner.driver.killPage(other),
        }).catch((problem: Error) => {
          problem.message = `${bench.name}: ${problem.message}`;
          throw problem;
        });
      },
      close,
    };
    return stage;
  } catch (problem) {
    await close();
    throw problem;
  }
}
