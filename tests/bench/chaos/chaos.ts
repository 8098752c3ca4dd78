import type { BrowserName } from '../../browsers/support/driver.ts';
import { setStage } from '../../browsers/support/stage.ts';
import type { Verdict } from './judge.ts';
import { PlayedMeeting } from './meeting.ts';
import { BARS_MS, FAULTS, type FaultName, planTurns, seeded, WORDS } from './plan.ts';
import { openWallClock, possibleFaults } from './wall-clock.ts';

export interface ChaosOptions {
  /** So many in all the browsers together. */
  readonly faults: number;
  readonly seed: number;
  readonly browsers: readonly BrowserName[];
  readonly say: (line: string) => void;
}

/** A meeting has so many faults at most: some minutes. */
const FAULTS_A_MEETING = 10;

export interface Told {
  readonly browser: BrowserName;
  readonly version: string;
  readonly verdicts: readonly Verdict[];
  /** What broke a promise that has no figure: a meeting that was lost, a product that no longer answers. */
  readonly broken: readonly string[];
}

/** Plays meetings in a browser until so many faults have happened. */
export async function chaosIn(
  name: BrowserName,
  faults: number,
  seed: number,
  say: (line: string) => void,
): Promise<Told> {
  const possible = possibleFaults();
  if (possible.length < FAULTS.length)
    say('No C compiler (cc, gcc or clang) was found: the wall clock stays as it is, and nothing sleeps for long.');
  const chance = seeded(seed);
  const tell = (all: readonly unknown[]) => {
    if (process.env.FACTS) for (const each of all) say(`    ${JSON.stringify(each)}`);
  };
  const verdicts: Verdict[] = [];
  const broken: string[] = [];
  let version = '';
  for (let left = faults; left > 0; ) {
    const clock = openWallClock();
    // A stage for some meetings: what finished earlier has to be there after each.
    const stage = await setStage(name, { ...(clock && { env: clock.env }) });
    version = stage.browser.version;
    try {
      for (let meetings = 0; meetings < 3 && left > 0; meetings++) {
        const turns = planTurns(Math.min(left, FAULTS_A_MEETING), chance, possible);
        left -= turns.length;
        const told = await new PlayedMeeting(stage, clock, tell).play(turns);
        verdicts.push(...told);
        say(lineOf(name, told));
        for (const each of told) if (each.errorMs > each.barMs) say(`  over the bar: ${JSON.stringify(each)}`);
        // Once the clock was set back, Chromium's alarms wait until it is as late again.
        clock?.set(clock.highestMs);
      }
    } catch (problem) {
      broken.push(String(problem));
      say(`  broken: ${problem}`);
    } finally {
      await stage.close();
      clock?.close();
    }
  }
  return { browser: name, version, verdicts, broken };
}

const lineOf = (name: BrowserName, told: readonly Verdict[]): string => {
  const errors = told.map((each) => `${each.fault} ${seconds(each.errorMs)}`);
  return `${name}: ${errors.join(', ')}`;
};

const seconds = (ms: number): string => (Number.isFinite(ms) ? (ms / 1_000).toFixed(2) : 'wrong');

/** Plays in each browser and prints the table. The answer: is every promise kept? */
export async function chaos({ faults, seed, browsers, say }: ChaosOptions): Promise<boolean> {
  const told: Told[] = [];
  const share = Math.ceil(faults / browsers.length);
  for (const [index, name] of browsers.entries()) {
    const left = index === browsers.length - 1 ? faults - share * index : share;
    told.push(await chaosIn(name, left, seed + index, say));
  }
  for (const line of table(told, seed)) say(line);
  return isKept(told);
}

export const isKept = (told: readonly Told[]): boolean =>
  told.every(
    ({ verdicts, broken }) =>
      verdicts.length > 0 && broken.length === 0 && verdicts.every(({ errorMs, barMs }) => errorMs <= barMs),
  );

/** Fault by fault: how often, and by how much the record was off. */
export function table(told: readonly Told[], seed: number): string[] {
  const lines = ['', `seed ${seed}; ${told.map((each) => each.version).join('; ')}`];
  for (const { browser, verdicts, broken } of told) {
    lines.push('', `${browser.padEnd(38)}  count  median   worst     bar  over`);
    for (const fault of [...FAULTS, 'none'] as const) {
      const of = verdicts.filter((each) => each.fault === fault);
      if (of.length > 0) lines.push(row(fault, of));
    }
    const wrong = verdicts.filter((each) => !Number.isFinite(each.errorMs)).length;
    lines.push(`misattributed: ${wrong}; broken: ${broken.length}${broken.map((each) => `\n  ${each}`).join('')}`);
  }
  return lines;
}

function row(fault: FaultName | 'none', of: readonly Verdict[]): string {
  const sorted = of.map((each) => each.errorMs).sort((a, b) => a - b);
  const median = sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
  const over = of.filter((each) => each.errorMs > each.barMs).length;
  const cells = [String(of.length).padStart(5), seconds(median).padStart(6), seconds(sorted.at(-1) ?? 0).padStart(6)];
  return `${WORDS[fault].padEnd(38)}  ${cells.join('  ')}  ${seconds(BARS_MS[fault]).padStart(6)}  ${String(over).padStart(4)}`;
}
