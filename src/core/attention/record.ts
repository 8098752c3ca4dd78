import type { Meeting } from '../meeting/meeting.ts';
import type { Stamp } from '../time/stamp.ts';
import type { Pull, Stretch } from './attention.ts';

/** What is kept of a meeting that has ended, unpacked. */
export interface MeetingRecord {
  /** Unique; a meeting that was left and taken up again has one record a sitting. */
  readonly id: string;
  readonly meeting: Meeting;
  /** Wall time of the first instant, milliseconds since 1970 UTC. */
  readonly startedAtMs: number;
  /** The user's time zone then (IANA), which says on which day it was. */
  readonly zone: string;
  /** Without gaps or overlaps; they sum to the record's length. */
  readonly stretches: readonly Stretch[];
  readonly pulls: readonly Pull[];
  /** Notifications of listed sites that were held back; absent where there was none. */
  readonly notificationsHeld?: number;
  /** The share (0 to 1) that the user said they were present; stored beside the measured figure, never instead of it. */
  readonly saidPresentShare: number | null;
}

/** The id of the record of a sitting. Two can begin at the same wall time, where the clock is set back in between. */
export const recordIdOf = ({ atMs, monoMs, life }: Stamp): string =>
  [atMs.toString(36), monoMs.toString(36), life].join('-');
