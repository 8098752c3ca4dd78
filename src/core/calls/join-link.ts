import { type Link, parseLink } from './link.ts';
import { LinkReader, type ReadLink } from './link-reader.ts';
import type { OwnCallSite } from './own-site.ts';

/** Where a calendar entry may carry its join address (RFC 5545, RFC 7986, and what Google and Microsoft add). */
export interface JoinFields {
  /** CONFERENCE, each of them. */
  readonly conference: readonly string[];
  /** X-GOOGLE-CONFERENCE. */
  readonly googleConference: string | null;
  /** X-MICROSOFT-SKYPETEAMSMEETINGURL. */
  readonly microsoftTeamsUrl: string | null;
  /** X-MICROSOFT-ONLINEMEETINGEXTERNALLINK. */
  readonly microsoftOnlineMeetingLink: string | null;
  readonly url: string | null;
  readonly location: string | null;
  readonly description: string | null;
  /** X-ALT-DESC or any other HTML form of the description. */
  readonly htmlDescription: string | null;
}

export interface JoinLink {
  /** Always https, always what the entry says, unwrapped. */
  readonly url: string;
  /** Null: a service that is not known, named by a field that holds nothing but join addresses. */
  readonly serviceId: string | null;
  /** The room's key as `roomOf` gives it for the call's tab; null where the address names none. */
  readonly room: string | null;
}

/** What invitations carry besides the join address and what could be taken for it: dial-in, options, downloads. */
const NEVER: readonly (readonly [host: RegExp, path: RegExp])[] = [
  [/^aka\.ms$/, /^\/jointeamsmeeting/i],
  [/^(?:.+\.)?teams\.(?:microsoft\.com|microsoft\.us|live\.com|cloud\.microsoft)$/, /^\/meetingoptions/i],
  [/^(?:dialin|dialin-[a-z]+)\.(?:teams|skype|.+\.)/, /./],
  [/^tel\.meet$/, /./],
  [/^(?:.+\.)?zoom(?:gov)?\.(?:us|com)$/, /^\/u\//i],
  [/^www\.microsoft\.com$/, /\/download-app/i],
  [/^support\.google\.com$/, /./],
];

/**
 * Finds where a calendar entry's call is joined. The fields are read in the order of `JoinFields`; the first address of
 * a known service wins, and of several addresses of its room the longest, which carries the passcode. A field that
 * holds join addresses alone is believed for an unknown service too, before anything that stands in free text.
 *
 * @param sites hosts that the user named as call sites of theirs; or a reader for them, which many entries can share
 */
export function findJoinLink(fields: JoinFields, sites: readonly OwnCallSite[] | LinkReader = []): JoinLink | null {
  const links = sites instanceof LinkReader ? sites : new LinkReader(sites);
  const structured = [
    ...fields.conference,
    fields.googleConference,
    fields.microsoftTeamsUrl,
    fields.microsoftOnlineMeetingLink,
  ].flatMap((text) => found(links.in(text)));
  const free = [fields.url, fields.location, fields.description, fields.htmlDescription].flatMap((text) =>
    found(links.in(text)),
  );
  const bare = () => [fields.location, fields.description].flatMap((text) => found(links.bareIn(text)));

  const isKnown = (found: JoinLink) => found.serviceId !== null;
  const chosen =
    structured.find(isKnown) ?? structured.find(isPublic) ?? free.find(isKnown) ?? bare().find(isKnown) ?? null;
  if (!chosen || chosen.serviceId === null) return chosen;
  return [...structured, ...free]
    .filter((other) => other.serviceId === chosen.serviceId && other.room === chosen.room && chosen.room !== null)
    .reduce((longest, other) => (other.url.length > longest.url.length ? other : longest), chosen);
}

const found = (links: readonly ReadLink[]): JoinLink[] =>
  links
    .filter(({ link }) => !isNever(link))
    .map(({ link, joins }) => ({ url: link.href, serviceId: joins?.serviceId ?? null, room: joins?.room ?? null }));

const isNever = (link: Link): boolean => NEVER.some(([host, path]) => host.test(link.host) && path.test(link.path));

/** A name in the public tree of names: an unknown service's host is no machine of the local network. */
const isPublic = (found: JoinLink): boolean => /\.[a-z][a-z0-9-]+$/.test(parseLink(found.url)?.host ?? '');
