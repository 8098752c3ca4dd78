import { readdirSync, readFileSync } from 'node:fs';
import { BROWSERS, type BrowserName, type Driver } from '../browsers/support/driver.ts';
import { OTHER_URL } from '../browsers/support/sites.ts';
import { setStage } from '../browsers/support/stage.ts';
import { joinCall, pause } from './chaos/meeting.ts';
import { somebodyIsThere } from './chaos/somebody-there.ts';

/** The kernel counts a process's time in hundredths of a second (USER_HZ, proc(5)). */
const TICK_MS = 10;
const WATCHED_S = 60;
/** A call that has ended may be joined again for a minute; the worker is stopped half a minute after that. */
const ASLEEP_AFTER_S = 110;
/** Nobody is away for so long: who comes back has their calendars read. */
const SOMEBODY_EVERY_S = 20;
/** One second more than others alone may be chance: theirs differ from minute to minute. */
const NOISE_S = 1;
/** What a meeting may cost, percent of one core. */
const BAR_PERCENT = 0.3;

/**
 * What the extension costs: the time that its own process takes from the processor, read from the kernel, with no page
 * of ours open. It holds the worker alone; Linux only.
 */
export async function run(say: (line: string) => void, names: readonly BrowserName[] = BROWSERS): Promise<boolean> {
  if (process.platform !== 'linux') throw new Error('The kernel is asked by /proc, which only Linux has.');
  let isKept = true;
  for (const name of names) {
    const { inMeeting, outside, others, version } = await measure(name);
    const percent = (100 * (inMeeting.ms - others.ms)) / (WATCHED_S * 1_000);
    say(`${name} (${version})`);
    say(
      `  in a meeting: ${inMeeting.ms} ms in ${WATCHED_S} s, ${percent.toFixed(2)} % of one core (bar ${BAR_PERCENT} %)`,
    );
    say(
      `  outside: ${outside.ms} ms in ${WATCHED_S} s while tabs are switched; busy in ${outside.busySeconds} of them`,
    );
    say(`  with ours switched off, the same: ${others.ms} ms, busy in ${others.busySeconds} seconds`);
    isKept &&= percent < BAR_PERCENT && outside.busySeconds <= others.busySeconds + NOISE_S;
  }
  return isKept;
}

interface Cost {
  readonly ms: number;
  /** In how many of the seconds the process did anything. */
  readonly busySeconds: number;
}

/** All that is measured, with what others in the same process take by themselves: Firefox has all extensions in one. */
async function measure(name: BrowserName): Promise<{ inMeeting: Cost; outside: Cost; others: Cost; version: string }> {
  const stage = await setStage(name);
  const { browser, product } = stage;
  try {
    const other = await browser.open(OTHER_URL);
    const { call } = await stage.meet({ lengthMs: 600_000 });
    await joinCall(call);
    await closeOurs(browser);
    await pause(5_000);
    const inMeeting = await costOf(browser, WATCHED_S, async () => {});
    await product.ask('endFocus');
    await call.close();
    await closeOurs(browser);
    await costOf(browser, ASLEEP_AFTER_S, async () => {});
    const second = await browser.open('https://notes.example/second');
    let isSecond = true;
    const switching = async (at: number) => {
      if (at % 5 !== 0) return;
      isSecond = !isSecond;
      await browser.activate(isSecond ? second : other);
    };
    const outside = await costOf(browser, WATCHED_S, switching);
    await browser.setEnabled(false);
    await pause(5_000);
    const others = await costOf(browser, WATCHED_S, switching);
    return { inMeeting, outside, others, version: browser.version };
  } finally {
    await stage.close();
  }
}

async function costOf(browser: Driver, forS: number, each: (second: number) => Promise<void>): Promise<Cost> {
  let ms = 0;
  let busySeconds = 0;
  let before = timesOf(browser);
  for (let second = 0; second < forS; second++) {
    if (second % SOMEBODY_EVERY_S === 0) await somebodyIsThere(browser.display);
    await each(second);
    await pause(1_000);
    const now = timesOf(browser);
    // A process that was not there a second ago is a worker that was woken.
    const usedMs = [...now].reduce((sum, [pid, atMs]) => sum + atMs - (before.get(pid) ?? 0), 0);
    if (usedMs > 0) busySeconds += 1;
    ms += usedMs;
    before = now;
  }
  return { ms, busySeconds };
}

async function closeOurs(browser: Driver): Promise<void> {
  const ours = browser.extensionUrl('');
  for (const page of await browser.pages()) if (page.url().startsWith(ours)) await page.close();
}

/** The processor time of each process that runs extensions, ms by process. */
function timesOf(browser: Driver): Map<number, number> {
  const group = browser.pid();
  const times = new Map<number, number>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      if (Number(fields[2]) !== group || !isOfExtensions(name, stat)) continue;
      times.set(Number(name), (Number(fields[11]) + Number(fields[12])) * TICK_MS);
    } catch {
      // It ended meanwhile.
    }
  }
  return times;
}

const isOfExtensions = (pid: string, stat: string): boolean =>
  stat.includes('(WebExtensions)') || readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('--extension-process');
