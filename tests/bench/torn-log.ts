import { cpSync, mkdtempSync, readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type Driver, launch } from '../browsers/support/driver.ts';
import { keepFolder, removeFolder } from '../browsers/support/group.ts';
import { Product } from '../browsers/support/product.ts';
import { eventually, fromRoot } from '../browsers/support/shared.ts';
import { openSites } from '../browsers/support/sites.ts';

declare const chrome: {
  storage: Record<
    'local' | 'session',
    { get(key: string): Promise<Record<string, unknown>>; set(items: object): Promise<void> }
  >;
};

/** How a log may be left: cut short, or with its last bytes never written right. */
type Tear = 'cut' | 'garbled';

interface Tally {
  readonly care: boolean;
  tears: number;
  finished: number;
  cut: number;
  /** How often the browser threw the whole database away, after each of the two. */
  thrownAway: number;
  thrownAwayOfCut: number;
  /** Finished meetings that are in the database no more. */
  lost: number;
}

/** Small, fast and the same everywhere (mulberry32). */
function randomFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % below;
  };
}

/** Tears the end of the newest log of the extension's LevelDB: 1 to 200 bytes of it. */
function tearLog(profileDir: string, random: (below: number) => number): Tear {
  const folder = join(profileDir, 'Default', 'IndexedDB');
  const own = readdirSync(folder).find((name) => name.startsWith('chrome-extension_') && name.endsWith('.leveldb'));
  if (own === undefined) throw new Error(`No database in ${folder}`);
  const logs = readdirSync(join(folder, own)).filter((name) => name.endsWith('.log'));
  const log = join(folder, own, logs.sort().at(-1) ?? '');
  const bytes = Math.min(1 + random(200), statSync(log).size - 1);
  if (random(2) === 0) {
    truncateSync(log, statSync(log).size - bytes);
    return 'cut';
  }
  const content = readFileSync(log);
  for (let at = content.length - bytes; at < content.length; at++) content[at] = random(256);
  writeFileSync(log, content);
  return 'garbled';
}

/** A few seconds of focus, a kill within a write, a torn log, a start, some more writes, and another start. */
async function tearOnce(
  browser: Driver,
  product: Product,
  profileDir: string,
  tally: Tally,
  random: (n: number) => number,
) {
  const own = async () => (await browser.pages()).find((page) => page.url().includes('settings.html'));
  const sitting = async () => {
    await product.ask('startFocusFor', { minutes: 30 });
    await product.focusOn();
    await pause(1_200);
  };
  const finish = async () => {
    const before = (await product.records()).length;
    await product.ask('endFocus');
    await product.newRecord(before);
    tally.finished += 1;
  };
  await sitting();
  await finish();
  await sitting();
  // Without care: whoever starts next is told that all was quiet.
  if (!tally.care) await (await own())?.evaluate(() => chrome.storage.local.set({ unsettled: false }));
  const known = (await product.records()).map((each) => each.id);
  await browser.crash();
  const how = tearLog(profileDir, random);
  await browser.relaunch();
  await product.restarted();
  await eventually(
    'the log was seen to',
    async () => {
      const page = await own();
      return page?.evaluate(async () => (await chrome.storage.session.get('log-seen-to'))['log-seen-to'] === true);
    },
    60_000,
  );
  // What was cut off may be the very word that focus began, or the whole database is gone already.
  const isOn = (await eventually('it is told', () => product.live())).now !== null;
  if (isOn) await finish();
  known.push(...(await product.records()).map((each) => each.id));
  if (!tally.care) await (await own())?.evaluate(() => chrome.storage.local.set({ unsettled: false }));
  await pause(500);
  await browser.crash();
  await browser.relaunch();
  await product.restarted();
  const after = new Set((await product.records()).map((each) => each.id));
  const isRebuilt = (await eventually('it is told', () => product.live())).notices.includes('records-rebuilt');
  const lost = [...new Set(known)].filter((id) => !after.has(id)).length;
  if (isRebuilt) await product.ask('dismissNotices');
  tally.tears += 1;
  tally.lost += lost;
  if (how === 'cut') tally.cut += 1;
  if (isRebuilt) tally.thrownAway += 1;
  if (isRebuilt && how === 'cut') tally.thrownAwayOfCut += 1;
  console.log(
    `${tally.care ? 'with' : 'without'} care ${tally.tears}: ${how}${isRebuilt ? ', thrown away' : ''}, lost ${lost}`,
  );
}

async function tearOften(
  tears: number,
  care: boolean,
  random: (below: number) => number,
): Promise<Tally & { version: string }> {
  const profileDir = mkdtempSync(join(tmpdir(), 'undivided-torn-'));
  keepFolder(profileDir);
  const sites = await openSites();
  // A copy: whoever builds meanwhile changes nothing here.
  const extensionDir = join(profileDir, 'extension');
  cpSync(fromRoot('dist/chrome'), extensionDir, { recursive: true });
  const browser = await launch('chromium', { sites, profileDir, extensionDir });
  const tally: Tally = { care, tears: 0, finished: 0, cut: 0, thrownAway: 0, thrownAwayOfCut: 0, lost: 0 };
  try {
    const product = new Product(browser);
    await product.choose({});
    for (let tear = 0; tear < tears; tear++) await tearOnce(browser, product, profileDir, tally, random);
    return { ...tally, version: browser.version };
  } finally {
    await browser.close();
    await sites.close();
    removeFolder(profileDir);
  }
}

/** True: with care no finished meeting was lost. */
export async function bench(tears: number, without: number, seed: number): Promise<boolean> {
  const random = randomFrom(seed);
  const rows = [];
  if (tears > 0) rows.push(await tearOften(tears, true, random));
  if (without > 0) rows.push(await tearOften(without, false, random));
  console.log(`\nTorn logs, seed ${seed}, ${rows[0]?.version}`);
  console.log('log care | cut | thrown away | garbled | thrown away | finished meetings | lost');
  for (const { care, tears: torn, cut, thrownAway, thrownAwayOfCut, finished, lost } of rows) {
    const away = [cut, thrownAwayOfCut, torn - cut, thrownAway - thrownAwayOfCut];
    console.log([care ? 'yes' : 'no', ...away, finished, lost].join(' | '));
  }
  // Without care some are lost: that is what the care is for.
  return rows.every((each) => !each.care || each.lost === 0);
}
