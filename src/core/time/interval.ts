/** A half-open stretch of wall time, milliseconds since 1970 UTC: `fromMs` belongs to it, `toMs` does not. */
export interface Interval {
  readonly fromMs: number;
  readonly toMs: number;
}

export function lengthMs({ fromMs, toMs }: Interval): number {
  return Math.max(0, toMs - fromMs);
}

/** What the two have in common, or null. */
export function overlap(a: Interval, b: Interval): Interval | null {
  const fromMs = Math.max(a.fromMs, b.fromMs);
  const toMs = Math.min(a.toMs, b.toMs);
  return fromMs < toMs ? { fromMs, toMs } : null;
}

export function holds(interval: Interval, atMs: number): boolean {
  return interval.fromMs <= atMs && atMs < interval.toMs;
}
