/** A port that stood for so long was a living worker's. One that falls sooner may be one of a worker that cannot start. */
const LIVING_MS = 1_000;
/** So many falls of young ports, one after another, are answered at once; then it is waited, ever longer. */
export const AT_ONCE = 4;
const FIRST_WAIT_MS = 250;
const LONGEST_WAIT_MS = 30_000;

/**
 * Opens a port anew when it has fallen. At once and without a timer: the timers of a page that cannot be seen are held
 * back by a second and more, and nobody but such a page may be there to wake the next worker, which has to look at what
 * happened while the last one was being stopped.
 */
export class Reconnect {
  readonly #open: () => void;
  #openedMs = Number.NEGATIVE_INFINITY;
  #falls = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param open tries to open the port; if that fails, or the port falls later, `fell` is to be called (again) */
  constructor(open: () => void) {
    this.#open = open;
  }

  /** The port fell, or could not be opened. */
  fell(): void {
    this.stop();
    const isYoung = performance.now() - this.#openedMs < LIVING_MS;
    this.#falls = isYoung ? this.#falls + 1 : 1;
    const beyond = this.#falls - AT_ONCE;
    if (beyond <= 0) this.#again();
    else {
      const waitMs = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (beyond - 1));
      this.#timer = setTimeout(() => this.#again(), waitMs);
    }
  }

  /** Does not try again until the next fall. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #again(): void {
    this.#openedMs = performance.now();
    this.#open();
  }
}
