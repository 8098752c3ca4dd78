import type { Settings } from '../../core/settings/settings.ts';
import type { SettingsActions, Shortcut } from '../settings/props.ts';

export type WelcomeActions = Pick<SettingsActions, 'changeSettings' | 'addCalendar' | 'allowSites' | 'allowCalls'> & {
  openSettings(): void;
  /** Every step was done or skipped; `isWelcomed` was saved. Closes the page. */
  close(): void;
};

export interface WelcomeProps {
  /** Null until they were read. */
  readonly settings: Settings | null;
  readonly allowedSites: ReadonlySet<string>;
  readonly areCallsAllowed: boolean;
  readonly hasCalendar: boolean;
  readonly shortcuts: readonly Shortcut[];
  readonly browser: 'chrome' | 'firefox';
  readonly actions: WelcomeActions;
}
