/**
 * When something was seen. Wall time places it in the day; monotonic time measures how long it lasted, which a clock
 * that is set back or forward cannot change; the life says within which run of the worker the monotonic time counts.
 */
export interface Stamp {
  /** Wall clock, milliseconds since 1970 UTC. */
  readonly atMs: number;
  /** Monotonic clock, milliseconds; comparable only within one life. */
  readonly monoMs: number;
  /** One run of the background worker: a new one each time it is started. */
  readonly life: string;
}
