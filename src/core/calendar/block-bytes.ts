import { joined } from './charset.ts';
import { MAX_EVENT_BYTES } from './limits.ts';

/** The bytes of one event or zone that comes in parts; what is beyond `MAX_EVENT_BYTES` is dropped. */
export class BlockBytes {
  #parts: Uint8Array[] = [];
  #length = 0;

  get isEmpty(): boolean {
    return this.#parts.length === 0;
  }

  /** Keeps the part itself, not a copy of it. */
  add(part: Uint8Array): void {
    const room = MAX_EVENT_BYTES - this.#length;
    if (room <= 0) return;
    this.#parts.push(part.length > room ? part.subarray(0, room) : part);
    this.#length += Math.min(part.length, room);
  }

  whole(): Uint8Array {
    return joined(this.#parts);
  }

  clear(): void {
    this.#parts = [];
    this.#length = 0;
  }
}
