import { type Link, parseLink, siteOf } from './link.ts';

/**
 * What runs on a call site of the user's own. `auto`: found out by the address, from the systems that people host
 * themselves; `address`: each address is a room; `chat`: addresses say nothing of a call.
 */
export const OWN_SITE_KINDS = [
  'auto',
  'jitsi-self',
  'bigbluebutton',
  'nextcloud-talk',
  'mattermost-calls',
  'address',
  'chat',
] as const;
export type OwnSiteKind = (typeof OWN_SITE_KINDS)[number];

/** A host that the user named as a call site of theirs. */
export interface OwnCallSite {
  /** Host and, where it is not the scheme's own, port: `meet.example.org`, `localhost:8443`. */
  readonly site: string;
  readonly kind: OwnSiteKind;
}

/** What runs at an address's host; null where the user did not name it. */
export const ownKind = (link: Link, sites: readonly OwnCallSite[]): OwnSiteKind | null =>
  sites.find(({ site }) => site === siteOf(link))?.kind ?? null;

/** Where each address is a room its path names it; null for the bare host. */
export function roomInPath(link: Link): string | null {
  const path = link.path.replace(/\/+$/, '').toLowerCase();
  return path === '' ? null : `${siteOf(link)}${path}`;
}

/** The call site that somebody means by what they typed: a host, or any address on it. Null where it names none. */
export function ownSiteFromTyped(typed: string): string | null {
  const text = typed.trim();
  const link = parseLink(/^https?:\/\//i.test(text) ? text : `https://${text}`);
  return link !== null && SITE.test(siteOf(link)) ? siteOf(link) : null;
}

const SITE = /^(?:localhost|127\.0\.0\.1|(?=.{1,253}(?::|$))(?:[a-z0-9-]{1,63}\.)+[a-z0-9-]{2,63})(?::\d{1,5})?$/;

/** Is this the name of a call site, as it is kept? */
export const isOwnSite = (text: string): boolean => SITE.test(text);

/** The match pattern of such a site. Firefox takes none with a port, and without one it is for all of them. */
export function patternOfOwnSite(site: string): string {
  const host = site.replace(/:\d+$/, '');
  return `${host === 'localhost' || host === '127.0.0.1' ? '*' : 'https'}://${host}/*`;
}
