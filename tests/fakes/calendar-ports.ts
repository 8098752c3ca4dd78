import type { CalendarPorts } from '../../src/background/calendar-shelf.ts';
import type { Calendar, CalendarAccount, CalendarProblem } from '../../src/core/calendar/calendar.ts';
import { mergeCopies } from '../../src/core/calendar/merge-copies.ts';
import type { Occurrence } from '../../src/core/calendar/occurrence.ts';
import type { LiveNotice } from '../../src/core/focus/live.ts';
import type { DavFound, FeedAnswer, FeedValidators, TakeBytes } from '../../src/core/ports/browser.ts';
import type { MicrosoftCalendars } from '../../src/core/ports/microsoft.ts';
import { changed } from '../../src/core/settings/changed.ts';
import { DEFAULT_SETTINGS, type Settings, type SettingsChange } from '../../src/core/settings/settings.ts';
import { HandClock } from './hand-clock.ts';

/** What a calendar's server does when it is asked. */
export type Server = (known: FeedValidators, take: TakeBytes) => FeedAnswer;

/** Servers, files and stores for calendars, all in memory, and what was asked of them. */
export class CalendarWorld implements CalendarPorts {
  readonly clock = new HandClock(Date.parse('2026-03-02T08:00Z'), 'Europe/Berlin');
  readonly rows = new Map<string, Calendar>();
  readonly known = new Map<string, CalendarAccount>();
  readonly kept = new Map<string, readonly Occurrence[]>();
  readonly bytes = new Map<string, string>();
  readonly told: LiveNotice[] = [];
  readonly asked: string[] = [];
  readonly servers = new Map<string, Server>();
  chosen: Settings = DEFAULT_SETTINGS;
  allowed = (_address: string): boolean => true;
  #ids = 0;

  readonly newId = () => `id-${++this.#ids}`;

  readonly feed = {
    read: async (address: string, known: FeedValidators, take: TakeBytes) => {
      this.asked.push(address);
      return this.servers.get(address)?.(known, take) ?? problem('unreachable');
    },
  };
  readonly server = {
    find: async (): Promise<DavFound> => ({ is: 'problem', problem: 'no-calendars' }),
    read: async (
      collection: string,
      login: { readonly password: string },
      known: FeedValidators,
      _window: object,
      take: TakeBytes,
    ) => {
      this.asked.push(collection);
      if (login.password !== 'right') return problem('sign-in-refused');
      return this.servers.get(collection)?.(known, take) ?? problem('unreachable');
    },
  };
  readonly files = {
    read: async (id: string, take: TakeBytes) => {
      this.asked.push(`file ${id}`);
      const text = this.bytes.get(id);
      if (text === undefined) return false;
      take(new TextEncoder().encode(text));
      return true;
    },
    remove: async (id: string) => void this.bytes.delete(id),
  };
  microsoft: MicrosoftCalendars | null = null;
  readonly givenBack: string[] = [];
  readonly grants = {
    reaches: async (address: string) => this.allowed(address),
    giveBack: async (address: string) => void this.givenBack.push(address),
  };
  /** How often the keeper let other work have its turn. */
  waysGiven = 0;
  readonly giveWay = async () => void this.waysGiven++;
  readonly accounts = {
    get: async (id: string) => this.known.get(id) ?? null,
    put: async (account: CalendarAccount) => void this.known.set(account.id, account),
    remove: async (id: string) => void this.known.delete(id),
  };
  readonly calendars = {
    all: async () => [...this.rows.values()],
    put: async (calendar: Calendar) => void this.rows.set(calendar.id, calendar),
    remove: async (id: string) => void this.rows.delete(id),
  };
  readonly occurrences = {
    replace: async (id: string, occurrences: readonly Occurrence[]) => void this.kept.set(id, occurrences),
    all: async () => mergeCopies([...this.kept.values()].flat()),
    of: async (id: string) => this.kept.get(id) ?? [],
    remove: async (id: string) => void this.kept.delete(id),
  };
  readonly settings = {
    read: async () => this.chosen,
    change: async (change: SettingsChange) => {
      this.chosen = changed(this.chosen, change);
      return this.chosen;
    },
    alone: <T>(job: () => Promise<T>) => job(),
  };
  readonly notices = {
    read: async () => this.told,
    add: async (notice: LiveNotice) => void this.told.push(notice),
    clear: async () => void this.told.splice(0),
  };

  /** The only calendar. */
  get one(): Calendar {
    const [row] = this.rows.values();
    if (row === undefined) throw new Error('there is no calendar');
    return row;
  }
}

export const problem = (name: CalendarProblem, retryAfterMs: number | null = null): FeedAnswer => ({
  is: 'problem',
  problem: name,
  retryAfterMs,
});

/** A calendar with one meeting of this title, at ten on Monday the 2nd of March 2026 by the user's clock. */
export const calendarText = (title: string): string =>
  [
    'BEGIN:VCALENDAR',
    'X-WR-CALNAME:Team',
    'BEGIN:VEVENT',
    'UID:u1',
    'DTSTART:20260302T100000',
    'DTEND:20260302T110000',
    `SUMMARY:${title}`,
    'ATTENDEE;PARTSTAT=DECLINED:mailto:me@own.test',
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ].join('\r\n');

/** A server of a calendar with one meeting of this title, */
export const serving = (title: string, etag: string = title): Server => servingText(calendarText(title), etag);

/** and of any text; with a tag it says "unchanged" to whoever knows it. */
export const servingText =
  (text: string, etag: string | null = null): Server =>
  (known, take) => {
    if (etag !== null && known.etag === etag) return { is: 'unchanged' };
    take(new TextEncoder().encode(text));
    return { is: 'whole', etag, lastModified: null, digest: 'd' };
  };
