import type { Candidate } from './placement.ts';

/** One event at one time. */
export interface Instance {
  readonly candidate: Candidate;
  readonly startMs: number;
  /** Exclusive. */
  readonly endMs: number;
  readonly isAllDay: boolean;
  /** In a series: which instance it is, by its original start; null for a single event. */
  readonly original: string | null;
}

/** By what an instance of a series is found: a moment, or only a day (as days since 1970). */
export type InstanceKey = { readonly key: number } | { readonly day: number };

export interface Window {
  readonly fromMs: number;
  /** Exclusive. */
  readonly toMs: number;
}

/** Whether a stretch overlaps the half-open window; one without length must start in it. */
export const isInWindow = (startMs: number, endMs: number, { fromMs, toMs }: Window): boolean =>
  startMs < toMs && (endMs > fromMs || (startMs === endMs && startMs === fromMs));
