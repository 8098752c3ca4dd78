import rules from './feeds.json';
import { rowOf } from './match.ts';

/** Where a feed lives on a site. */
export interface FeedPlace {
  /** Regular expressions for the paths of pages that have it. */
  readonly paths: readonly string[];
  /** A selector for what tells that the page is built as we know it. */
  readonly landmark: string;
  /** Selectors for the element whose children are the feed: its posts, and what loads more of them. */
  readonly feed: readonly string[];
}

/** What is known of a site that is a feed first, and more than that: data alone, so that it can follow the site. */
export interface FeedRules {
  readonly site: string;
  /** The hosts that these rules were written for; other ones of the site are not as we know them. */
  readonly hosts: readonly string[];
  /** Selectors for smaller feeds beside other things, on any page of the site; where they are missing, nothing is. */
  readonly besides: readonly string[];
  readonly feeds: readonly FeedPlace[];
}

/** What a page of such a site is: it has a feed at a known place, or none, or nobody knows. */
export type FeedPage =
  | { readonly is: 'feed'; readonly place: FeedPlace }
  | { readonly is: 'without-feed' }
  | { readonly is: 'unknown' };

export const FEED_RULES: readonly FeedRules[] = rules;

/** The rules for a host (or for a row of the user's list); null where its feed is not known. */
export function feedRulesOf(host: string): FeedRules | null {
  const site = rowOf(
    host,
    FEED_RULES.map((each) => each.site),
  );
  return FEED_RULES.find((each) => each.site === site) ?? null;
}

/** What the page at a path is. The path is looked at where it is, in the page, and goes nowhere. */
export function feedPageAt(host: string, path: string, { hosts, feeds }: FeedRules): FeedPage {
  if (!hosts.includes(host)) return { is: 'unknown' };
  const place = feeds.find(({ paths }) => paths.some((each) => new RegExp(each).test(path)));
  return place === undefined ? { is: 'without-feed' } : { is: 'feed', place };
}
