import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { feed } from '../../src/platform/feed.ts';
import { giveWay, SLICE_BYTES, Slices, turns } from '../../src/platform/slices.ts';
import { openServer, patientTools, type TestServer } from './server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await openServer();
});
afterAll(() => server.close());

/** Counts how often the worker could have answered something while `run` was at work. */
async function turnsDuring(run: (turns: () => number) => Promise<unknown>): Promise<number> {
  let turns = 0;
  let isOver = false;
  const turn = () => {
    turns += 1;
    if (!isOver) setImmediate(turn);
  };
  setImmediate(turn);
  await run(() => turns);
  isOver = true;
  return turns;
}

function work(ms: number): void {
  const untilMs = performance.now() + ms;
  while (performance.now() < untilMs);
}

describe('a large calendar that is read', () => {
  it('comes in slices, and between two of them whatever waits has its turn', async () => {
    const bytes = new Uint8Array(8 * SLICE_BYTES + 7).map((_, i) => i % 251);
    const taken: { readonly length: number; readonly atTurn: number }[] = [];
    let sum = 0;
    await turnsDuring(async (turns) => {
      const slices = new Slices((slice) => {
        sum += slice.length;
        taken.push({ length: slice.length, atTurn: turns() });
      });
      // As one piece, such as a file or an unpacked body may come in.
      await slices.hand(bytes);
    });
    expect(sum).toBe(bytes.length);
    expect(Math.max(...taken.map((each) => each.length))).toBe(SLICE_BYTES);
    const turnsOfSlices = taken.map((each) => each.atTurn);
    expect(new Set(turnsOfSlices).size).toBe(taken.length);
  });

  it('begins with small slices, which grow: an engine is slow at what it does for the first time', async () => {
    const lengths: number[] = [];
    const slices = new Slices((slice) => lengths.push(slice.length));
    await slices.hand(new Uint8Array(4 * SLICE_BYTES));
    expect(lengths[0]).toBeLessThanOrEqual(SLICE_BYTES / 16);
    let soFar = 0;
    for (const length of lengths) {
      expect(length).toBeLessThanOrEqual(Math.max(SLICE_BYTES / 16, soFar / 4));
      soFar += length;
    }
  });

  it('counts small pieces together, so that many of them do not hold up anything either', async () => {
    const piece = new Uint8Array(SLICE_BYTES / 16);
    const bytesByTurn = new Map<number, number>();
    await turnsDuring(async (turns) => {
      const slices = new Slices((slice) => {
        bytesByTurn.set(turns(), (bytesByTurn.get(turns()) ?? 0) + slice.length);
      });
      for (let n = 0; n < 64; n++) await slices.hand(piece);
    });
    expect(Math.max(...bytesByTurn.values())).toBeLessThanOrEqual(SLICE_BYTES);
  });

  it('stops by the clock too, where a slice takes long: an engine may be slow at any of them', async () => {
    const atTurns: number[] = [];
    await turnsDuring(async (turnsSoFar) => {
      const slices = new Slices(() => {
        work(8);
        atTurns.push(turnsSoFar());
      });
      // Far too few bytes to stop for.
      for (let n = 0; n < 10; n++) await slices.hand(new Uint8Array(1));
    });
    expect(new Set(atTurns).size).toBeGreaterThanOrEqual(5);
  });

  it('is worked out in steps, which go on after one another until the turn has lasted long enough', async () => {
    const atTurns: number[] = [];
    await turnsDuring(async (turnsSoFar) => {
      const giveTurn = turns();
      for (let n = 0; n < 60; n++) {
        work(1);
        atTurns.push(turnsSoFar());
        await giveTurn();
      }
    });
    const steps = new Map<number, number>();
    for (const turn of atTurns) steps.set(turn, (steps.get(turn) ?? 0) + 1);
    expect(steps.size).toBeLessThan(60);
    expect(Math.max(...steps.values())).toBeLessThanOrEqual(30);
  });

  it('lets a click that came first be answered first', async () => {
    const order: string[] = [];
    const click = new MessageChannel();
    click.port1.onmessage = () => {
      order.push('click');
      click.port1.close();
    };
    click.port2.postMessage(null);
    await giveWay();
    order.push('reading');
    expect(order).toEqual(['click', 'reading']);
  });

  it('is handed on in slices by a download too, also when it was held back until it was known to be new', async () => {
    const text = `BEGIN:VCALENDAR\r\n${'X-NOTHING:1\r\n'.repeat(200_000)}END:VCALENDAR\r\n`;
    server.answer = (_, response) => response.writeHead(200).end(text);
    for (const digest of [null, 'of something else']) {
      const bytesByTurn = new Map<number, number>();
      await turnsDuring((turns) =>
        feed(patientTools()).read(server.origin, { etag: null, lastModified: null, digest }, (slice) => {
          bytesByTurn.set(turns(), (bytesByTurn.get(turns()) ?? 0) + slice.length);
        }),
      );
      const all = [...bytesByTurn.values()];
      expect(all.reduce((a, b) => a + b)).toBe(text.length);
      // Node may take two turns of messages before it comes to the counter's.
      expect(Math.max(...all)).toBeLessThanOrEqual(3 * SLICE_BYTES);
    }
  });
});
