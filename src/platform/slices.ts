import type { TakeBytes } from '../core/ports/browser.ts';

/**
 * So many bytes are read at once: 2 ms of a fast machine, and 30 of a slow one if every event in them counts. In bytes, since
 * nobody can stop in the middle of a slice; how many slices follow one another the clock says.
 */
export const SLICE_BYTES = 262_144;

/**
 * An engine only learns the work at first, and is many times slower: the slices grow with what has been read, a quarter of
 * it each. Measured by the clock in cold engines, on a busy machine: 16 KB at first took Chromium 5 to 17 ms, Firefox 9 to 79.
 */
const FIRST_SLICE_BYTES = SLICE_BYTES / 64;
const GROWTH = 4;

const sliceAfter = (bytes: number): number =>
  Math.min(SLICE_BYTES, Math.max(FIRST_SLICE_BYTES, Math.floor(bytes / GROWTH)));

/**
 * Lets everything else that waits have its turn. Not `scheduler.yield()`, which goes on before other tasks of the same
 * priority, and the click that waits comes to a worker as just such a task; not a timer, which browsers hold back.
 */
export function giveWay(): Promise<void> {
  return new Promise((done) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      done();
    };
    port2.postMessage(null);
  });
}

/** So long work goes on before others have their turn, ms: what then waits twice is still answered at once. */
const TURN_MS = 5;

/** Gives way where that was not done for a while; for work in steps that are much shorter. */
export function turns(): () => Promise<void> {
  let beganMs = Number.NEGATIVE_INFINITY;
  return async () => {
    if (performance.now() - beganMs < TURN_MS) return;
    await giveWay();
    beganMs = performance.now();
  };
}

/** Hands bytes on in slices, however large the pieces are in which they come. */
export class Slices {
  readonly #take: TakeBytes;
  #most = FIRST_SLICE_BYTES;
  #sinceWay = 0;
  #workedMs = 0;
  #soFar = 0;

  constructor(take: TakeBytes) {
    this.#take = take;
  }

  /** @throws where `take` does */
  async hand(chunk: Uint8Array): Promise<void> {
    for (let at = 0; at < chunk.length; ) {
      const slice = chunk.subarray(at, at + this.#most - this.#sinceWay);
      const beganMs = performance.now();
      this.#take(slice);
      this.#workedMs += performance.now() - beganMs;
      at += slice.length;
      this.#sinceWay += slice.length;
      this.#soFar += slice.length;
      if (this.#sinceWay < this.#most && this.#workedMs < TURN_MS) continue;
      await giveWay();
      this.#sinceWay = 0;
      this.#workedMs = 0;
      this.#most = sliceAfter(this.#soFar);
    }
  }
}
