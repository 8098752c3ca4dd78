import { type Link, paramOf, parseLink } from '../calls/link.ts';
import { type FeedRules, feedPageAt, feedRulesOf } from './feeds.ts';
import { rowOf } from './match.ts';
import { PRESETS } from './presets.ts';

/**
 * A page that an invitation links: host and path, and where that is what names the page one query parameter, such as
 * `youtube.com/watch?v=abc` or `docs.google.com/document/d/1x`. It stands for what lies below it too, and never for a
 * whole host: that one video belongs to a meeting does not make all of YouTube belong to it.
 */
export type LinkedPage = string;

/** Longer than this is no page that somebody agreed to look at; what is kept of an invitation stays small. */
export const LONGEST_PAGE = 200;

/** Where only the beginning of a path, or a parameter, names the page: the rest is the view of it (`/edit`, `/files`). */
const PLACES: readonly (readonly [site: string, path: RegExp, param?: string])[] = [
  ['docs.google.com', /^(?:\/a\/[^/]+)?\/(?:document|spreadsheets|presentation|forms|drawings)\/d\/(?:e\/)?[^/]+/],
  ['drive.google.com', /^\/file\/d\/[^/]+/],
  ['youtube.com', /^\/watch$/, 'v'],
  ['youtube.com', /^\/playlist$/, 'list'],
  ['github.com', /^\/[^/]+\/[^/]+\/(?:pull|issues|discussions)\/\d+/],
  ['figma.com', /^\/(?:file|design|board|proto|slides)\/[^/]+/],
  ['miro.com', /^\/app\/board\/[^/]+/],
  ['atlassian.net', /^\/wiki\/spaces\/[^/]+\/pages\/\d+/],
  ['reddit.com', /^\/r\/[^/]+\/comments\/[^/]+/],
  ['linkedin.com', /^\/(?:posts|events|pulse)\/[^/]+/],
  ['x.com', /^\/[^/]+\/status\/\d+/],
];

/** Parameters that name a page elsewhere too: without it the path would stand for all of its kind. */
const NAMING = ['v', 'id', 'list', 'p', 'fbid', 'story_fbid'];

const MOVED: ReadonlyMap<string, string> = new Map([
  ['twitter.com', 'x.com'],
  ['mobile.x.com', 'x.com'],
]);

/** Signs that match patterns and regular expressions leave alone: a page with others is not kept. */
const PLAIN = /^[\w\-.~%+@:,=/?&]+$/;

/**
 * The page that an address is, or null where it is none that could belong to a meeting: a home page, a feed, a mailbox
 * (an inbox is not the message in it), or a page that only its fragment tells from the rest of the site.
 */
export function linkedPageOf(link: Link): LinkedPage | null {
  const short = link.host === 'youtu.be' ? link.path.split('/')[1] : undefined;
  if (short) return whole(`youtube.com/watch?v=${short}`);
  const path = link.path.replace(/\/+$/, '');
  if (path === '' || link.port !== '' || link.fragment.includes('/')) return null;
  const { host, isMail, feeds, places } = siteAt(link.host);
  if (isMail || (feeds !== null && feedPageAt(link.host, path, feeds).is === 'feed')) return null;
  for (const [, shape, param] of places) {
    const named = shape.exec(path)?.[0];
    if (named === undefined) continue;
    return param === undefined ? whole(host + named) : withParam(host + named, link, [param], null);
  }
  return withParam(host + path, link, NAMING, host + path);
}

/** What a host is here. */
interface Site {
  /** By which all its names go. */
  readonly host: string;
  readonly isMail: boolean;
  readonly feeds: FeedRules | null;
  readonly places: typeof PLACES;
}

/** By host: a calendar links pages of the same few again and again. Hosts come from strangers, and must not fill the memory. */
const sites = new Map<string, Site>();
const MOST_SITES = 500;

function siteAt(name: string): Site {
  let site = sites.get(name);
  if (site === undefined) {
    const bare = name.replace(/^(?:www|m|old)\./, '');
    const host = MOVED.get(bare) ?? bare;
    const places = PLACES.filter(([place]) => rowOf(host, [place]) !== null);
    site = { host, isMail: rowOf(name, PRESETS.mail) !== null, feeds: feedRulesOf(name), places };
    if (sites.size >= MOST_SITES) sites.clear();
    sites.set(name, site);
  }
  return site;
}

/** Whether an address, as the browser reports it, is one of these pages or lies below one. */
export function isLinkedPage(address: string, pages: readonly LinkedPage[]): boolean {
  if (pages.length === 0) return false;
  const [plain = ''] = address.replace(/^http:/i, 'https:').split('#');
  const link = parseLink(plain);
  const own = link && linkedPageOf(link);
  return (
    own !== null && pages.some((page) => own === page || own.startsWith(page.includes('?') ? `${page}&` : `${page}/`))
  );
}

/** The host of such a page. */
export const hostOfPage = (page: LinkedPage): string => page.slice(0, page.indexOf('/'));

function withParam(place: string, link: Link, names: readonly string[], otherwise: string | null): LinkedPage | null {
  if (link.query !== '')
    for (const name of names) {
      const value = paramOf(link, name);
      if (value) return whole(`${place}?${name}=${value}`);
    }
  return otherwise === null ? null : whole(otherwise);
}

const whole = (page: string): LinkedPage | null => (page.length <= LONGEST_PAGE && PLAIN.test(page) ? page : null);
