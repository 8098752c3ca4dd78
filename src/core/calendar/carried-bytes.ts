const NOTHING = new Uint8Array(0);

/** The bytes of a logical line, or of an event, whose end has not come yet: carried from one chunk to the next. */
export class CarriedBytes {
  #carry: Uint8Array = NOTHING;
  #joint: Uint8Array = NOTHING;

  /** What is carried, alone. */
  get bytes(): Uint8Array {
    return this.#carry;
  }

  /** Carries what is left of the bytes from here on, instead of what was carried. */
  set(bytes: Uint8Array, from: number): void {
    this.#carry = from < bytes.length ? bytes.slice(from) : NOTHING;
  }

  /** A chunk behind what is carried; in memory that is used again and again, since chunks are many. */
  before(chunk: Uint8Array): Uint8Array {
    const carried = this.#carry.length;
    if (carried === 0) return chunk;
    const length = carried + chunk.length;
    if (this.#joint.length < length) this.#joint = new Uint8Array(2 * length);
    this.#joint.set(this.#carry);
    this.#joint.set(chunk, carried);
    return this.#joint.subarray(0, length);
  }
}
