import { hostOfOwnSite } from '../core/calls/own-site.ts';
import { askBackground } from '../platform/asking.ts';
import {
  askForCalendarHost,
  askForCallSite,
  askForMicrosoft,
  giveBackCallSite,
} from '../platform/asking-permission.ts';
import { openShortcutsPage } from '../platform/differences/shortcuts-page.ts';
import { exportFile } from '../platform/export-file.ts';
import { kept } from '../platform/kept.ts';
import { meetingStore } from '../platform/meeting-store.ts';
import type { SettingsActions } from '../ui/settings/props.ts';
import { SettingsScreen } from '../ui/settings/settings.tsx';
import { draw, nowMs } from './draw.tsx';
import { accounts, never } from './settings-calendars.ts';
import { microsoft } from './settings-microsoft.ts';
import * as model from './settings-model.ts';

const actions: SettingsActions = {
  ...model.choices,
  async allowCalendar(calendarId) {
    const calendar = model.calendars.value?.find((each) => each.id === calendarId);
    if (calendar === undefined) return false;
    const isAllowed = calendar.kind === 'microsoft' ? askForMicrosoft() : askForCalendarHost(calendar.host);
    if (!(await isAllowed)) return false;
    await actions.refreshCalendars();
    return true;
  },
  ...accounts,
  microsoft,
  ...never,
  async removeCalendar(calendarId) {
    const reply = await askBackground('removeCalendar', { calendarId });
    await model.readCalendars();
    return reply;
  },
  async refreshCalendars() {
    const reply = await askBackground('refreshCalendars', {});
    if (reply.ok) model.calendars.value = reply.value;
    await model.readAhead();
    return reply;
  },
  allowCallSite: askForCallSite,
  async giveBackCallSite(site) {
    const host = hostOfOwnSite(site);
    const isNeeded =
      model.calendars.value?.some((each) => each.host === host) ||
      model.settings.value?.callSites.some((each) => hostOfOwnSite(each.site) === host && each.site !== site);
    if (!isNeeded) await giveBackCallSite(site);
  },
  openShortcuts: () => void openShortcutsPage(),
  async exportAll() {
    const { database, mirror } = kept();
    const meetings = await meetingStore(database, mirror).between(0, Number.MAX_SAFE_INTEGER);
    // Without the calendars' addresses: whoever has one can read the calendar.
    const calendars = model.calendars.value?.map(({ name, host }) => ({ name, host }));
    exportFile(new Date().toISOString().slice(0, 10), { settings: model.settings.value, calendars, meetings });
    return { ok: true, value: null };
  },
  async deleteEverything(what) {
    const reply = await askBackground('deleteEverything', { what });
    await model.readAll();
    return reply;
  },
};

void model.readAll();
draw(() => (
  <SettingsScreen
    settings={model.settings.value}
    calendars={model.calendars.value}
    allowedSites={model.allowedSites.value}
    areCallsAllowed={model.areCallsAllowed.value}
    calls={model.calls.value}
    ahead={model.ahead.value?.entries ?? null}
    seriesTitles={new Map(Object.entries(model.ahead.value?.seriesTitles ?? {}))}
    shortcuts={model.shortcuts.value}
    browser={model.browserName}
    nowMs={nowMs.value}
    actions={actions}
  />
));
