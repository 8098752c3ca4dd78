import { kindOfMeeting } from '../meeting/kind.ts';
import type { Settings, Strength } from '../settings/settings.ts';
import { feedRulesOf } from '../sites/feeds.ts';
import type { FocusSession } from './session.ts';
import { chosenStrength, strengthOf } from './strength.ts';

type Choices = Pick<Settings, 'strength' | 'strengths' | 'kindStrengths' | 'feedOnly'>;
type Hold = Strength | 'feed';

/** To lose the feed is more than a banner over all of it, and less than a cover. */
const FROM_SOFT_TO_FIRM: readonly Hold[] = ['soft', 'feed'];
const firmness = (hold: Hold) => {
  const place = FROM_SOFT_TO_FIRM.indexOf(hold);
  return place < 0 ? FROM_SOFT_TO_FIRM.length : place;
};

/**
 * Whether only the feed of a listed site is hidden in this meeting. As with the veil's strength, what is made firmer
 * holds at once, and what is made softer in the middle of a meeting holds from the next one on.
 */
export function isFeedOnly(site: string, session: FocusSession, settings: Choices): boolean {
  if (feedRulesOf(site) === null || session.fought.includes(site)) return false;
  const kind = kindOfMeeting(session.meeting);
  const chosen: Hold = settings.feedOnly.includes(site) ? 'feed' : chosenStrength(site, kind, settings);
  const begun: Hold = session.feedOnly.includes(site) ? 'feed' : (session.strengths[site] ?? chosen);
  return Math.max(firmness(chosen), firmness(begun)) === firmness('feed');
}

/** Whether a listed site does not load at all in this meeting. */
export function isClosed(site: string, session: FocusSession, settings: Choices): boolean {
  return !isFeedOnly(site, session, settings) && strengthOf(site, session, settings) === 'closed';
}
