import { IDLE_AFTER_S } from '../core/attention/rules.ts';
import type { Idle } from '../core/focus/facts.ts';
import type { Ears } from '../core/ports/ears.ts';
import type { Signal } from '../core/ports/signals.ts';
import { browser } from './browser.ts';
import type { OwnCallSites } from './own-call-sites.ts';

const COMMANDS = ['start-or-end-focus', 'back-to-meeting', 'presenting'] as const;

/**
 * Turns browser events into signals. Everything is listened to from the first tick of every life on, since that is how
 * a browser knows what to wake the worker for; `attend(false)` then stops listening to tabs and windows, so that
 * outside meetings and calls they wake nobody.
 */
export function signals(take: (signal: Signal) => void, sites: OwnCallSites): Ears {
  const sight = () => take({ is: 'sight' });
  const sights = [
    browser.tabs.onActivated,
    browser.tabs.onAttached,
    browser.tabs.onReplaced,
    browser.windows.onFocusChanged,
    browser.windows.onRemoved,
  ] as unknown as readonly { addListener(listen: () => void): void; removeListener(listen: () => void): void }[];
  const changed = (tabId: number, change: { status?: string }, tab: { url?: string }) => {
    const isLoading = change.status === 'loading';
    void sites.roomOf(tab.url).then((address) => take({ is: 'tab-changed', tabId, address, isLoading }));
  };
  const removed = (tabId: number) => take({ is: 'tab-removed', tabId });
  let isAttending = false;
  const attend = (isInMeeting: boolean) => {
    if (isInMeeting === isAttending) return;
    isAttending = isInMeeting;
    const how = isInMeeting ? 'addListener' : 'removeListener';
    for (const each of sights) each[how](sight);
    browser.tabs.onUpdated[how](changed);
    browser.tabs.onRemoved[how](removed);
  };
  attend(true);

  browser.idle.setDetectionInterval(IDLE_AFTER_S);
  browser.idle.onStateChanged.addListener((idle) => take({ is: 'idle', idle: idle as Idle }));
  browser.alarms.onAlarm.addListener(() => take({ is: 'alarm' }));
  browser.permissions.onAdded.addListener(() => take({ is: 'grants-changed' }));
  browser.permissions.onRemoved.addListener(() => take({ is: 'grants-changed' }));
  browser.runtime.onStartup.addListener(() => take({ is: 'browser-started' }));
  browser.runtime.onInstalled.addListener(() => take({ is: 'loaded' }));
  browser.commands.onCommand.addListener((name) => {
    const command = COMMANDS.find((each) => each === name);
    if (command !== undefined) take({ is: 'command', command });
  });
  return { attend };
}
