import type { Settings } from '../settings/settings.ts';
import { isPresenting } from './presenting.ts';
import { type FocusSession, openSites } from './session.ts';
import { type Lists, listsIn, veiledSites } from './veiled-sites.ts';

/** What is kept still in the pages of a listed site, where its tab is in the background as much as in front. */
export interface PageHush {
  readonly areCountsStilled: boolean;
  readonly areNotificationsHeld: boolean;
}

/** What the settings want kept still; null: nothing. */
export function pageHushOf({ hush }: Pick<Settings, 'hush'>): PageHush | null {
  const { areCountsStilled, areNotificationsHeld } = hush;
  return areCountsStilled || areNotificationsHeld ? { areCountsStilled, areNotificationsHeld } : null;
}

/** The listed sites that make no sound in frames of other pages. While the screen is shared it may be what others are to hear. */
export function stilledFrames(
  session: FocusSession | null,
  settings: Lists & Pick<Settings, 'hush'>,
  nowMs: number,
): readonly string[] {
  const isSharing = isPresenting(session, []);
  return isSharing || !settings.hush.isSoundMuted ? [] : veiledSites(session, settings, nowMs);
}

/** The listed sites whose pages are kept still at this moment: not those that are open to the user, and none off focus. */
export function hushedSites(
  session: FocusSession | null,
  settings: Lists & Pick<Settings, 'hush'>,
  nowMs: number,
): readonly string[] {
  return pageHushOf(settings) === null ? [] : veiledSites(session, settings, nowMs);
}

/** Hosts within those that are left out all the same: what belongs to meetings, and what is open for now. */
export function sparedSites(session: FocusSession | null, settings: Lists, nowMs: number): readonly string[] {
  return session === null ? [] : [...listsIn(session, settings).meetingSites, ...openSites(session, nowMs)];
}
