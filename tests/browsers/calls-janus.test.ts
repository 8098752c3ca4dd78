import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type MediaServerStage, openMediaServerStage } from './calls-bench/media-server-stage.ts';
import { record } from './calls-bench/record.ts';
import { ROWS } from './calls-bench/room-rows.ts';

/**
 * Real calls through a real media server, each browser being the other side of the other's. All rows, ten times each, are
 * played by `npm run bench:calls`; where one call of a few seconds shows several of them, they are here as well.
 */
const HERE = [
  'is waited in alone, is the same when somebody comes with sound alone, and ends though its page listens on',
  'is only listened to, waited for, and ended by its host',
];

/** Three times the medians that were measured, ms; live is known later to who only listens (5 s and not 1.5). */
const AT_MOST: Readonly<Record<string, number>> = {
  'connected → live': 3 * 1_600,
  'heard → live': 3 * 5_200,
  'ended → known': 3 * 4_100,
  'ended → known, listening on': 3 * 5_200,
};

describe('a call through a media server', () => {
  let stage: MediaServerStage;
  beforeAll(async () => {
    stage = await openMediaServerStage();
  });
  afterAll(() => stage?.close());
  afterEach(async ({ task }) => {
    for (const bench of stage?.benches ?? []) {
      record(bench.name, task.name, await bench.report());
      await bench.clear();
    }
  });

  it.each(HERE)('%s', (name) =>
    stage.playInAll(async (scene) => {
      const took = Object.entries((await ROWS[name]?.(scene)) ?? {});
      console.log(`${scene.bench.name}: ${took.map(([what, ms]) => `${what} ${ms} ms`).join(', ')}`);
      expect(took.length).toBeGreaterThan(1);
      expect(took.filter(([what, ms]) => ms > (AT_MOST[what] ?? 0))).toEqual([]);
    }),
  );
});
