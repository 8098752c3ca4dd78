import type { TakeBytes } from '../core/ports/browser.ts';

/**
 * So many bytes are read at once: 2 ms of a fast machine, and 30 of a slow one if every event in them counts. Counted in
 * bytes, not by the clock, so that a slow machine gives way as often as a fast one.
 */
export const SLICE_BYTES = 262_144;

/** Through the first of a reader's bytes an engine only learns the work (measured: five times slower): smaller slices. */
const FIRST_BYTES = 4 * SLICE_BYTES;
const FIRST_SLICE_BYTES = SLICE_BYTES / 4;

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

/** Hands bytes on in slices, however large the pieces are in which they come. */
export class Slices {
  readonly #take: TakeBytes;
  #sinceWay = 0;
  #soFar = 0;

  constructor(take: TakeBytes) {
    this.#take = take;
  }

  /** @throws where `take` does */
  async hand(chunk: Uint8Array): Promise<void> {
    for (let at = 0; at < chunk.length; ) {
      const most = this.#soFar < FIRST_BYTES ? FIRST_SLICE_BYTES : SLICE_BYTES;
      const slice = chunk.subarray(at, at + most - this.#sinceWay);
      this.#take(slice);
      at += slice.length;
      this.#sinceWay += slice.length;
      this.#soFar += slice.length;
      if (this.#sinceWay < most) continue;
      await giveWay();
      this.#sinceWay = 0;
    }
  }
}
