import type { Clock } from '../core/ports/ports.ts';

/** The machine's clocks. One life is one run of the worker: its name is made when this is constructed. */
export function machineClock(): Clock {
  const life = crypto.randomUUID().slice(0, 8);
  return {
    now: () => ({ atMs: Date.now(), monoMs: Math.round(performance.now()), life }),
    zone: () => Temporal.Now.timeZoneId(),
  };
}
