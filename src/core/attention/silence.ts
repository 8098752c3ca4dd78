import type { Stamp } from '../time/stamp.ts';
import { SLEPT_FROM_MS } from './fold.ts';

/**
 * A heart that beats once a second and is silent for so long was stopped: the machine slept and its monotonic clock ran
 * on (Windows), or the process was held. A busy machine delays a beat by two seconds at most.
 */
export const SILENT_FROM_MS = 4_000;

/**
 * What happened between two beats of one life. `asleep`: the wall clock ran ahead of the monotonic one, which the fold
 * sees for itself. `stopped`: both ran on, and nobody was there to see anything.
 */
export function hasBeenSilent(last: Stamp, now: Stamp): 'no' | 'asleep' | 'stopped' {
  if (last.life !== now.life) return 'no';
  const monoMs = now.monoMs - last.monoMs;
  if (monoMs >= SILENT_FROM_MS) return 'stopped';
  return now.atMs - last.atMs - monoMs >= SLEPT_FROM_MS ? 'asleep' : 'no';
}
