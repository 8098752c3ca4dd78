import type { Language } from './pseudo.ts';
import { serveBuilt } from './served.ts';
import { CLOSED_STATES } from './states/closed-states.ts';
import { IN_PAGE_STATES } from './states/in-page-states.ts';
import { POPUP_STATES } from './states/popup-states.ts';
import { SETTINGS_STATES } from './states/settings-states.ts';
import { WELCOME_STATES } from './states/welcome-states.ts';

export type Screen = 'popup' | 'settings' | 'welcome' | 'closed' | 'in-page';

/** The names of every state of every screen. */
export const STATES: Readonly<Record<Screen, readonly string[]>> = {
  popup: Object.keys(POPUP_STATES),
  settings: Object.keys(SETTINGS_STATES),
  welcome: Object.keys(WELCOME_STATES),
  closed: Object.keys(CLOSED_STATES),
  'in-page': Object.keys(IN_PAGE_STATES),
};

export interface Gallery {
  addressOf(screen: Screen, state: string, language?: Language): string;
  close(): Promise<void>;
}

const pathOf = (screen: string) => `tests/ui/gallery/${screen}.html`;

/** Serves the gallery on a free port of this machine. */
export async function serveGallery(): Promise<Gallery> {
  const served = await serveBuilt(Object.keys(STATES).map(pathOf));
  return {
    addressOf: (screen, state, language = 'english') =>
      `${served.origin}/${pathOf(screen)}#state=${state}&language=${language}`,
    close: () => served.close(),
  };
}
