import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { closed } from './bench.ts';
import { type MediaServerStage, openMediaServerStage } from './media-server-stage.ts';
import { hosted, joined, ROWS, type Took } from './room-rows.ts';
import { timesInWords } from './truth.ts';

const ROUNDS = Number(process.env['ROUNDS'] ?? 10);
let stage: MediaServerStage;
beforeAll(async () => {
  stage = await openMediaServerStage();
});
afterAll(() => stage?.close());
afterEach(() => Promise.all((stage?.benches ?? []).map((bench) => bench.clear())));

const say = (name: string, took: ReadonlyMap<string, readonly number[]>) =>
  console.log([name, ...[...took].sort().map(([what, ms]) => `  ${timesInWords(what, ms)}`)].join('\n'));

/** Every row, again and again, in both browsers at the same time: each is the other side of the other's call. */
describe('a call through a media server', () => {
  it.each(Object.entries(ROWS))('%s', async (name, row) => {
    const took = new Map<string, number[]>();
    for (let round = 0; round < ROUNDS; round += 1) {
      await stage.playInAll(async (scene) => {
        const times: Took = await row(scene);
        for (const [what, ms] of Object.entries(times)) {
          const key = `${scene.bench.name}: ${what}`;
          took.set(key, [...(took.get(key) ?? []), ms]);
        }
      });
      await Promise.all(stage.benches.map((bench) => bench.clear()));
    }
    say(name, took);
  });

  it('is not over while its server is gone, and is as before when that is back', async () => {
    const took = new Map<string, number[]>();
    const note = (key: string, ms: number) => took.set(key, [...(took.get(key) ?? []), ms]);
    for (let round = 0; round < Math.min(ROUNDS, 3); round += 1) {
      const are = new Meeting(stage.benches.length);
      await stage.playInAll(async (scene) => {
        const { bench, janus } = scene;
        const other = await hosted(scene);
        await joined(scene);
        await are.met(() => janus.halt());
        const haltedMs = Date.now();
        await bench.sees('it is flaky', ({ flaky }) => flaky > 0, 30_000);
        note(`${bench.name}: halted → flaky`, Date.now() - haltedMs);
        expect(await bench.stage()).toBe('live');
        await are.met(() => janus.goOn());
        const backMs = Date.now();
        await bench.sees('it is back', ({ flaky, withMedia }) => flaky === 0 && withMedia > 0, 30_000);
        note(`${bench.name}: back → known`, Date.now() - backMs);
        expect(await bench.stage()).toBe('live');
        await closed(other);
      });
      await Promise.all(stage.benches.map((bench) => bench.clear()));
    }
    say('its server is gone, and back', took);
  });
});

/** All come to the same point before anybody goes on. */
class Meeting {
  #waiting: (() => void)[] = [];
  readonly #count: number;
  constructor(count: number) {
    this.#count = count;
  }
  met(then: () => void): Promise<void> {
    return new Promise((done) => {
      this.#waiting.push(done);
      if (this.#waiting.length < this.#count) return;
      then();
      for (const each of this.#waiting.splice(0)) each();
    });
  }
}
