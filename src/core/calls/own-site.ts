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

/** Where each address is a room its path names it; null for the bare host, and for pages that every site has. */
export function roomInPath(link: Link): string | null {
  const path = link.path.replace(/\/+$/, '').toLowerCase();
  return path === '' || !isRoomName(link, 'address') ? null : `${siteOf(link)}${path}`;
}

/** Pages that sites have besides rooms: who signs in, what is set, what a page is built of (Jitsi's own folders too). */
const PAGES =
  /^(?:log-?(?:in|out)|sign[-_]?(?:in|out|up)(?:_.*)?|register|sso|saml|o?auth2?|oidc|accounts?|profile|settings|preferences|admin|dashboard|about|help|imprint|impressum|terms|privacy|contact|static|assets|public|css|js|libs|lang|sounds|images|img|fonts|api|http-bind|xmpp-websocket|colibri-ws|_.*|\.well-known)$/i;
/** Where nobody said that it is Jitsi: what other systems have at these places (Nextcloud, BigBlueButton, Mattermost). */
const OTHERS =
  /^(?:index\.php|remote\.php|apps|s|f|u|ocs|call|b|rooms|recordings|playback|bigbluebutton|html5client|learning-dashboard|users?|admin_console|boards|playbooks|plugins|channels|messages|select_team|landing)$/i;
const FILE = /\.(?:html?|m?js|json|css|ico|png|svg|jpe?g|txt|xml|wasm|map|php|pdf|webmanifest)$/i;

/**
 * Whether an address can be a room where any name is one. Where nobody said what runs at a site (`auto`), only one part
 * can be: Jitsi's tenants are on servers whose owners know that they run Jitsi.
 */
export function isRoomName(link: Link, kind: OwnSiteKind): boolean {
  const parts = link.path.split('/').filter((part) => part !== '');
  const [first = ''] = parts;
  if (PAGES.test(first) || FILE.test(parts.at(-1) ?? '')) return false;
  return kind !== 'auto' || (parts.length === 1 && !OTHERS.test(first));
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

/** The host of such a site, without a port. */
export const hostOfOwnSite = (site: string): string => site.replace(/:\d+$/, '');

/** The match pattern of such a site. Firefox takes none with a port, and without one it is for all of them. */
export function patternOfOwnSite(site: string): string {
  const host = hostOfOwnSite(site);
  return `${host === 'localhost' || host === '127.0.0.1' ? '*' : 'https'}://${host}/*`;
}
