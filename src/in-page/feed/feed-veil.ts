import type { VeilModel } from '../../core/focus/veil.ts';
import { feedRulesOf } from '../../core/sites/feeds.ts';
import { isolated } from '../../messages/words.ts';
import type { Extension } from '../extension.ts';
import { lastWill } from '../last-will.ts';
import { asking } from '../veil/asking.ts';
import { followWorker } from '../veil/follow-worker.ts';
import { afterGrace } from '../veil/grace.ts';
import { PageEvents } from '../veil/page-events.ts';
import { says } from '../veil/says.ts';
import { type Veil, veil } from '../veil/veil.ts';
import { inPageWords } from '../words.ts';
import { FeedSearch } from './feed-search.ts';
import { clearStyles, type HidingSheet, hidingCss, hidingSheet } from './hiding-sheet.ts';
import { clearNotes, makeNote } from './note.ts';

/** So often the page is looked at while something is still to come, and when all is in its place. */
const SOON_MS = 100;
const LATER_MS = 1_000;

/**
 * Hides the feed of a site that is more than its feed. Where a page that should have a feed is not built as we know
 * it, the veil covers all of it: nothing is shown by our not knowing. `lift` undoes everything.
 */
export function feedVeil(extension: Extension, lift: AbortController): Veil {
  const { signal } = lift;
  const rules = feedRulesOf(location.hostname);
  if (rules === null) {
    lift.abort();
    return { refresh: () => {} };
  }
  const events = new PageEvents(signal);
  const words = inPageWords(extension);
  clearNotes(extension.shadowRootOf);
  clearStyles();
  const search = new FeedSearch(rules);
  let sheet: HidingSheet | null = null;
  let feed: Element | null = null;
  let cover: AbortController | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const take = async (way: 'veilTurnedBack' | 'veilNeeded') => {
    try {
      const reply = await extension.ask(way, {});
      if (reply.ok && way === 'veilNeeded') lift.abort();
    } catch {
      if (extension.isGone()) lift.abort();
    }
  };
  const note = makeNote(words, {
    back: () => void take('veilTurnedBack'),
    needed: () => void take('veilNeeded'),
  });

  const look = () => {
    // Before that somebody is in the middle of writing, perhaps in the feed itself.
    if (signal.aborted || sheet === null) return;
    clearTimeout(timer);
    if (extension.isGone()) return lift.abort();
    const seen = search.look(location.pathname, performance.now());
    sheet.hide(hidingCss({ places: seen.hidden, besides: rules.besides, isAll: seen.is === 'searching' }));
    if (seen.is === 'lost') {
      cover ??= covered();
    } else {
      cover?.abort();
      cover = null;
    }
    feed = seen.is === 'found' ? seen.feed : null;
    note.lieOver(feed);
    timer = setTimeout(look, seen.is === 'searching' || seen.isMoving ? SOON_MS : LATER_MS);
  };
  const covered = () => {
    const end = new AbortController();
    end.signal.addEventListener('abort', () => {
      if (cover === end) cover = null;
    });
    veil(extension, end, 'feedVeilOpened');
    return end;
  };
  const learn = (said: VeilModel) => {
    const { heading, back, needed } = says(said, Date.now(), words);
    const about = said.isNeutral ? null : words('feed_about', isolated(said.site));
    note.say({ heading: said.isNeutral ? words('feed_neutral') : heading, back, needed, about }, said.isNeutral);
    look();
  };
  const ask = asking(extension, lift, learn, 'feedVeilOpened');

  signal.addEventListener('abort', () => {
    clearTimeout(timer);
    cover?.abort();
    note.takeOff();
  });
  // A single-page site goes on without loading: the address changes before the page is drawn anew.
  (window as { navigation?: EventTarget }).navigation?.addEventListener('currententrychange', look, { signal });
  events.on(['popstate', 'hashchange', 'pageshow', 'visibilitychange'], look);
  events.on(['scroll', 'resize'], () => note.lieOver(feed));
  const begin = () => {
    sheet = hidingSheet(signal);
    look();
  };
  afterGrace(extension.shadowRootOf, words, signal, begin, 'feed_grace');
  lastWill(signal, note.bequests);
  followWorker(extension, events, lift, ask, { lift: 'liftFeedVeil', refresh: 'refreshFeedVeil' });
  return { refresh: ask };
}
