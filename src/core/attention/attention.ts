/** What an instant of a meeting was. The order is the order of the charts, and of the packed records: never change it. */
export const ATTENTIONS = ['present', 'elsewhere', 'distracted', 'unseen'] as const;
export type Attention = (typeof ATTENTIONS)[number];

/** A run of equal instants. */
export interface Stretch {
  readonly attention: Attention;
  /** Nobody saw it: it follows from an assumption of the user's settings. */
  readonly isAssumed: boolean;
  /** The listed site that was in front; null for all but `distracted`. */
  readonly site: string | null;
  readonly ms: number;
}

/** How long each attention lasted, in milliseconds; the four sum to the meeting's length. */
export interface Totals {
  readonly presentMs: number;
  readonly elsewhereMs: number;
  readonly distractedMs: number;
  readonly unseenMs: number;
  /** The part of all that which was assumed. */
  readonly assumedMs: number;
}

/** How a visit to a listed site ended; `open` while it lasts. */
export type PullOutcome = 'turned-back' | 'needed' | 'gave-in';

/** One visit to a distracting site during focus. */
export interface Pull {
  readonly site: string;
  /** From the meeting's start, milliseconds. */
  readonly startMs: number;
  readonly ms: number;
  readonly outcome: PullOutcome;
}
