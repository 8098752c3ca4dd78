import { type FeedPlace, type FeedRules, feedPageAt } from '../../core/sites/feeds.ts';
import { VisibleTime } from '../veil/visible-time.ts';

/** A page that should have a feed, and in which none is found for so long in view, is not as we know it, ms. */
export const FIND_MS = 6_000;
/** After leaving a feed for another page of the site, what is left of it stays hidden at most so long, ms. */
const LEAVING_MS = 1_500;

export type Seen = {
  /** The places whose feeds are to be hidden. */
  readonly hidden: readonly FeedPlace[];
  /** A page is on its way out: look again soon. */
  readonly isMoving: boolean;
} & ({ readonly is: 'found'; readonly feed: Element } | { readonly is: 'searching' | 'lost' | 'without-feed' });

/** Finds the feed of the page that is shown by now. */
export class FeedSearch {
  readonly #rules: FeedRules;
  #place: FeedPlace | null = null;
  #sought: VisibleTime | null = null;
  #feed: Element | null = null;
  #leaving: { readonly place: FeedPlace; readonly feed: Element; readonly untilMs: number } | null = null;

  constructor(rules: FeedRules) {
    this.#rules = rules;
  }

  /** Looks once, at `nowMs` (monotonic). */
  look(path: string, nowMs: number): Seen {
    const page = feedPageAt(location.hostname, path, this.#rules);
    const place = page.is === 'feed' ? page.place : null;
    if (place !== this.#place) this.#go(place, nowMs);
    if (this.#leaving && (!this.#leaving.feed.isConnected || nowMs > this.#leaving.untilMs)) this.#leaving = null;
    const isMoving = this.#leaving !== null;
    const hidden = [...(place ? [place] : []), ...(this.#leaving ? [this.#leaving.place] : [])];
    if (page.is === 'unknown') return { is: 'lost', hidden, isMoving };
    if (place === null) return { is: 'without-feed', hidden, isMoving };
    this.#feed = feedOf(place);
    if (this.#feed !== null) {
      this.#sought = null;
      return { is: 'found', feed: this.#feed, hidden, isMoving };
    }
    this.#sought ??= new VisibleTime(() => !document.hidden, nowMs);
    const isLost = this.#sought.at(nowMs) > FIND_MS && document.readyState !== 'loading';
    return { is: isLost ? 'lost' : 'searching', hidden, isMoving };
  }

  #go(place: FeedPlace | null, nowMs: number): void {
    const isLeft = this.#place !== null && this.#feed !== null;
    this.#leaving =
      isLeft && this.#place && this.#feed
        ? { place: this.#place, feed: this.#feed, untilMs: nowMs + LEAVING_MS }
        : this.#leaving;
    this.#place = place;
    this.#feed = null;
    this.#sought = null;
  }
}

/** The feed of a page that is built as we know it: of several, the one that can be seen. */
function feedOf({ landmark, feed }: FeedPlace): Element | null {
  if (document.querySelector(landmark) === null) return null;
  const found = feed.flatMap((each) => [...document.querySelectorAll(each)]);
  return found.find((each) => each.checkVisibility()) ?? found[0] ?? null;
}
