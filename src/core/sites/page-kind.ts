import type { Settings } from '../settings/settings.ts';
import type { LinkedPage } from './linked-page.ts';
import { kindOfSite, type SiteKind } from './match.ts';

/** A page, as far as it may be known here: its host, and whether it is one of those that a meeting's invitation links. */
export interface PageAt {
  readonly host: string | null;
  /** The address itself stays where it was read. */
  readonly isAt?: (pages: readonly LinkedPage[]) => boolean;
}

/** What a page is to this user: as its site, but one of a listed site that this meeting's invitation links belongs to the meeting. */
export function kindOfPage(
  { host, isAt }: PageAt,
  lists: Pick<Settings, 'distractions' | 'meetingSites'>,
  linked: readonly LinkedPage[],
): SiteKind {
  const kind = kindOfSite(host, lists);
  return kind.is === 'listed' && isAt?.(linked) === true ? { is: 'meeting-site', site: kind.site } : kind;
}
