import type { Page } from 'puppeteer-core';
import { expect } from 'vitest';
import { eventually } from '../support/shared.ts';
import { closed } from './bench.ts';
import { GRANTED, OTHER_SIDE } from './call-sites.ts';
import type { Scene } from './media-server-stage.ts';
import type { Room } from './room-page.ts';

declare const room: Room;
declare const chrome: { permissions: { remove(of: { origins: readonly string[] }): Promise<boolean> } };

/** What took how long in one playing, ms, in the order in which it happened. */
export type Took = Readonly<Record<string, number>>;
/** One thing that happens to people in calls: played with a real media server, checked, and timed. */
export type Row = (scene: Scene) => Promise<Took>;

const timeOf = (page: Page, what: string) =>
  eventually(`${what} is noted`, () => page.evaluate((of) => room.times[of], what));
const stages = async ({ bench }: Scene) => (await bench.report()).transitions.map(({ stage }) => stage);
const isHeard = (page: Page, others = 1) =>
  eventually(`${others} other is heard`, () => page.evaluate((of) => room.count() >= of, others));

/** The other one opens the room and sends. */
export async function hosted({ other }: Scene): Promise<Page> {
  const page = await other();
  await page.evaluate(async () => {
    await room.preview();
    await room.join({ isOpening: true });
  });
  await timeOf(page, 'connected');
  return page;
}

/** One's own side: a look at oneself, and in. */
export async function joined(
  scene: Scene,
  how: { video?: boolean; isOpening?: boolean; listensOn?: boolean } = {},
): Promise<[Page, Took]> {
  const { isOpening = false, listensOn = false, ...what } = how;
  const page = await scene.own();
  await page.evaluate((of) => room.preview(of), what);
  await scene.bench.reaches('lobby');
  await page.evaluate((of) => room.join(of), { isOpening, listensOn });
  const liveMs = await scene.bench.reaches('live');
  const connectedMs = await timeOf(page, 'connected');
  // The look at oneself was no call.
  expect(liveMs).toBeGreaterThan(connectedMs);
  expect(await stages(scene)).toEqual(['lobby', 'live']);
  return [page, { 'connected → live': liveMs - connectedMs }];
}

async function left({ bench }: Scene, page: Page): Promise<Took> {
  await page.evaluate(() => room.leave());
  const leftMs = await bench.reaches('left');
  return { 'left → known': leftMs - (await timeOf(page, 'left')) };
}

export const ROWS: Readonly<Record<string, Row>> = {
  async 'is a lobby, joined and left'(scene) {
    await hosted(scene);
    const [page, join] = await joined(scene);
    await isHeard(page);
    const leave = await left(scene, page);
    expect(await stages(scene)).toEqual(['lobby', 'live', 'left']);
    return { ...join, ...leave };
  },

  async 'is only listened to, waited for, and ended by its host'(scene) {
    const { bench } = scene;
    const host = await scene.other();
    await host.evaluate(async () => {
      await room.preview();
      await room.join({ isOpening: true, isListening: true });
    });
    const page = await scene.own();
    await page.evaluate(() => room.join({ isListening: true }));
    // Nobody speaks yet.
    expect(await bench.stage()).toBe('none');
    await host.evaluate(async () => {
      await room.leave();
      await room.preview();
      await room.join();
    });
    const liveMs = await bench.reaches('live');
    expect(await bench.lastEvidence()).toMatchObject({ microphones: 0, cameras: 0, sending: 0 });
    const connectedMs = await timeOf(page, 'connected');
    await host.evaluate(() => room.end());
    const leftMs = await bench.reaches('left');
    expect(await stages(scene)).toEqual(['live', 'left']);
    return { 'heard → live': liveMs - connectedMs, 'ended → known': leftMs - (await timeOf(page, 'ended')) };
  },

  async 'is waited in alone, is the same when somebody comes with sound alone, and ends though its page listens on'(
    scene,
  ) {
    const [page, join] = await joined(scene, { isOpening: true, video: false, listensOn: true });
    const other = await scene.other();
    await other.evaluate(async () => {
      await room.preview({ video: false });
      await room.join();
    });
    await isHeard(page);
    expect(await scene.bench.lastEvidence()).toMatchObject({ cameras: 0, microphones: 1, remoteVideo: 0 });
    // The other's page may have come in front of it.
    await scene.bench.driver.activate(page);
    await page.evaluate(() => room.end());
    const knownMs = await scene.bench.reaches('left', 30_000);
    expect(await stages(scene)).toEqual(['lobby', 'live', 'left']);
    // What it received by is open to this moment.
    expect(await scene.bench.lastEvidence()).toMatchObject({ sending: 0, stalled: 1, microphones: 0 });
    return { ...join, 'ended → known, listening on': knownMs - (await timeOf(page, 'ended')) };
  },

  async 'has everybody silent and every camera off'(scene) {
    const { bench } = scene;
    const other = await hosted(scene);
    const [page, join] = await joined(scene);
    await isHeard(page);
    await Promise.all([page, other].map((each) => each.evaluate(() => room.mute())));
    await bench.sees('the cameras are off', ({ cameras, withMedia }) => cameras === 0 && withMedia > 0);
    const silentMs = Date.now();
    // Twice the time after which a call whose evidence went is over.
    await eventually('that lasts', async () => Date.now() - silentMs > 8_000, 20_000);
    expect(await stages(scene)).toEqual(['lobby', 'live']);
    return { ...join, ...(await left(scene, page)) };
  },

  async 'is ended by its host, and the camera goes on'(scene) {
    const { bench } = scene;
    const host = await hosted(scene);
    const page = await scene.own();
    await page.evaluate(async () => {
      await room.preview();
      await room.join({ keepsCamera: true });
    });
    await bench.reaches('live');
    await isHeard(page);
    await host.evaluate(() => room.end());
    const knownMs = await bench.reaches('left', 20_000);
    expect(await bench.lastEvidence()).toMatchObject({ withMedia: 0, cameras: 1 });
    return { 'ended → known': knownMs - (await timeOf(page, 'ended')) };
  },

  async 'is ended by its host, and its page listens on'(scene) {
    const { bench } = scene;
    const host = await hosted(scene);
    const page = await scene.own();
    await page.evaluate(async () => {
      await room.preview();
      await room.join({ listensOn: true });
    });
    await bench.reaches('live');
    await isHeard(page);
    await host.evaluate(() => room.end());
    const knownMs = await bench.reaches('left', 60_000);
    expect(await bench.lastEvidence()).toMatchObject({ cameras: 0, sending: 0, stalled: 1 });
    expect((await bench.lastEvidence())?.withMedia).toBeGreaterThan(0);
    return { 'ended → known': knownMs - (await timeOf(page, 'ended')) };
  },

  async 'is only listened to, and its host is silent'(scene) {
    const { bench } = scene;
    const host = await hosted(scene);
    const page = await scene.own();
    const beganMs = Date.now();
    await page.evaluate(() => room.join({ isListening: true }));
    const liveMs = await bench.reaches('live');
    await isHeard(page);
    await host.evaluate(() => room.mute());
    const silentMs = Date.now();
    // Far longer than a pause may be until it is one.
    await eventually('that lasts', async () => Date.now() - silentMs > 12_000, 20_000);
    const { heard } = await bench.report();
    const stalls = heard.filter(({ input }) => input.type === 'evidence' && input.evidence.stalled > 0);
    expect(stalls).toEqual([]);
    expect(await bench.stage()).toBe('live');
    return { 'began → live': liveMs - beganMs, ...(await left(scene, page)) };
  },

  async 'goes on through a reload'(scene) {
    const { bench } = scene;
    await hosted(scene);
    const [page] = await joined(scene);
    const beganMs = Date.now();
    await Promise.race([page.reload().catch(() => {}), new Promise((done) => setTimeout(done, 3_000))]);
    await eventually('the page is back', () => page.evaluate(() => room.ready.then(() => true)));
    await page.evaluate(async () => {
      await room.preview();
      await room.join();
    });
    const connectedMs = await timeOf(page, 'connected');
    const heardMs = await bench.hears('it is connected again', beganMs, ({ withMedia }) => withMedia > 0);
    expect(await stages(scene)).toEqual(['lobby', 'live']);
    expect(await bench.stage()).toBe('live');
    return { 'reload → heard again': heardMs - beganMs, 'connected → heard': heardMs - connectedMs };
  },

  async 'is left by closing its tab'(scene) {
    await hosted(scene);
    const [page, join] = await joined(scene);
    const closedMs = Date.now();
    await closed(page);
    return { ...join, 'closed → known': (await scene.bench.reaches('left')) - closedMs };
  },

  async 'is left by going elsewhere in its tab'(scene) {
    await hosted(scene);
    const [page] = await joined(scene);
    const goneMs = Date.now();
    await page.goto(`${OTHER_SIDE}/Elsewhere`);
    return { 'gone → known': (await scene.bench.reaches('left')) - goneMs };
  },

  async 'goes on when the page of somebody else in it dies'(scene) {
    const other = await hosted(scene);
    const [page] = await joined(scene);
    await isHeard(page);
    const diedMs = Date.now();
    await scene.dies(other);
    await eventually('they are gone', () => page.evaluate(() => room.count() === 0), 30_000);
    expect(await stages(scene)).toEqual(['lobby', 'live']);
    return { 'died → gone from the room': Date.now() - diedMs, ...(await left(scene, page)) };
  },

  async 'goes on when the worker is killed'(scene) {
    const { bench } = scene;
    await hosted(scene);
    const [page] = await joined(scene);
    const killedMs = Date.now();
    await bench.driver.killWorker();
    const toldMs = await bench.hears('the next worker hears of it', killedMs, ({ withMedia }) => withMedia > 0);
    expect(await bench.stage()).toBe('live');
    return { 'killed → heard anew': toldMs - killedMs, ...(await left(scene, page)) };
  },

  async 'is one of two in two tabs'(scene) {
    const { bench } = scene;
    await hosted(scene);
    const [first] = await joined(scene);
    const second = await scene.own();
    await second.evaluate(async () => {
      await room.preview();
      await room.join();
    });
    await eventually('both are live', async () => {
      const { calls } = await bench.report();
      return calls.filter(({ stage }) => stage === 'live').length === 2;
    });
    await second.evaluate(() => room.leave());
    const firstMs = await bench.reaches('left');
    // One of them goes on.
    expect(await bench.stage()).toBe('live');
    const took = { 'left → known': firstMs - (await timeOf(second, 'left')) };
    await bench.driver.activate(first);
    await first.evaluate(() => room.leave());
    const leftMs = await timeOf(first, 'left');
    return { ...took, 'left → known, the last': (await bench.reaches('left', 15_000, leftMs)) - leftMs };
  },

  async 'is forgotten when the permission is taken back'(scene) {
    const { bench } = scene;
    await hosted(scene);
    const [page] = await joined(scene);
    const control = await bench.driver.openExtensionPage('entrypoints/popup.html');
    const revokedMs = Date.now();
    await control.evaluate((origins) => chrome.permissions.remove({ origins }), GRANTED);
    await eventually('nothing is known', async () => (await bench.report()).calls.length === 0);
    const forgottenMs = Date.now();
    await closed(control);
    // The call itself is as it was.
    expect(await page.evaluate(() => room.count())).toBe(1);
    await bench.driver.grant(GRANTED);
    await eventually('the probe is back', async () => (await bench.report()).matches.length > 0);
    return { 'taken back → forgotten': forgottenMs - revokedMs };
  },
};
