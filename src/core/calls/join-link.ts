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
  /** SUMMARY: hand-made entries have it there, and nowhere else. */
  readonly title: string | null;
}

/** An entry that carries nothing in any of them. */
export const NO_JOIN_FIELDS: JoinFields = {
  conference: [],
  googleConference: null,
  microsoftTeamsUrl: null,
  microsoftOnlineMeetingLink: null,
  url: null,
  location: null,
  description: null,
  htmlDescription: null,
  title: null,
};

export interface JoinLink {
  /** Always https, always what the entry says, unwrapped. */
  readonly url: string;
  /** Null: a service that is not known, named by a field that holds nothing but join addresses. */
  readonly serviceId: string | null;
  /** The room's key as `roomOf` gives it for the call's tab; null where the address names none. */
  readonly room: string | null;
}

/**
 * Finds where a calendar entry's call is joined. The fields are read in the order of `JoinFields`; the first address of
 * a known service wins, and of several addresses of its room the longest, which carries the passcode. A field that
 * holds join addresses alone is believed for an unknown service too, before anything that stands in free text.
 *
 * @param sites hosts that the user named as call sites of theirs; or a reader for them, which many entries can share
 */
export function findJoinLink(fields: JoinFields, sites: readonly OwnCallSite[] | LinkReader = []): JoinLink | null {
  const links = sites instanceof LinkReader ? sites : new LinkReader(sites);
  const linksIn = (...texts: (string | null)[]) => texts.flatMap((text) => links.in(text)).filter(mayJoin);
  const structured = linksIn(
    ...fields.conference,
    fields.googleConference,
    fields.microsoftTeamsUrl,
    fields.microsoftOnlineMeetingLink,
  );
  const free = linksIn(fields.url, fields.location, fields.description, fields.htmlDescription);
  const bare = () => [fields.location, fields.description].flatMap((text) => links.bareIn(text)).filter(mayJoin);

  const chosen =
    structured.find(isKnown) ??
    structured.find(isPublic) ??
    free.find(isKnown) ??
    bare().find(isKnown) ??
    linksIn(fields.title).find(isKnown);
  if (chosen === undefined) return null;
  const { serviceId, room } = chosen.joins ?? { serviceId: null, room: null };
  let url = chosen.link.href;
  if (room !== null) {
    for (const { link, joins } of [...structured, ...free]) {
      if (joins?.serviceId === serviceId && joins.room === room && link.href.length > url.length) url = link.href;
    }
  }
  return { url, serviceId, room };
}

const mayJoin = ({ isBeside }: ReadLink): boolean => !isBeside;

const isKnown = ({ joins }: ReadLink): boolean => joins !== null;

/** A name in the public tree of names: an unknown service's host is no machine of the local network. */
const isPublic = ({ link }: ReadLink): boolean => /\.[a-z][a-z0-9-]+$/.test(link.host);
