import { createServer } from 'vite';
import type { Language } from './pseudo.ts';
import { CLOSED_STATES } from './states/closed-states.ts';
import { POPUP_STATES } from './states/popup-states.ts';
import { SETTINGS_STATES } from './states/settings-states.ts';
import { WELCOME_STATES } from './states/welcome-states.ts';
import gallery from './vite.config.ts';

export type Screen = 'popup' | 'settings' | 'welcome' | 'closed';

/** The names of every state of every screen. */
export const STATES: Readonly<Record<Screen, readonly string[]>> = {
  popup: Object.keys(POPUP_STATES),
  settings: Object.keys(SETTINGS_STATES),
  welcome: Object.keys(WELCOME_STATES),
  closed: Object.keys(CLOSED_STATES),
};

export interface Gallery {
  addressOf(screen: Screen, state: string, language?: Language): string;
  close(): Promise<void>;
}

/** Serves the gallery on a free port of this machine. */
export async function serveGallery(): Promise<Gallery> {
  const server = await createServer({
    ...gallery,
    configFile: false,
    logLevel: 'error',
    server: { port: 0, host: '127.0.0.1', hmr: false, watch: null },
  });
  await server.listen();
  const [base] = server.resolvedUrls?.local ?? [];
  return {
    addressOf: (screen, state, language = 'english') =>
      `${base}tests/ui/gallery/${screen}.html#state=${state}&language=${language}`,
    close: () => server.close(),
  };
}
