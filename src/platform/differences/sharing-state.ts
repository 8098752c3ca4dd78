import type { Sharing } from '../../core/ports/calls.ts';
import { browser } from '../browser.ts';
import type { OwnCallSites } from '../own-call-sites.ts';
import { whichBrowser } from './which-browser.ts';

/** Who captures in a tab, as Firefox tells it: of every tab, and without a permission. */
interface SharingState {
  readonly camera?: boolean;
  readonly microphone?: boolean;
  /** `Screen`, `Window`, …; absent where nothing is shared. */
  readonly screen?: string;
}

const sharingOf = (tab: object): SharingState => (tab as { sharingState?: SharingState }).sharingState ?? {};

type Updated = (listener: () => void, filter: { readonly properties: readonly string[] }) => void;

/*
 * Firefox says of every tab whether it uses the microphone or the camera, or shares a screen
 * (https://developer.mozilla.org/docs/Mozilla/Add-ons/WebExtensions/API/tabs/Tab#sharingstate), and wakes us for that alone.
 * Chromium has nothing of the kind: there such tabs are not offered. To go when it has.
 */
export function sharing(sites: OwnCallSites): Sharing {
  return {
    async tabs() {
      if (whichBrowser() !== 'firefox') return [];
      const tabs = await browser.tabs.query({});
      const captures = tabs.filter((tab) => {
        const { camera, microphone } = sharingOf(tab);
        return camera === true || microphone === true;
      });
      // Where an address is seen to be a call site's, the probe is there and knows better.
      const isProbed = await Promise.all(captures.map(async (tab) => (await sites.roomOf(tab.url)) !== null));
      return captures.flatMap(({ id }, at) => (id === undefined || isProbed[at] ? [] : [id]));
    },
    async isScreenShared() {
      if (whichBrowser() !== 'firefox') return false;
      // Also of a page with a probe: in light mode, or where that came too late, it may not know.
      return (await browser.tabs.query({})).some((tab) => Boolean(sharingOf(tab).screen));
    },
  };
}

/** Calls back whenever a tab begins or ends to capture. Listens from the first tick on; elsewhere than in Firefox never. */
export function watchSharing(onChange: () => void): void {
  if (whichBrowser() !== 'firefox') return;
  const add = browser.tabs.onUpdated.addListener.bind(browser.tabs.onUpdated) as unknown as Updated;
  add(onChange, { properties: ['sharingState'] });
}
