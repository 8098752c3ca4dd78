import { DEFAULT_SETTINGS } from '../../../../src/core/settings/settings.ts';
import type { WelcomeProps } from '../../../../src/ui/welcome/props.ts';
import { SETTINGS_ACTIONS, SHORTCUTS } from './settings-states.ts';

const drawn = (changes: Partial<WelcomeProps> = {}): WelcomeProps => ({
  settings: DEFAULT_SETTINGS,
  allowedSites: new Set(),
  areCallsAllowed: false,
  hasCalendar: false,
  shortcuts: SHORTCUTS,
  browser: 'chrome',
  actions: { ...SETTINGS_ACTIONS, openSettings: () => {}, close: () => {} },
  ...changes,
});

/** The welcome where it begins; clicks lead through its steps. */
export const WELCOME_STATES: Readonly<Record<string, WelcomeProps>> = {
  begin: drawn(),
  'calls-refused': drawn({ actions: { ...drawn().actions, allowCalls: async () => false } }),
  'all-allowed': drawn({ areCallsAllowed: true, hasCalendar: true, browser: 'firefox' }),
  waiting: drawn({ settings: null }),
};
