import { hasId } from '../calendar/merge-copies.ts';
import type { Occurrence } from '../calendar/occurrence.ts';
import { nameless } from '../meeting/meeting.ts';
import type { LoggedFact } from './facts.ts';
import type { FocusSession } from './session.ts';

/** The session as screens may show it while it lasts: who it is with is not noted, but the calendar knows it. */
export function named(session: FocusSession, occurrences: readonly Occurrence[]): FocusSession {
  if (session.recording === 'on') return session;
  const same = occurrences.find((each) => hasId(each, session.meeting.occurrenceId));
  if (same === undefined) return session;
  return { ...session, meeting: { ...session.meeting, title: same.title, people: same.people } };
}

/** A log of which all that was noted before its last "no record" is forgotten. */
export function forgetful(facts: readonly LoggedFact[]): LoggedFact[] {
  const last = facts.findLastIndex((fact) => fact.type === 'recording-chosen' && fact.recording !== 'on');
  return [...unrecorded(facts.slice(0, last + 1)), ...facts.slice(last + 1)];
}

/**
 * What focus needs of these facts where no record is kept: neither what was in front nor whose meeting it is. All of it
 * goes when the meeting ends.
 */
export function unrecorded(facts: readonly LoggedFact[]): LoggedFact[] {
  return facts
    .filter(({ type }) => type !== 'front-seen' && type !== 'idle-seen')
    .map((fact) =>
      fact.type === 'focus-started' || fact.type === 'meeting-changed'
        ? { ...fact, meeting: nameless(fact.meeting) }
        : fact,
    );
}
