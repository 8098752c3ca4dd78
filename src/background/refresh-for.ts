import type { Signal } from '../core/ports/signals.ts';

/** Which calendars are read anew at a signal; null: none. */
export function refreshFor(signal: Signal): 'due' | 'stale' | 'not-allowed' | null {
  if (signal.is === 'grants-changed') return 'not-allowed';
  if (signal.is === 'browser-started' || (signal.is === 'idle' && signal.idle === 'active')) return 'stale';
  // Also a new life of the worker (`woke`) looks at what is due: the alarm that woke it may not be told again.
  return signal.is === 'alarm' || signal.is === 'woke' ? 'due' : null;
}
