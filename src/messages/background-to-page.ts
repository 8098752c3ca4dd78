import * as v from 'valibot';
import { call } from './call-map.ts';

/** What the worker tells the scripts inside a web page. */
export const backgroundToPage = {
  /** Take the veil off and give everything back. */
  liftVeil: call()(v.object({})),
  /** What the veil says has changed: ask again (`veilOpened`). */
  refreshVeil: call()(v.object({})),
  /** Give the feed back. */
  liftFeedVeil: call()(v.object({})),
  /** What the note in the feed's place says has changed: ask again (`feedVeilOpened`). */
  refreshFeedVeil: call()(v.object({})),
  /** Give the title, the icon, the badge and notifications back to the page. */
  liftPageHush: call()(v.object({})),
  /** What is kept still has changed: ask again (`pageHushOpened`). */
  refreshPageHush: call()(v.object({})),
  /** Give a frame's sound back. */
  liftFrameHush: call()(v.object({})),
  /** Whether a frame is to be still may have changed: ask again (`frameHushOpened`). */
  refreshFrameHush: call()(v.object({})),
  /** What the pill may say has changed: ask again (`pillOpened`). */
  refreshPill: call()(v.object({})),
} as const;
export type BackgroundToPage = typeof backgroundToPage;
