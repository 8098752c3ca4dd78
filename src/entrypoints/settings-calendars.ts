import { serverAddress } from '../core/calendar/caldav/server-address.ts';
import { askBackground } from '../platform/asking.ts';
import { askForAddress, askForCalendarHost } from '../platform/asking-permission.ts';
import { keepCalendarFile } from '../platform/calendar-files.ts';
import { kept } from '../platform/kept.ts';
import type { SettingsActions } from '../ui/settings/props.ts';
import * as model from './settings-model.ts';

/** Asks the worker, and draws what came of it. */
export async function andDraw<T>(reply: Promise<T>): Promise<T> {
  const answer = await reply;
  await model.readCalendars();
  return answer;
}

/** Calendars from files and from accounts. */
export const accounts = {
  async addCalendarFile(file, replaces) {
    const fileId = await keepCalendarFile(kept().database, file);
    if (fileId === null) return { ok: false, problem: 'too-large' };
    return andDraw(askBackground('addCalendarFile', { fileId, fileName: file.name.slice(0, 500), replaces }));
  },
  async findCalendars(server, user, password) {
    const start = serverAddress(server);
    if (typeof start === 'string') return { ok: false, problem: start };
    if (!(await askForAddress(start.address))) return { ok: false, problem: 'no-permission' };
    return askBackground('findCalendars', { server, user, password });
  },
  addAccountCalendars: (server, user, password, chosen) =>
    andDraw(
      askBackground('addAccountCalendars', {
        server,
        user,
        password,
        chosen: chosen.map((each) => ({ ...each, addresses: [...each.addresses] })),
      }),
    ),
  signInAgain: (calendarId, password) => andDraw(askBackground('signInAgain', { calendarId, password })),
  allowHost: askForCalendarHost,
} satisfies Partial<SettingsActions>;

/** "Never for meetings like this", and its undo. */
export const never = {
  neverLikeThis: (occurrenceId) => andDraw(askBackground('neverLikeThis', { occurrenceId })),
  againLikeThis: (occurrenceId) => andDraw(askBackground('againLikeThis', { occurrenceId })),
} satisfies Partial<SettingsActions>;
