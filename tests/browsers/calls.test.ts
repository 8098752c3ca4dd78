import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Evidence, hasEvidence } from '../../src/core/calls/evidence.ts';
import { Bench, closed } from './calls-bench/bench.ts';
import { CALL_SITE, GRANTED, OTHER_SIDE, openCallSites, TRUTH } from './calls-bench/call-sites.ts';
import { record } from './calls-bench/record.ts';
import { medianOf, type Truth, timesInWords } from './calls-bench/truth.ts';
import { BROWSERS } from './support/driver.ts';
import { eventually } from './support/shared.ts';
import type { Sites } from './support/sites.ts';

declare const truth: Truth;
declare const chrome: { permissions: { remove(of: { origins: readonly string[] }): Promise<boolean> } };

const wait = (ms: number) => new Promise((done) => setTimeout(done, ms));
/** `npm run bench:calls` has more of them. */
const ROUNDS = 5;
/** Longer than the hold for leaving. */
const STEADY_MS = 4_200;
const EASYRTC = '/demos/demo_audio_video.html';

let sites: Sites;
let benches: Bench[] = [];

beforeAll(async () => {
  sites = await openCallSites();
  benches = await Promise.all(BROWSERS.map((name) => Bench.open(name, sites)));
});
afterAll(async () => {
  await Promise.all(benches.map((bench) => bench.close()));
  await sites?.close();
});
afterEach(async ({ task }) => {
  for (const bench of benches) record(bench.name, task.name, await bench.report());
  await Promise.all(benches.map((bench) => bench.clear()));
});

/** Most of a call is waiting: both browsers do it at the same time. */
const inBoth = (what: (bench: Bench) => Promise<void>) =>
  Promise.all(
    benches.map((bench) =>
      what(bench).catch((error: Error) => {
        error.message = `${bench.name}: ${error.message}`;
        throw error;
      }),
    ),
  );

async function inCall(bench: Bench, url = TRUTH): Promise<Page> {
  const page = await bench.open(url);
  await page.evaluate(() => truth.devices());
  await page.evaluate(() => truth.connect());
  await bench.reaches('live');
  return page;
}

/** Only Chromium tells how long a page's scripts ran: asks it now, and the answer how long it was since, ms. */
async function scriptTime(page: Page): Promise<(() => Promise<number>) | null> {
  const session = await page.createCDPSession().catch(() => null);
  if (!session) return null;
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const read = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return 1_000 * (metrics.find(({ name }) => name === 'ScriptDuration')?.value ?? Number.NaN);
  };
  const before = await read();
  return async () => (await read()) - before;
}

const foremost = async (bench: Bench) => (await bench.report()).calls[0];

describe('a real call', () => {
  it('is a lobby, then live, then left, each within its time', () =>
    inBoth(async (bench) => {
      const page = await bench.open(TRUTH);
      await page.evaluate(() => truth.devices());
      await bench.reaches('lobby');
      await page.evaluate(() => truth.connect());
      const liveAtMs = await bench.reaches('live');
      await page.evaluate(() => truth.hangUp());
      const leftAtMs = await bench.reaches('left');
      const times = await page.evaluate(() => truth.times);
      const { transitions, calls } = await bench.report();
      expect(transitions.map((each) => each.stage)).toEqual(['lobby', 'live', 'left']);
      expect(calls[0]).toMatchObject({ serviceId: 'jitsi', room: 'jitsi/truth' });
      const joinedMs = liveAtMs - (times.connected ?? 0);
      const leftMs = leftAtMs - (times.closed ?? 0);
      console.log(`${bench.name}: connected → live ${joinedMs} ms, closed → left ${leftMs} ms`);
      // Measured: 1 560 to 1 730 ms and 4 070 to 4 080 ms.
      expect(joinedMs).toBeLessThan(3 * 1_700);
      expect(leftMs).toBeLessThan(3 * 4_100);
    }));

  it('is heard of, and its end, in a fraction of a second', () =>
    inBoth(async (bench) => {
      const page = await bench.open(TRUTH);
      await page.evaluate(() => truth.devices());
      const [joins, ends]: [number[], number[]] = [[], []];
      for (let round = 0; round < ROUNDS; round += 1) {
        const beganMs = Date.now();
        await page.evaluate(() => truth.connect());
        const joinedMs = await bench.hears('media is connected', beganMs, ({ withMedia }) => withMedia > 0);
        await page.evaluate(() => truth.close());
        const { connected = 0, closed: closedMs = 0 } = await page.evaluate(() => truth.times);
        const endedMs = await bench.hears('it is closed', closedMs, ({ withMedia }) => withMedia === 0);
        joins.push(joinedMs - connected);
        ends.push(endedMs - closedMs);
      }
      console.log(
        `${bench.name}: ${timesInWords('connected → heard', joins)}; ${timesInWords('closed → heard', ends)}`,
      );
      // Measured medians: 61 and 102 ms to join, 63 and 104 ms to end.
      expect(medianOf(joins)).toBeLessThan(3 * 120);
      expect(medianOf(ends)).toBeLessThan(3 * 120);
    }));

  it('says whether its page can be seen and its screen is shared, stays live when all are silent, and says no more', () =>
    inBoth(async (bench) => {
      const page = await inCall(bench);
      expect(await foremost(bench)).toMatchObject({ isSharing: false, isVisible: true });
      // A browser that asks for a click gets one.
      await page.evaluate(() => {
        document.documentElement.onclick = () => void truth.share();
      });
      await page.mouse.click(100, 100);
      await eventually('it is shared', async () => (await foremost(bench))?.isSharing === true);
      await page.evaluate(() => truth.unshare());
      await eventually('it is shared no more', async () => (await foremost(bench))?.isSharing === false);

      const other = await bench.driver.open(`${OTHER_SIDE}/Other`);
      await eventually('it is hidden', async () => (await foremost(bench))?.isVisible === false);
      await closed(other);
      await eventually('it is seen again', async () => (await foremost(bench))?.isVisible === true);

      await page.evaluate(() => truth.mute());
      await bench.sees('the camera is off', ({ cameras, withMedia }) => cameras === 0 && withMedia === 1);
      await wait(500);
      const { messages } = await bench.report();
      const scripts = await scriptTime(page);
      await wait(STEADY_MS);
      const scriptMs = await scripts?.();
      expect((await bench.report()).messages).toBe(messages);
      if (scriptMs !== undefined) {
        console.log(
          `${bench.name}: all scripts of the page in ${STEADY_MS} ms of a steady call: ${scriptMs.toFixed(2)} ms`,
        );
        // Measured: 0.9 ms, the page's own included; a fifth of a per cent of one core is 8 ms.
        expect(scriptMs).toBeLessThan(0.002 * STEADY_MS);
      }
      expect(await bench.stage()).toBe('live');
    }));

  it('outlives the worker, which hears of it anew at once; and is flaky, not over, when the other side vanishes', () =>
    inBoth(async (bench) => {
      const page = await inCall(bench);
      const killedMs = Date.now();
      await bench.driver.killWorker();
      const toldMs = await bench.hears('the next worker hears of it', killedMs, ({ withMedia }) => withMedia === 1);
      console.log(`${bench.name}: worker killed → told anew ${toldMs - killedMs} ms`);
      expect(await foremost(bench)).toMatchObject({ stage: 'live', room: 'jitsi/truth' });
      await page.evaluate(() => truth.vanish());
      await bench.sees('it is flaky', ({ flaky }) => flaky === 1, 25_000);
      expect(await bench.stage()).toBe('live');
    }));

  it('is none while a page tests itself, or sends data alone', () =>
    inBoth(async (bench) => {
      const page = await bench.open(TRUTH);
      await page.evaluate(() => truth.devices());
      await page.evaluate(() => truth.loopback());
      const test = await bench.sees('the test is seen', ({ looped }) => looped === 2);
      expect(test).toMatchObject({ connected: 0, withMedia: 0 });
      await page.evaluate(() => truth.connect({ kind: 'data' }));
      await bench.sees('the data is seen', ({ dataOnly }) => dataOnly === 1);
      await wait(1_700);
      expect(await bench.stage()).toBe('lobby');
    }));

  it('is known to who only listens, to a sound without an element in the page', () =>
    inBoth(async (bench) => {
      const page = await bench.open(TRUTH);
      await page.evaluate(() => truth.connect({ kind: 'listen', isDetached: true }));
      const heard = await bench.sees('something arrives', ({ arriving }) => arriving > 0);
      expect(heard).toMatchObject({ microphones: 0, cameras: 0, sending: 0, remoteAudio: 0 });
      await bench.reaches('live');
    }));

  it('is found in a connection that was taken from a frame of nothing', () =>
    inBoth(async (bench) => {
      const page = await bench.open(TRUTH);
      await page.evaluate(() => truth.devices());
      await page.evaluate(() => {
        const frame = document.body.appendChild(document.createElement('iframe'));
        const { RTCPeerConnection: Connection } = frame.contentWindow as unknown as typeof globalThis;
        return truth.connect({ Connection });
      });
      // The frame says so, and the page around it that it plays what arrives, in whatever order.
      await bench.hears('it is connected', 0, ({ withMedia }) => withMedia === 1);
    }));

  it('is found in a frame on another site’s page', () =>
    inBoth(async (bench) => {
      const page = await bench.open(`${OTHER_SIDE}/framing`);
      const room = await eventually('the room is there', async () =>
        page.frames().find((each) => each.url() === TRUTH),
      );
      await room.evaluate(() => truth.devices());
      await room.evaluate(() => truth.connect());
      await bench.reaches('live');
      expect((await foremost(bench))?.room).toBe('jitsi/truth');
      await page.evaluate(() => document.getElementById('room')?.remove());
      await eventually('its end is heard', async () =>
        (await bench.report()).heard.some(({ input }) => input.type === 'document-gone'),
      );
    }));

  it('goes on through a reload', () =>
    inBoth(async (bench) => {
      const page = await inCall(bench);
      await Promise.race([page.reload().catch(() => {}), wait(3_000)]);
      await eventually('the page is back', () => page.evaluate(() => typeof truth === 'object'));
      await page.evaluate(() => truth.devices());
      await page.evaluate(() => truth.connect());
      await wait(1_700);
      const { transitions } = await bench.report();
      expect(transitions.map((each) => each.stage).filter((each) => each !== 'lobby')).toEqual(['live']);
      expect(await bench.stage()).toBe('live');
    }));

  it('is one of two in two tabs: one ends as its tab goes elsewhere, one as its tab is closed', () =>
    inBoth(async (bench) => {
      const first = await inCall(bench);
      const second = await inCall(bench, `${CALL_SITE}/Second`);
      const rooms = await eventually('both are live', async () => {
        const live = (await bench.report()).calls.filter(({ stage }) => stage === 'live');
        return live.length === 2 && live.map(({ room }) => room).sort();
      });
      expect(rooms).toEqual(['jitsi/second', 'jitsi/truth']);
      const leftMs = Date.now();
      await Promise.all([first.goto(`${OTHER_SIDE}/Elsewhere`), closed(second)]);
      const ends = await eventually('both are left', async () => {
        const left = (await bench.report()).transitions.filter(({ stage }) => stage === 'left');
        return left.length === 2 && left.map(({ atMs }) => atMs - leftMs);
      });
      console.log(`${bench.name}: elsewhere or closed → left ${ends.join(' and ')} ms`);
      // Measured: 3 940 to 4 200 ms and 5 010 to 5 270 ms.
      expect(Math.max(...ends)).toBeLessThan(3 * 5_200);
    }));

  it('is found late, in a tab that was in it before the probe came', () =>
    inBoth(async (bench) => {
      await bench.order({ order: 'unregister' });
      const page = await bench.open(TRUTH);
      await page.evaluate(() => truth.devices());
      await page.evaluate(() => truth.connect());
      expect((await bench.report()).calls).toEqual([]);
      await bench.order({ order: 'inject', url: TRUTH });
      await bench.reaches('live');
      expect(await bench.lastEvidence()).toMatchObject({ isLate: true, isObserved: true });
      expect((await foremost(bench))?.isSharing).toBeNull();
      // Conferencing clients poll statistics all the time.
      await page.evaluate(() => truth.connection.getStats().then(() => {}));
      await bench.sees('the connection is known', ({ withMedia }) => withMedia === 1);
      // Once more, as after a second grant: nothing is counted twice.
      await bench.order({ order: 'inject', url: TRUTH });
      await page.evaluate(() => truth.hangUp());
      await bench.sees('its end is seen', (evidence) => !hasEvidence(evidence));
      await bench.order({ order: 'register' });
    }));

  it('is found in light mode as well, with not one method of the page touched', () =>
    inBoth(async (bench) => {
      await bench.order({ order: 'set-light', isLight: true });
      const page = await bench.open(TRUTH);
      await page.evaluate(() => truth.devices());
      await bench.reaches('lobby');
      await page.evaluate(() => truth.connect());
      await bench.reaches('live');
      const last = await bench.lastEvidence();
      expect(last).toMatchObject({ isObserved: false, withMedia: 0, remoteAudio: 1, remoteVideo: 1 });
      expect(await page.evaluate(() => RTCPeerConnection.prototype.close.toString())).toContain('close');
      await page.evaluate(() => truth.hangUp());
      await bench.sees('its end is seen', (evidence) => !hasEvidence(evidence));
      await bench.order({ order: 'set-light', isLight: false });
    }));

  it('is forgotten at once when the permission is taken back, and its page is as it was', () =>
    inBoth(async (bench) => {
      const page = await inCall(bench);
      const closeInWords = () => page.evaluate(() => RTCPeerConnection.prototype.close.toString());
      expect(await closeInWords()).not.toContain('close');
      const control = await bench.driver.openExtensionPage('entrypoints/popup.html');
      await control.evaluate((origins) => chrome.permissions.remove({ origins }), GRANTED);
      await closed(control);
      await eventually('nothing is known', async () => (await bench.report()).calls.length === 0);
      await eventually('nothing is hooked', async () => (await closeInWords()).includes('close'));
      await page.evaluate(() => truth.mute());
      await wait(300);
      expect((await bench.report()).calls).toEqual([]);
      await bench.driver.grant(GRANTED);
      await eventually('the probe is back', async () => (await bench.report()).matches.length > 0);
    }));

  it('costs a page nothing that it could ask: objects, results and errors are as without the probe', () =>
    inBoth(async (bench) => {
      const ask = async (url: string) => (await bench.open(url)).evaluate(() => truth.askItself());
      const watched = await ask(TRUTH);
      const alone = await ask(`${OTHER_SIDE}/Truth`);
      expect(watched).toEqual(alone);
      await bench.order({ order: 'set-light', isLight: true });
      expect(await ask(TRUTH)).toEqual(alone);
      await bench.order({ order: 'set-light', isLight: false });
      expect(watched).toMatchObject({ isInstance: true, isItsConstructor: true });
      expect(watched.errors).toHaveLength(3);
    }));

  it('is found in an open-source conferencing client, adapter and all', async () => {
    // All who are signed in see each other: one browser after the other.
    for (const bench of benches) {
      const click = (end: Page, selector: string) =>
        end.evaluate((of) => document.querySelector<HTMLElement>(of)?.click(), selector);
      const signIn = async (end: Page) => {
        await click(end, '#connectButton');
        await eventually('it is signed in', () =>
          end.evaluate(() => document.getElementById('iam')?.textContent?.includes('I am') ?? false),
        );
      };
      const other = await bench.open(`${OTHER_SIDE}${EASYRTC}`);
      await signIn(other);
      const page = await bench.open(`${CALL_SITE}${EASYRTC}`);
      await signIn(page);
      await eventually('there is somebody to call', () =>
        page.evaluate(() => document.querySelector('#otherClients button') !== null),
      );
      expect(await bench.stage()).toBe('none');
      await click(page, '#otherClients button');
      await bench.reaches('lobby');
      await eventually('it rings', () =>
        other.evaluate(() => document.getElementById('acceptCallBox')?.style.display === 'block'),
      );
      const acceptedMs = Date.now();
      await click(other, '#callAcceptButton');
      const liveMs = (await bench.reaches('live')) - acceptedMs;
      const hungUpMs = Date.now();
      await click(page, '#hangupButton');
      // Its camera goes on after hanging up.
      const isOver = ({ withMedia, cameras }: Evidence) => withMedia === 0 && cameras > 0;
      const overMs = (await bench.hears('it is over', hungUpMs, isOver)) - hungUpMs;
      console.log(`${bench.name}: easyrtc accepted → live ${liveMs} ms, hung up → heard ${overMs} ms`);
      // Measured: 1 775 and 1 937 ms to be live; 100 to 400 ms to hear of the end, 1 185 and 1 574 with two other specs beside.
      expect(liveMs).toBeLessThan(3 * 1_900);
      expect(overMs).toBeLessThan(3 * 1_500);
      record(bench.name, 'an open-source client', await bench.report());
      await bench.clear();
    }
  });
});
