import type { OwnCallSite } from '../calls/own-site.ts';
import type { CalendarProblem } from './calendar.ts';
import type { Occurrence } from './occurrence.ts';

export interface ReadingRequest {
  readonly calendarId: string;
  /** The half-open window, wall ms. */
  readonly fromMs: number;
  readonly toMs: number;
  /** The user's time zone (IANA): of all-day entries and of times that name no zone. */
  readonly zone: string;
  /** The user's mail addresses, in any case. */
  readonly myAddresses: readonly string[];
  /** Call sites of the user's own: addresses there are join links. */
  readonly callSites?: readonly OwnCallSite[];
}

/** Why a part of a feed could not be used; the words for each are in `_locales` under `left_out_…`. */
export const LEFT_OUT_REASONS = [
  'unreadable-event',
  'unreadable-rule',
  'too-much-work',
  'too-many-occurrences',
  'too-many-dates',
  'too-many-events',
] as const;
export type LeftOutReason = (typeof LEFT_OUT_REASONS)[number];

/** A part of a feed that is not, or not wholly, in its reading. */
export interface LeftOut {
  /** The entry's title; empty where it is not known, or where it is not one entry. */
  readonly what: string;
  readonly why: LeftOutReason;
  /** How often: entries without a title are counted together. */
  readonly count: number;
}

/** How much was left out for each reason: what is kept of it, and shown. */
export type LeftOutCounts = Readonly<Partial<Record<LeftOutReason, number>>>;

export function countsOf(leftOut: readonly LeftOut[]): LeftOutCounts {
  const counts: Partial<Record<LeftOutReason, number>> = {};
  for (const { why, count } of leftOut) counts[why] = (counts[why] ?? 0) + count;
  return counts;
}

export type Reading =
  | {
      readonly ok: true;
      /** What the feed calls itself. */
      readonly name: string | null;
      /** Those that overlap the window, by start. */
      readonly occurrences: readonly Occurrence[];
      /** Nothing had to be left out. */
      readonly isComplete: boolean;
      readonly leftOut: readonly LeftOut[];
      /** How often the feed asks to be read, ms. */
      readonly refreshMs: number | null;
    }
  | {
      readonly ok: false;
      readonly problem: CalendarProblem;
      readonly detail: string;
      /** What could be read of a feed that was cut. It is no reason to forget an older whole reading. */
      readonly occurrences: readonly Occurrence[];
    };
