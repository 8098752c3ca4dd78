import type { Settings } from '../settings/settings.ts';
import { kindOfSite } from '../sites/match.ts';
import { type FocusSession, openSites } from './session.ts';

/** The listed sites to be veiled at this moment; none while focus is off. */
export function veiledSites(
  session: FocusSession | null,
  lists: Pick<Settings, 'distractions' | 'meetingSites'>,
  nowMs: number,
): readonly string[] {
  if (session === null || session.ended !== null) return [];
  const open = openSites(session, nowMs);
  return lists.distractions.filter((site) => kindOfSite(site, lists).is === 'listed' && !open.includes(site));
}
