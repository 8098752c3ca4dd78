import type { Settings } from '../settings/settings.ts';

/** What a host is to this user. A host that is on no list has no name here: it is not known and not kept. */
export type SiteKind = { readonly is: 'listed' | 'meeting-site'; readonly site: string } | { readonly is: 'elsewhere' };

/** The row of a list that a host falls under: itself or a parent domain; the longest row wins. */
export function rowOf(host: string, rows: readonly string[]): string | null {
  let longest: string | null = null;
  for (const row of rows) {
    const isUnder = host === row || host.endsWith(`.${row}`);
    if (isUnder && row.length > (longest?.length ?? 0)) longest = row;
  }
  return longest;
}

/**
 * Sorts a host by the user's lists. Where a host falls under both, the narrower row wins, and of two equal ones the
 * one that belongs to meetings: a doubt is decided for the person.
 */
export function kindOfSite(host: string | null, lists: Pick<Settings, 'distractions' | 'meetingSites'>): SiteKind {
  if (host === null) return { is: 'elsewhere' };
  const listed = rowOf(host, lists.distractions);
  const meeting = rowOf(host, lists.meetingSites);
  if (meeting !== null && meeting.length >= (listed?.length ?? 0)) return { is: 'meeting-site', site: meeting };
  return listed === null ? { is: 'elsewhere' } : { is: 'listed', site: listed };
}
