import { checkedAddress } from '../core/calendar/address.ts';
import type { Calendar, CalendarProblem, CalendarSource, CalendarView } from '../core/calendar/calendar.ts';
import { isDue, STALE_MS } from '../core/calendar/refresh.ts';
import { fileIdOf, isSameSource } from '../core/calendar/source.ts';
import { Serial } from '../core/serial.ts';
import { CalendarAccounts } from './calendar-accounts.ts';
import { type CalendarPorts, CalendarShelf } from './calendar-shelf.ts';

/** Nothing speaks against it; or we were offline, which may well be over: no server asked to be left alone. */
const isOursToTry = ({ problem }: Calendar) => problem === null || problem === 'unreachable';

/** Knows the user's calendars, and reads them when they are due. One thing at a time is done to them. */
export class CalendarKeeper {
  readonly #ports: CalendarPorts;
  readonly #shelf: CalendarShelf;
  readonly #serial = new Serial();
  readonly accounts: CalendarAccounts;

  constructor(ports: CalendarPorts) {
    this.#ports = ports;
    this.#shelf = new CalendarShelf(ports);
    this.accounts = new CalendarAccounts(ports, this.#shelf, this.#serial);
  }

  /**
   * Reads those that are due; after waking up also those whose reading is stale; after the user allowed something those
   * that were not allowed. True if anything was read.
   */
  refresh(which: 'due' | 'stale' | 'not-allowed' | 'all'): Promise<boolean> {
    return this.#serial.run(async () => {
      const nowMs = this.#ports.clock.now().atMs;
      const zone = this.#ports.clock.zone();
      const wanted = (await this.#shelf.all()).filter(
        (each) =>
          which === 'all' ||
          isDue(each, nowMs, zone) ||
          (which === 'not-allowed' && each.problem === 'no-permission') ||
          (which === 'stale' && isOursToTry(each) && nowMs - (each.triedAtMs ?? 0) > STALE_MS),
      );
      await this.#shelf.readAll(wanted);
      return wanted.length > 0;
    });
  }

  /**
   * Reads all of them as if for the first time: what an entry is depends on something that has changed. Those that are to be left
   * alone for a while (a server that asked for it, a sign-in that is refused) are read so when that is over.
   */
  readAnew(): Promise<void> {
    return this.#serial.run(async () => {
      const nowMs = this.#ports.clock.now().atMs;
      const all = (await this.#shelf.all()).map((each) => ({ ...each, parsedAtMs: null }));
      const isNow = (each: Calendar) => isOursToTry(each) || isDue(each, nowMs);
      for (const each of all) if (!isNow(each)) await this.#ports.calendars.put(each);
      await this.#shelf.readAll(all.filter(isNow));
    });
  }

  /** Adds the calendar at an address if it can be read at this moment. */
  add(address: string, name: string): Promise<CalendarView | CalendarProblem> {
    return this.#serial.run(async () => {
      const checked = checkedAddress(address);
      if (typeof checked === 'string') return checked;
      const added = await this.#shelf.put(name, { kind: 'address', address: checked.address });
      return typeof added === 'string' ? added : this.#shelf.view(added);
    });
  }

  /**
   * Adds a file that lies in the store of files as `fileId`; `replaces`: it is a newer one of that calendar, which then stays the
   * same: a meeting of it that is on goes on, and one that was ended or set aside stays so.
   */
  addFile(fileId: string, fileName: string, replaces: string | null): Promise<CalendarView | CalendarProblem> {
    return this.#serial.run(async () => {
      const source: CalendarSource = { kind: 'file', fileName, fileId };
      const older = (await this.#shelf.all()).find(
        (each) =>
          each.source.kind === 'file' && (replaces === null ? isSameSource(each.source, source) : each.id === replaces),
      );
      const added = await this.#shelf.putAs(older?.id ?? fileId, older?.name ?? '', source);
      if (typeof added === 'string') {
        await this.#ports.files.remove(fileId);
        return added;
      }
      if (older !== undefined) await this.#ports.files.remove(fileIdOf(older));
      return this.#shelf.view(added);
    });
  }

  remove(id: string): Promise<void> {
    return this.#serial.run(async () => {
      const calendar = (await this.#shelf.all()).find((each) => each.id === id);
      if (calendar !== undefined) await this.#shelf.remove(calendar);
    });
  }

  /** Does something while no calendar is being read: what is deleted then does not come back with a late answer. */
  alone<T>(job: () => Promise<T>): Promise<T> {
    return this.#serial.run(job);
  }

  async views(): Promise<CalendarView[]> {
    return Promise.all((await this.#shelf.all()).map((each) => this.#shelf.view(each)));
  }
}
