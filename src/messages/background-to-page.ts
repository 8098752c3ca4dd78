import * as v from 'valibot';
import { call } from './call-map.ts';

/** What the worker tells the scripts inside a web page. */
export const backgroundToPage = {
  /** Take the veil off and give everything back. */
  liftVeil: call()(v.object({})),
  /** What the veil says has changed: ask again (`veilOpened`). */
  refreshVeil: call()(v.object({})),
} as const;
export type BackgroundToPage = typeof backgroundToPage;
