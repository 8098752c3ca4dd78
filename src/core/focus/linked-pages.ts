import { hasId } from '../calendar/merge-copies.ts';
import type { Occurrence } from '../calendar/occurrence.ts';
import type { Settings } from '../settings/settings.ts';
import { hostOfPage, type LinkedPage } from '../sites/linked-page.ts';
import { kindOfSite } from '../sites/match.ts';
import { isClosed } from './feed-only.ts';
import type { FocusSession } from './session.ts';
import { listsIn } from './veiled-sites.ts';

type Choices = Pick<
  Settings,
  'distractions' | 'meetingSites' | 'strength' | 'strengths' | 'kindStrengths' | 'feedOnly'
>;

/**
 * The pages that the invitation of the meeting that is on links, as the calendar has it now. A page of a closed site is
 * not among them: an invitation is written by others, and what the user closed opens by their own word alone.
 */
export function linkedPages(
  session: FocusSession | null,
  occurrences: readonly Occurrence[],
  settings: Choices,
): readonly LinkedPage[] {
  if (session === null || session.ended !== null) return [];
  const lists = listsIn(session, settings);
  const own = occurrences.find((each) => hasId(each, session.meeting.occurrenceId));
  return (own?.linkedPages ?? []).filter((page) => {
    const kind = kindOfSite(hostOfPage(page), lists);
    return kind.is !== 'listed' || !isClosed(kind.site, session, settings);
  });
}

/** The listed sites of which a page is not covered because it is linked. */
export function linkedSites(pages: readonly LinkedPage[], session: FocusSession, settings: Choices): readonly string[] {
  const kinds = pages.map((page) => kindOfSite(hostOfPage(page), listsIn(session, settings)));
  return [...new Set(kinds.flatMap((kind) => (kind.is === 'listed' ? [kind.site] : [])))];
}
