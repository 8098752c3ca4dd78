import * as v from 'valibot';
import { CALL_SIGNALS, type CallHealth } from '../core/calls/health.ts';
import { type LiveNotice, NOTICES } from '../core/focus/live.ts';
import type { Journal } from '../core/meeting/watch.ts';
import type { CallHealthStore } from '../core/ports/calls.ts';
import type { AccountStore, CalendarStore, JournalStore, NoticeStore } from '../core/ports/ports.ts';
import { DEFAULT_SETTINGS, Settings } from '../core/settings/settings.ts';
import { browser } from './browser.ts';
import { readLocal, writeLocal } from './local.ts';
import { StoredCalendar } from './stored-calendar.ts';

const wallMs = v.pipe(v.number(), v.finite());
const StoredAccount = v.object({
  id: v.string(),
  server: v.string(),
  user: v.string(),
  password: v.string(),
  addresses: v.fallback(v.array(v.string()), []),
});

const StoredJournal = v.record(
  v.string(),
  v.object({
    became: v.picklist(['over', 'set-aside']),
    endMs: wallMs,
    leavesNothing: v.exactOptional(v.literal(true)),
  }),
);
const StoredHealth = v.record(
  v.string(),
  v.object({
    liveMs: v.nullable(wallMs),
    signals: v.partial(v.object(v.entriesFromList(CALL_SIGNALS, wallMs))),
    isLight: v.boolean(),
  }),
);
/** A notice that this version does not know loses only itself. */
const StoredNotices = v.pipe(
  v.array(v.unknown()),
  v.transform((rows) => NOTICES.filter((each) => rows.includes(each))),
);

/** The settings as they were written; null: none were, or they cannot be read. */
export const readSettings = (): Promise<Settings | null> => readLocal('settings', Settings);

/** The settings as they are; those that nobody chose, or that cannot be read, by default. */
export const currentSettings = async (): Promise<Settings> => (await readSettings()) ?? DEFAULT_SETTINGS;

/** Calls back when anybody has written the settings, in this place of the extension or in another. */
export function watchSettings(changed: () => void): void {
  browser.storage.onChanged.addListener((changes, area) => {
    if (area === 'local' && 'settings' in changes) changed();
  });
}

/** Only for the worker's own store (`settings-at-hand.ts`), where changes are merged. */
export const writeSettings = (settings: Settings): Promise<void> => writeLocal('settings', settings);

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

/** A journal that cannot be written, on a disk that is full, still holds while this life lasts: nothing starts twice. */
export function journalStore(): JournalStore {
  let unwritten: Journal | null = null;
  return {
    read: async () => unwritten ?? (await readLocal('journal', StoredJournal)) ?? {},
    async write(journal) {
      unwritten = journal;
      await writeLocal('journal', journal).then(
        () => {
          unwritten = null;
        },
        () => undefined,
      );
    },
  };
}

/** By what calls were noticed, by service: no addresses, no rooms. */
export function callHealthStore(): CallHealthStore {
  return {
    read: async () => ((await readLocal('callHealth', StoredHealth)) as CallHealth | null) ?? {},
    write: (health) => writeLocal('callHealth', health),
  };
}

/** A notice that cannot be written, on a disk that is full, is still told while this life lasts. */
export function noticeStore(): NoticeStore {
  const unwritten = new Set<LiveNotice>();
  const read = async () => [...new Set([...((await readLocal('notices', StoredNotices)) ?? []), ...unwritten])];
  return {
    read,
    async add(notice) {
      const known = await read();
      if (known.includes(notice)) return;
      await writeLocal('notices', [...known, notice]).catch(() => unwritten.add(notice));
    },
    async clear() {
      unwritten.clear();
      await writeLocal('notices', []);
    },
  };
}
