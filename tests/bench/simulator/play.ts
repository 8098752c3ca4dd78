import type { MeetingRecord } from '../../../src/core/attention/record.ts';
import { DEFAULT_SETTINGS } from '../../../src/core/settings/settings.ts';
import { occurrence } from '../../core/meeting/occurrences.ts';
import { World } from '../../fakes/world.ts';
import { type Sitting, Truth } from './truth.ts';
import { type Act, type Block, type Situation, STEP_MS, type Week } from './week.ts';

const BEGIN = Date.UTC(2026, 9, 19, 6);
const CALL = 'https://meet.google.com/abc-defg-hij';
const JOIN = { 'browser-call': CALL, 'app-call': 'https://us02web.zoom.us/j/81234567890', 'in-person': null } as const;
const SITES: Partial<Record<Situation, string>> = {
  other: 'https://shop.test/',
  news: 'https://www.news.test/',
  video: 'https://video.test/watch',
  notes: 'https://notes.test/',
};
const HOSTS = { news: 'www.news.test', video: 'video.test' } as const;

/** Two clocks that are set within one beat, or one that is set as the machine wakes, nobody could tell apart. */
const A_BEAT_MS = 1_100;

/** The product leaves browsers so long to note a turn (`core/focus/missed.ts`). */
const NOTED_WITHIN_MS = 500;

/** Plays a week through the real background, with the naive account beside it. */
export async function play(week: Week): Promise<{ world: World; truth: Truth }> {
  const world = new World(BEGIN, 'Europe/Berlin');
  const truth = new Truth(BEGIN);
  world.disk.chosen = { ...DEFAULT_SETTINGS, distractions: ['news.test', 'video.test'], meetingSites: ['notes.test'] };
  world.desktop.open(CALL);
  await world.wake();
  let made = 0;
  for (const block of week) {
    await live(world, truth, block.pauseMs);
    const entries = planned(block, world.clock.atMs, () => `m${++made}`);
    truth.entries.push(...entries);
    const kept = [...truth.entries].map((each) =>
      occurrence(each.id, 0, 0, { startMs: each.startMs, endMs: each.endMs, joinUrl: JOIN[each.setting] }),
    );
    world.disk.entries.set('own', kept);
    truth.live(0);
    await world.say({ is: 'calendars-changed' });
    for (const { afterMs, act } of block.acts) {
      await live(world, truth, afterMs);
      await happen(world, truth, act);
    }
  }
  await live(world, truth, 24 * 3_600_000);
  return { world, truth };
}

function planned(block: Block, atMs: number, newId: () => string) {
  return block.meetings.map(({ startMs, lastsMs, setting }) => ({
    id: newId(),
    startMs: atMs + startMs,
    endMs: atMs + startMs + lastsMs,
    setting,
  }));
}

async function live(world: World, truth: Truth, ms: number): Promise<void> {
  truth.live(ms);
  await world.pass(ms);
}

async function happen(world: World, truth: Truth, act: Act): Promise<void> {
  switch (act.do) {
    case 'turn to':
      // Browsers date turns by the millisecond, each window its own: within one, nobody moves on to another window.
      if (isBeside(act.situation) !== isBeside(truth.situation) && world.desktop.turnedMs === world.clock.atMs)
        await live(world, truth, STEP_MS);
      truth.situation = act.situation;
      return world.see(() => turnTo(world, act.situation));
    case 'go idle':
      truth.idle = act.idle;
      return world.goIdle(act.idle);
    case 'need the site': {
      const site = siteOf(truth.situation);
      if (site === null) return;
      truth.need(site);
      const page = { tabId: -1, host: HOSTS[site] };
      return world.during((undivided) => undivided.turn((now) => undivided.veils.need(now, page)));
    }
    case 'take two minutes': {
      const site = siteOf(truth.situation);
      if (site === null || truth.current?.needed.has(site)) return;
      const page = { tabId: -1, host: HOSTS[site] };
      return world.during((undivided) => undivided.turn((now) => undivided.veils.giveIn(now, page)));
    }
    case 'end focus':
      truth.end();
      return world.during((undivided) => undivided.turn((now) => undivided.focus.end(now)));
    case 'look again':
      return world.say({ is: 'sight' });
    case 'sleep': {
      if (act.runsOn && truth.current !== null) truth.current.holes += 1;
      truth.dark(act.ms);
      truth.live(0);
      await world.sleep(act.ms, act.runsOn);
      return live(world, truth, A_BEAT_MS);
    }
    case 'crash': {
      if (truth.current !== null) truth.current.holes += 1;
      truth.dark(act.ms);
      world.crash();
      await world.pass(act.ms);
      truth.live(0);
      return world.startBrowser();
    }
    case 'kill':
      world.killWorker();
      await live(world, truth, act.ms);
      return world.say({ is: 'sight' });
    case 'turn unheard': {
      // Of other windows, and other programs, no browser remembers when they were turned to.
      const isTab = truth.situation !== 'away' && !isBeside(truth.situation);
      // Nor is one believed who dates a turn before the moment at which the clock was set back.
      const isDated = world.clock.atMs > truth.setBackFromMs + NOTED_WITHIN_MS;
      if (!isTab || !isDated) return;
      world.killWorker();
      truth.situation = act.situation;
      turnTo(world, act.situation);
      await live(world, truth, act.ms);
      return world.say({ is: 'sight' });
    }
    case 'set the clock':
      truth.set(act.byMs);
      truth.live(0);
      world.clock.set(act.byMs);
      await world.say({ is: 'alarm' });
      return live(world, truth, A_BEAT_MS);
    case 'travel':
      world.clock.zoneId = act.zone;
      return world.say({ is: 'sight' });
  }
}

const isBeside = (situation: Situation): boolean => situation.endsWith('beside');

const siteOf = (situation: Situation): 'news' | 'video' | null =>
  situation.startsWith('news') ? 'news' : situation === 'video' ? 'video' : null;

/** Window 1 holds the call or a page in its place, window 2 what stands beside the call. */
function turnTo({ desktop }: World, situation: Situation): void {
  const at = (address: string, windowId: number) => {
    const tab = desktop.tabAt(address, windowId);
    if (tab === null) desktop.open(address, windowId);
    else desktop.show(tab);
  };
  const [name, beside] = situation.split(' ') as [Situation, string | undefined];
  if (situation === 'away') desktop.leaveBrowser();
  else if (beside !== undefined) {
    at(CALL, 1);
    at(SITES[name] ?? '', 2);
  } else {
    desktop.closeWindow(2);
    at(situation === 'call' ? CALL : (SITES[situation] ?? ''), 1);
  }
}

const LABELS = ['present', 'present?', 'elsewhere', 'distracted', 'unseen'] as const;

/** What is wrong with the records of a week, in words; and by how much they are off where they may be. */
export function compared({ world, truth }: { world: World; truth: Truth }): { wrong: string[]; unseenMs: number[] } {
  // In the order in which they were put away: wall clocks that are set back leave no other.
  const kept = [...world.disk.records.values()];
  const sat = truth.sittings.filter((each) => each.labels.length * STEP_MS >= 1_000);
  const told = `kept ${kept.map(name).join(' | ')}\ntrue ${sat.map(nameOf).join(' | ')}`;
  if (kept.length !== sat.length)
    return { wrong: [`${kept.length} records of ${sat.length} sittings\n${told}`], unseenMs: [] };
  const wrong: string[] = [];
  const unseenMs: number[] = [];
  sat.forEach((sitting, at) => {
    const record = kept[at];
    if (record === undefined) return;
    const is = sums(labelsOf(record));
    const was = sums(sitting.labels.map((label) => [label, STEP_MS] as const));
    const off = LABELS.map((label) => (is[label] ?? 0) - (was[label] ?? 0));
    const extraUnseen = off[4] ?? 0;
    const isOff =
      record.meeting.id !== sitting.entry.id ||
      record.startedAtMs !== sitting.startedAtMs ||
      off.reduce((sum, each) => sum + each, 0) !== 0 ||
      off.slice(0, 4).some((each) => each > 0) ||
      extraUnseen > 1_000 * sitting.holes;
    if (isOff) wrong.push(`${name(record)}\n${nameOf(sitting)}, ${sitting.holes} holes\n${told}`);
    if (sitting.holes > 0) unseenMs.push(extraUnseen / sitting.holes);
  });
  return { wrong, unseenMs };
}

const labelsOf = (record: MeetingRecord) =>
  record.stretches.map(({ attention, isAssumed, ms }) => [`${attention}${isAssumed ? '?' : ''}`, ms] as const);

function sums(parts: readonly (readonly [string, number])[]): Record<string, number> {
  const sum: Record<string, number> = {};
  for (const [label, ms] of parts) sum[label] = (sum[label] ?? 0) + ms;
  return sum;
}

function name(record: MeetingRecord): string {
  return `${record.meeting.id} at ${record.startedAtMs - BEGIN}: ${labelsOf(record)
    .map((each) => each.join(' '))
    .join(', ')}`;
}

function nameOf({ entry, startedAtMs, labels }: Sitting): string {
  const runs: [string, number][] = [];
  for (const label of labels) {
    const last = runs.at(-1);
    if (last?.[0] === label) last[1] += STEP_MS;
    else runs.push([label, STEP_MS]);
  }
  return `${entry.id} at ${startedAtMs - BEGIN}: ${runs.map((each) => each.join(' ')).join(', ')}`;
}
