/** Time that passed while the page could be seen: the locked button opens by nothing else. */
export class VisibleTime {
  readonly #isVisible: () => boolean;
  #lastMs: number;
  #ms = 0;

  /** Starts at `nowMs` (monotonic). */
  constructor(isVisible: () => boolean, nowMs: number) {
    this.#isVisible = isVisible;
    this.#lastMs = nowMs;
    this.#wasVisible = isVisible();
  }
  #wasVisible: boolean;

  /** Visible so far, ms. Call at each change of visibility too: a stretch counts when it began visible. */
  at(nowMs: number): number {
    if (this.#wasVisible) this.#ms += Math.max(0, nowMs - this.#lastMs);
    this.#lastMs = nowMs;
    this.#wasVisible = this.#isVisible();
    return this.#ms;
  }
}
