import { type Account, lengthMs, pullsOf } from '../attention/fold.ts';
import { type MeetingRecord, recordIdOf } from '../attention/record.ts';
import type { FocusSession } from './session.ts';

/** A sitting shorter than this is a slip of the finger and leaves no record. */
export const SHORTEST_RECORD_MS = 1_000;

/** What is kept of a meeting; null where it was too short. */
export function recordOf({ meeting, zone, notificationsHeld }: FocusSession, account: Account): MeetingRecord | null {
  if (lengthMs(account) < SHORTEST_RECORD_MS) return null;
  return {
    id: recordIdOf(account.startedAt),
    meeting,
    startedAtMs: account.startedAt.atMs,
    zone,
    stretches: account.stretches,
    pulls: pullsOf(account),
    ...(notificationsHeld === 0 ? {} : { notificationsHeld }),
    saidPresentShare: null,
  };
}
