import { batch, signal } from '@preact/signals';
import { checkedAddress } from '../core/calendar/address.ts';
import type { CalendarView } from '../core/calendar/calendar.ts';
import type { Ahead } from '../core/meeting/ahead.ts';
import { Serial } from '../core/serial.ts';
import type { Settings, SettingsChange } from '../core/settings/settings.ts';
import { askBackground } from '../platform/asking.ts';
import {
  allowedCallSites,
  allowedOf,
  askForAddress,
  askForCalls,
  askForSites,
  areCallsAllowed as readCallsAllowed,
  watchGrants,
} from '../platform/asking-permission.ts';
import { whichBrowser } from '../platform/differences/which-browser.ts';
import { callHealthStore, currentSettings, watchSettings } from '../platform/local-stores.ts';
import { readShortcuts } from '../platform/shortcuts.ts';
import type { SettingsProps, Shortcut } from '../ui/settings/props.ts';

/** What the settings and the welcome page draw, and what both let the user do. */
export const settings = signal<Settings | null>(null);
export const calendars = signal<readonly CalendarView[] | null>(null);
export const ahead = signal<Ahead | null>(null);
export const allowedSites = signal<ReadonlySet<string>>(new Set());
export const areCallsAllowed = signal(false);
export const calls = signal<SettingsProps['calls']>({ allowedSites: new Set(), noticed: {} });
export const shortcuts = signal<readonly Shortcut[]>([]);
export const browserName = whichBrowser();

export async function readCalendars(): Promise<void> {
  const reply = await askBackground('listCalendars', {});
  if (reply.ok) calendars.value = reply.value;
  await readAhead();
}

export async function readAhead(): Promise<void> {
  const reply = await askBackground('listAhead', {});
  if (reply.ok) ahead.value = reply.value;
}

/** One after another, so that none draws what is older than what is drawn. */
const readings = new Serial();

/**
 * The settings, with what the browser grants of the sites in them: drawn together, or a site just added would seem not
 * to be allowed for as long as it takes to ask.
 */
const readSettings = (): Promise<void> =>
  readings.run(async () => {
    const kept = await currentSettings();
    const [sites, services, own, noticed] = await Promise.all([
      allowedOf([...kept.distractions, ...kept.meetingSites]),
      readCallsAllowed(),
      allowedCallSites(kept.callSites.map(({ site }) => site)),
      callHealthStore().read(),
    ]);
    batch(() => {
      settings.value = kept;
      allowedSites.value = sites;
      areCallsAllowed.value = services;
      calls.value = { allowedSites: own, noticed };
    });
  });

/** Changed in another window, in the popup, or here. */
watchSettings(async () => {
  if (settings.value !== null) await Promise.all([readSettings(), readAhead()]);
});

export const choices = {
  /** What is drawn has the change in it, if it was kept, by the time of the answer. */
  async changeSettings(change: SettingsChange) {
    const reply = await askBackground('changeSettings', { change });
    await readSettings();
    void readAhead();
    return reply;
  },
  async addCalendar(address: string, name: string) {
    const checked = checkedAddress(address);
    // Nothing is asked for an address that would not be read.
    if (typeof checked === 'string') return { ok: false as const, problem: checked };
    if (!(await askForAddress(checked.address))) return { ok: false as const, problem: 'no-permission' };
    const reply = await askBackground('addCalendar', { address, name });
    await readCalendars();
    return reply;
  },
  allowSites: (sites: readonly string[]) => askForSites(sites),
  allowCalls: () => askForCalls(),
};

watchGrants(() => {
  if (settings.value !== null) void readSettings();
});

export async function readAll(): Promise<void> {
  await readSettings();
  shortcuts.value = await readShortcuts(['_execute_action', 'start-or-end-focus', 'back-to-meeting', 'presenting']);
  await readCalendars();
}
