/** So many goes in each stretch of time: what keeps a page that fights the veil from making a busy loop of us both. */
export class Budget {
  readonly #goes: number;
  readonly #stretchMs: number;
  #beganMs = Number.NEGATIVE_INFINITY;
  #used = 0;

  constructor(goes: number, stretchMs: number) {
    this.#goes = goes;
    this.#stretchMs = stretchMs;
  }

  /** Takes one go at `nowMs` (monotonic); how long to wait first, ms: 0 when the go is given. */
  take(nowMs: number): number {
    if (nowMs - this.#beganMs >= this.#stretchMs) {
      this.#beganMs = nowMs;
      this.#used = 0;
    }
    if (this.#used >= this.#goes) return this.#beganMs + this.#stretchMs - nowMs;
    this.#used += 1;
    return 0;
  }
}
