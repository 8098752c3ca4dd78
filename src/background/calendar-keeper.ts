import { checkedAddress, hostOf } from '../core/calendar/address.ts';
import type { Calendar, CalendarProblem, CalendarView } from '../core/calendar/calendar.ts';
import { calendarReader } from '../core/calendar/read-calendar.ts';
import { afterGood, afterProblem, isDue, keptWindow, STALE_MS, validatorsFor } from '../core/calendar/refresh.ts';
import type { Feed } from '../core/ports/browser.ts';
import type { CalendarStore, Clock, OccurrenceStore, SettingsStore } from '../core/ports/ports.ts';
import { Serial } from './serial.ts';

export interface CalendarPorts {
  readonly clock: Clock;
  readonly feed: Feed;
  readonly calendars: CalendarStore;
  readonly occurrences: OccurrenceStore;
  readonly settings: SettingsStore;
  /** A name for a new calendar's row; never shown. */
  readonly newId: () => string;
}

/** Reads the user's calendars when they are due, and keeps the last good reading of each. */
export class CalendarKeeper {
  readonly #ports: CalendarPorts;
  readonly #serial = new Serial();

  constructor(ports: CalendarPorts) {
    this.#ports = ports;
  }

  /** Reads those that are due, or, after waking up, those whose reading is stale. True if anything was read. */
  refresh(which: 'due' | 'stale' | 'all'): Promise<boolean> {
    return this.#serial.run(async () => {
      const nowMs = this.#ports.clock.now().atMs;
      const wanted = (await this.#ports.calendars.all()).filter(
        (each) =>
          which === 'all' ||
          isDue(each, nowMs) ||
          (which === 'stale' && each.problem === null && nowMs - (each.triedAtMs ?? 0) > STALE_MS),
      );
      for (const each of wanted) await this.#ports.calendars.put(await this.#read(each));
      return wanted.length > 0;
    });
  }

  /** Adds a calendar if it can be read at this moment. */
  add(address: string, name: string): Promise<CalendarView | CalendarProblem> {
    return this.#serial.run(async () => {
      const checked = checkedAddress(address);
      if (typeof checked === 'string') return checked;
      const known = (await this.#ports.calendars.all()).find((each) => each.address === checked.address);
      const blank: Calendar = {
        id: known?.id ?? this.#ports.newId(),
        name,
        address: checked.address,
        goodAtMs: null,
        triedAtMs: null,
        problem: null,
        failures: 0,
        nextTryAtMs: 0,
        etag: null,
        lastModified: null,
        parsedAtMs: null,
        parsedZone: null,
      };
      const read = await this.#read(blank);
      if (read.problem !== null) return read.problem;
      await this.#ports.calendars.put(read);
      return this.#view(read);
    });
  }

  remove(id: string): Promise<void> {
    return this.#serial.run(async () => {
      await this.#ports.calendars.remove(id);
      await this.#ports.occurrences.remove(id);
    });
  }

  async views(): Promise<CalendarView[]> {
    return Promise.all((await this.#ports.calendars.all()).map((each) => this.#view(each)));
  }

  async #view(calendar: Calendar): Promise<CalendarView> {
    const nowMs = this.#ports.clock.now().atMs;
    const occurrences = await this.#ports.occurrences.of(calendar.id);
    const { id, name, goodAtMs, problem, nextTryAtMs } = calendar;
    const upcoming = occurrences.filter((each) => each.endMs > nowMs).length;
    return { id, name, host: hostOf(calendar.address), goodAtMs, problem, nextTryAtMs, upcoming };
  }

  async #read(calendar: Calendar): Promise<Calendar> {
    const nowMs = this.#ports.clock.now().atMs;
    const zone = this.#ports.clock.zone();
    const { myAddresses } = await this.#ports.settings.read();
    const reader = calendarReader({ calendarId: calendar.id, ...keptWindow(nowMs, zone), zone, myAddresses });
    const answer = await this.#ports.feed.read(calendar.address, validatorsFor(calendar, nowMs, zone), (chunk) =>
      reader.push(chunk),
    );
    if (answer.is === 'problem') return afterProblem(calendar, answer.problem, nowMs, answer.retryAfterMs);
    if (answer.is === 'unchanged') return afterGood(calendar, await this.#ports.occurrences.of(calendar.id), nowMs);
    const reading = reader.end();
    if (!reading.ok) return afterProblem(calendar, reading.problem, nowMs, null);
    await this.#ports.occurrences.replace(calendar.id, reading.occurrences);
    const named = calendar.name === '' ? { ...calendar, name: reading.name ?? hostOf(calendar.address) } : calendar;
    const { etag, lastModified } = answer.is === 'whole' ? answer : { etag: null, lastModified: null };
    return {
      ...afterGood(named, reading.occurrences, nowMs, reading.refreshMs),
      etag,
      lastModified,
      parsedAtMs: nowMs,
      parsedZone: zone,
    };
  }
}
