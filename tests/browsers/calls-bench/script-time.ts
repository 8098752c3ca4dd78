import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from 'puppeteer-core';
import { bidiOf } from '../support/bidi.ts';

/** How long scripts of an extension, and what they call, kept a page's main thread busy within `forMs`, ms; 0: too short to be met. */
export const scriptTimeOfExtension = (page: Page, forMs: number): Promise<number> =>
  page.browser().process()?.spawnfile.includes('firefox') ? inFirefox(page, forMs) : inChromium(page, forMs);

const EVERY_US = 200;
const OURS = /^(chrome|moz)-extension:/;

interface ProfileNode {
  readonly id: number;
  readonly callFrame: { readonly url: string };
  readonly children?: readonly number[];
}

async function inChromium(page: Page, forMs: number): Promise<number> {
  const session = await page.createCDPSession();
  await session.send('Profiler.enable');
  await session.send('Profiler.setSamplingInterval', { interval: EVERY_US });
  await session.send('Profiler.start');
  await pause(forMs);
  const { profile } = await session.send('Profiler.stop');
  await session.detach();
  if (!profile.samples?.length) throw new Error('The profiler took no sample');
  const nodes = new Map<number, ProfileNode>(profile.nodes.map((node) => [node.id, node]));
  const ours = new Set<number>();
  const mark = (node: ProfileNode | undefined, isOurs: boolean) => {
    if (!node) return;
    const is = isOurs || OURS.test(node.callFrame.url);
    if (is) ours.add(node.id);
    for (const child of node.children ?? []) mark(nodes.get(child), is);
  };
  mark(profile.nodes[0], false);
  const us = profile.samples.reduce(
    (sum, id, index) => sum + (ours.has(id) ? (profile.timeDeltas?.[index + 1] ?? EVERY_US) : 0),
    0,
  );
  return us / 1_000;
}

/** As Firefox's profiler writes it: tables whose schema says which column is what. */
interface Table {
  readonly schema: Readonly<Record<string, number>>;
  readonly data: readonly (readonly (number | null)[])[];
}
interface GeckoProfile {
  readonly meta: { readonly interval: number };
  readonly threads: readonly {
    readonly samples: Table;
    readonly stackTable: Table;
    readonly frameTable: Table;
    readonly stringTable: readonly string[];
  }[];
  readonly processes?: readonly GeckoProfile[];
}

async function inFirefox(page: Page, forMs: number): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'undivided-profile-'));
  const file = join(folder, 'profile.json');
  try {
    const bidi = bidiOf(page.browser());
    await bidi.asBrowser(`() => Services.profiler.StartProfiler(4000000, ${EVERY_US / 1_000}, ['js'], ['GeckoMain'])`);
    await pause(forMs);
    await bidi.asBrowser(`async () => {
      await Services.profiler.dumpProfileToFileAsync(${JSON.stringify(file)});
      await Services.profiler.StopProfiler();
    }`);
    const profile: GeckoProfile = JSON.parse(readFileSync(file, 'utf8'));
    if (profile.threads.every(({ samples }) => samples.data.length === 0))
      throw new Error('The profiler took no sample');
    return oursIn(profile);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function oursIn(profile: GeckoProfile): number {
  let ms = 0;
  for (const { samples, stackTable, frameTable, stringTable } of profile.threads) {
    const column = (table: Table, row: number, name: string) => table.data[row]?.[table.schema[name] ?? -1] ?? null;
    const known = new Map<number, boolean>();
    const isOurs = (stack: number | null): boolean => {
      if (stack === null) return false;
      const before = known.get(stack);
      if (before !== undefined) return before;
      const frame = column(stackTable, stack, 'frame');
      const place = frame === null ? null : column(frameTable, frame, 'location');
      const is =
        /\bmoz-extension:\/\/[^ ]*call-probe/.test(place === null ? '' : (stringTable[place] ?? '')) ||
        isOurs(column(stackTable, stack, 'prefix'));
      known.set(stack, is);
      return is;
    };
    // A sample stands for the time until the next one: the machine does not take them as often as it is asked to.
    samples.data.forEach((_, row) => {
      if (!isOurs(column(samples, row, 'stack'))) return;
      const atMs = column(samples, row, 'time') ?? 0;
      const nextMs = column(samples, row + 1, 'time') ?? atMs + profile.meta.interval;
      ms += Math.min(nextMs - atMs, 5);
    });
  }
  return (profile.processes ?? []).reduce((sum, each) => sum + oursIn(each), ms);
}
