import { browser } from './browser.ts';
import { type HttpTools, PATIENCE } from './patience.ts';

/** The worker's own tools for talking to servers. */
export const httpTools = (): HttpTools => ({
  fetch: globalThis.fetch,
  limits: PATIENCE,
  stayAwake: () => void browser.runtime.getPlatformInfo(),
});
