import { signal } from '@preact/signals';
import type { CalendarView } from '../core/calendar/calendar.ts';
import type { Ahead } from '../core/meeting/ahead.ts';
import type { Settings } from '../core/settings/settings.ts';
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
import { callHealthStore, settingsStore, watchSettings } from '../platform/local-stores.ts';
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

async function readGrants(): Promise<void> {
  const { distractions = [], meetingSites = [] } = settings.value ?? {};
  allowedSites.value = await allowedOf([...distractions, ...meetingSites]);
  areCallsAllowed.value = await readCallsAllowed();
  const sites = settings.value?.callSites.map(({ site }) => site) ?? [];
  calls.value = { allowedSites: await allowedCallSites(sites), noticed: await callHealthStore().read() };
}

/** How many changes of this page's own are on their way. */
let saving = 0;

/** "Never like this", said in the popup while this page stands open, must not be undone by the next change here. */
watchSettings(async () => {
  if (saving > 0 || settings.value === null) return;
  const found = await settingsStore().read();
  if (saving > 0 || JSON.stringify(found) === JSON.stringify(settings.value)) return;
  settings.value = found;
  await Promise.all([readGrants(), readAhead()]);
});

export const choices = {
  async saveSettings(next: Settings) {
    const before = settings.value;
    settings.value = next;
    saving += 1;
    const reply = await askBackground('saveSettings', { settings: next }).finally(() => {
      saving -= 1;
    });
    if (!reply.ok) settings.value = before;
    await Promise.all([readGrants(), readAhead()]);
    return reply;
  },
  async addCalendar(address: string, name: string) {
    if (!(await askForAddress(address))) return { ok: false as const, problem: 'no-permission' };
    const reply = await askBackground('addCalendar', { address, name });
    await readCalendars();
    return reply;
  },
  allowSites: (sites: readonly string[]) => askForSites(sites),
  allowCalls: () => askForCalls(),
};

watchGrants(() => void readGrants());

export async function readAll(): Promise<void> {
  settings.value = await settingsStore().read();
  shortcuts.value = await readShortcuts(['_execute_action', 'start-or-end-focus', 'back-to-meeting', 'presenting']);
  await Promise.all([readGrants(), readCalendars()]);
}
