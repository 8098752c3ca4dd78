import type { Strength } from '../settings/settings.ts';

/** What the veil says. It never leaves the closed shadow root: a page cannot read it. */
export interface VeilModel {
  readonly strength: Strength;
  /** The listed host that is covered, such as `youtube.com`. */
  readonly site: string;
  readonly title: string;
  readonly people: readonly string[];
  /** The planned end, wall ms; null where nobody knows it. */
  readonly untilMs: number | null;
  readonly presentMs: number;
  /** The meeting's length so far without what was unseen, ms. */
  readonly seenMs: number;
  readonly distractedMs: number;
  /** There is a call's tab to go back to; else "Back" closes or leaves this page. */
  readonly canReturn: boolean;
  /** How long "Two minutes here" stays locked, ms; it doubles each time in one meeting. */
  readonly waitMs: number;
  /**
   * Others may be looking at this screen: the cover says nothing about the meeting and nothing about the site. Then
   * there is nothing in the other fields that could be said.
   */
  readonly isNeutral: boolean;
}

/** The same cover with nothing to say on a screen that others see. */
export function neutral(model: VeilModel): VeilModel {
  const nothing = { site: '', title: '', people: [], untilMs: null, presentMs: 0, seenMs: 0, distractedMs: 0 };
  return { ...model, ...nothing, isNeutral: true };
}

/** "Two minutes here" gives two minutes. */
export const MINUTES_GIVEN_MS = 120_000;
/** The first wait, and the longest: 3, 6, 12 … 60 s. */
export const FIRST_WAIT_MS = 3_000;
export const LONGEST_WAIT_MS = 60_000;

/** The wait before the next "Two minutes here" after it was used `timesUsed` times in this meeting, ms. */
export function waitMs(timesUsed: number): number {
  return Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** timesUsed);
}
