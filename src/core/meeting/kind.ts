import type { Meeting } from './meeting.ts';

/** The kinds of meeting that one can be firmer or softer in; any other is as for all. */
export const MEETING_KINDS = ['one-to-one', 'large', 'by-hand'] as const;
export type MeetingKind = (typeof MEETING_KINDS)[number];

/** From so many people on, the user among them, a meeting is a large one. */
export const LARGE_FROM = 10;

/** What kind of meeting it is, as far as its invitation tells; null: none of those. The people are the others. */
export function kindOfMeeting({ source, people }: Pick<Meeting, 'source' | 'people'>): MeetingKind | null {
  if (source === 'hand') return 'by-hand';
  if (people.length === 1) return 'one-to-one';
  return people.length + 1 >= LARGE_FROM ? 'large' : null;
}
