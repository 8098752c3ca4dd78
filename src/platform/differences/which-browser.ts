import { browser } from '../browser.ts';

/** Which of the two families this is, for sentences that name the place of a button. */
export const whichBrowser = (): 'chrome' | 'firefox' =>
  browser.runtime.getURL('').startsWith('moz-extension:') ? 'firefox' : 'chrome';
