/** How long a server may take, ms. */
export interface PatienceLimits {
  /** Before the first byte of its answer, */
  readonly headersMs: number;
  /** between two pieces of it, */
  readonly silenceMs: number;
  /** and in all: the worker must answer other things. */
  readonly wholeMs: number;
}

export const PATIENCE: PatienceLimits = { headersMs: 20_000, silenceMs: 20_000, wholeMs: 120_000 };
/** Chromium ends a worker 30 s after its last extension event or call, busy or not. */
const STAY_AWAKE_MS = 20_000;

/** What talking to a server takes. */
export interface HttpTools {
  readonly fetch: typeof fetch;
  readonly limits: PatienceLimits;
  /** Some call to the browser, for which it lets the worker live on. */
  readonly stayAwake: () => void;
}

/** Aborts `stop` when the time that was last granted is over, or the whole takes too long; keeps the worker awake. */
export function patience(stop: AbortController, { limits, stayAwake }: HttpTools) {
  const whole = setTimeout(() => stop.abort(), limits.wholeMs);
  const awake = setInterval(stayAwake, STAY_AWAKE_MS);
  let next = setTimeout(() => stop.abort(), limits.headersMs);
  return {
    /** Something came. */
    renew() {
      clearTimeout(next);
      next = setTimeout(() => stop.abort(), limits.silenceMs);
    },
    end() {
      for (const each of [whole, next]) clearTimeout(each);
      clearInterval(awake);
    },
  };
}
