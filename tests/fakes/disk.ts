import type { MeetingRecord } from '../../src/core/attention/record.ts';
import type { Calendar } from '../../src/core/calendar/calendar.ts';
import { mergeCopies } from '../../src/core/calendar/merge-copies.ts';
import type { Occurrence } from '../../src/core/calendar/occurrence.ts';
import type { CallHealth } from '../../src/core/calls/health.ts';
import type { LoggedFact } from '../../src/core/focus/facts.ts';
import type { LiveNotice } from '../../src/core/focus/live.ts';
import type { Journal } from '../../src/core/meeting/watch.ts';
import type { Checkpoint } from '../../src/core/ports/browser.ts';
import type {
  CalendarStore,
  FactLog,
  JournalStore,
  MeetingStore,
  NoticeStore,
  OccurrenceStore,
  SettingsStore,
} from '../../src/core/ports/ports.ts';
import { changed } from '../../src/core/settings/changed.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../src/core/settings/settings.ts';
import type { Stamp } from '../../src/core/time/stamp.ts';

const copy = <T>(what: T): T => structuredClone(what);

/** What outlives the browser. `refuses` is a database that cannot be written, or not even read. */
export class Disk {
  refuses: 'nothing' | 'writing' | 'everything' = 'nothing';
  facts: LoggedFact[] = [];
  stamp: Stamp | null = null;
  /** What would come back of the meeting that is on if the database were lost. */
  sketched: MeetingRecord | null = null;
  records = new Map<string, MeetingRecord>();
  entries = new Map<string, readonly Occurrence[]>();
  rows = new Map<string, Calendar>();
  book: Journal = {};
  told: LiveNotice[] = [];
  health: CallHealth = {};
  chosen: Settings = DEFAULT_SETTINGS;

  async #read<T>(what: () => T): Promise<T> {
    if (this.refuses === 'everything') throw new Error('the disk cannot be read');
    return what();
  }

  async #write(what: () => void): Promise<void> {
    if (this.refuses !== 'nothing') throw new Error('the disk cannot be written');
    what();
  }

  readonly log: FactLog = {
    append: (facts) => this.#write(() => this.facts.push(...copy(facts))),
    readAll: () => this.#read(() => [...this.facts]),
    finish: (record) =>
      this.#write(() => {
        this.records.set(record.id, copy(record));
        this.facts = [];
      }),
    sketch: (record) =>
      this.#write(() => {
        this.sketched = copy(record);
      }),
    forget: (id, facts) =>
      this.#write(() => {
        this.facts = copy([...facts]);
        if (this.sketched?.id === id) this.sketched = null;
      }),
    clear: () =>
      this.#write(() => {
        this.facts = [];
        this.stamp = null;
      }),
  };

  readonly checkpoint: Checkpoint = {
    write: (stamp) =>
      this.#write(() => {
        this.stamp = stamp;
      }),
    read: () => this.#read(() => this.stamp),
  };

  readonly meetings: MeetingStore = {
    put: (record) => this.#write(() => this.records.set(record.id, copy(record))),
    get: (id) => this.#read(() => this.records.get(id) ?? null),
    between: (fromMs, toMs) =>
      this.#read(() =>
        [...this.records.values()]
          .filter((each) => fromMs <= each.startedAtMs && each.startedAtMs < toMs)
          .sort((a, b) => a.startedAtMs - b.startedAtMs),
      ),
    delete: (id) => this.#write(() => this.records.delete(id)),
    deleteAll: () => this.#write(() => this.records.clear()),
  };

  readonly occurrences: OccurrenceStore = {
    replace: (calendarId, occurrences) => this.#write(() => this.entries.set(calendarId, copy(occurrences))),
    all: () => this.#read(() => mergeCopies([...this.entries.values()].flat()).sort((a, b) => a.startMs - b.startMs)),
    of: (calendarId) => this.#read(() => this.entries.get(calendarId) ?? []),
    remove: (calendarId) => this.#write(() => this.entries.delete(calendarId)),
  };

  readonly settings: SettingsStore = {
    read: async () => this.chosen,
    change: async (change) => {
      this.chosen = changed(this.chosen, copy(change));
      return this.chosen;
    },
    alone: (job) => job(),
  };

  readonly calendars: CalendarStore = {
    all: async () => [...this.rows.values()],
    put: async (calendar) => void this.rows.set(calendar.id, copy(calendar)),
    remove: async (id) => void this.rows.delete(id),
  };

  readonly journal: JournalStore = {
    read: async () => this.book,
    write: async (journal) => {
      this.book = copy(journal);
    },
  };

  readonly notices: NoticeStore = {
    read: async () => this.told,
    add: async (notice) => {
      if (!this.told.includes(notice)) this.told = [...this.told, notice];
    },
    clear: async () => {
      this.told = [];
    },
  };
}
