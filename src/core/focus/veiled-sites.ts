import type { Settings } from '../settings/settings.ts';
import { kindOfSite, rowOf } from '../sites/match.ts';
import { type FocusSession, openSites } from './session.ts';

export type Lists = Pick<Settings, 'distractions' | 'meetingSites'>;

/**
 * The lists as they hold in this meeting. A site that is listed in mid-meeting is veiled at once; one that is taken off
 * the list, or said to belong to meetings, is so from the next meeting on.
 */
export function listsIn(session: FocusSession | null, lists: Lists): Lists {
  if (session === null) return lists;
  const begun = Object.keys(session.strengths);
  const { meetingSites } = session;
  return {
    distractions: [...new Set([...lists.distractions, ...begun])],
    meetingSites:
      meetingSites === null
        ? lists.meetingSites
        : lists.meetingSites.filter((site) => meetingSites.includes(site) || rowOf(site, begun) === null),
  };
}

/** The listed sites to be veiled at this moment; none while focus is off. */
export function veiledSites(session: FocusSession | null, lists: Lists, nowMs: number): readonly string[] {
  if (session === null || session.ended !== null) return [];
  const open = openSites(session, nowMs);
  const held = listsIn(session, lists);
  return held.distractions.filter((site) => kindOfSite(site, held).is === 'listed' && !open.includes(site));
}
