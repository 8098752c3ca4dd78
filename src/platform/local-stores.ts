import * as v from 'valibot';
import type { AccountStore, CalendarStore, JournalStore, NoticeStore, SettingsStore } from '../core/ports/ports.ts';
import { DEFAULT_SETTINGS, Settings } from '../core/settings/settings.ts';
import { readLocal, writeLocal } from './local.ts';
import { StoredCalendar } from './stored-calendar.ts';

const wallMs = v.pipe(v.number(), v.finite());
const StoredAccount = v.object({ id: v.string(), server: v.string(), user: v.string(), password: v.string() });

const StoredJournal = v.record(v.string(), v.object({ became: v.picklist(['over', 'set-aside']), endMs: wallMs }));
const StoredNotices = v.array(v.picklist(['records-rebuilt', 'not-writing', 'browser-crashed', 'calendar-trouble']));

export function settingsStore(): SettingsStore {
  return {
    read: async () => (await readLocal('settings', Settings)) ?? DEFAULT_SETTINGS,
    write: (settings) => writeLocal('settings', settings),
  };
}

/** One key a calendar, so that writing one can never harm another. The addresses are in here and nowhere else. */
export function calendarStore(): CalendarStore {
  const ids = async () => (await readLocal('calendars', v.array(v.string()))) ?? [];
  return {
    async all() {
      const rows = await Promise.all((await ids()).map((id) => readLocal(`calendar:${id}`, StoredCalendar)));
      return rows.filter((each) => each !== null);
    },
    async put(calendar) {
      await writeLocal(`calendar:${calendar.id}`, calendar);
      const known = await ids();
      if (!known.includes(calendar.id)) await writeLocal('calendars', [...known, calendar.id]);
    },
    async remove(id) {
      await writeLocal(
        'calendars',
        (await ids()).filter((each) => each !== id),
      );
      await writeLocal(`calendar:${id}`, null);
    },
  };
}

/** One key an account. No export reads these keys. */
export function accountStore(): AccountStore {
  return {
    get: (id) => readLocal(`account:${id}`, StoredAccount),
    put: (account) => writeLocal(`account:${account.id}`, account),
    remove: (id) => writeLocal(`account:${id}`, null),
  };
}

export function journalStore(): JournalStore {
  return {
    read: async () => (await readLocal('journal', StoredJournal)) ?? {},
    write: (journal) => writeLocal('journal', journal),
  };
}

export function noticeStore(): NoticeStore {
  const read = async () => (await readLocal('notices', StoredNotices)) ?? [];
  return {
    read,
    async add(notice) {
      const known = await read();
      if (!known.includes(notice)) await writeLocal('notices', [...known, notice]);
    },
    clear: () => writeLocal('notices', []),
  };
}
