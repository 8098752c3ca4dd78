import { checkedAddress } from '../core/calendar/address.ts';
import type { Calendar, CalendarProblem, CalendarSource, CalendarView } from '../core/calendar/calendar.ts';
import { isDue, isToTell, newCalendar, STALE_MS } from '../core/calendar/refresh.ts';
import { isSameSource, viewOf } from '../core/calendar/source.ts';
import type { DavCalendar, DavFound, Login } from '../core/ports/browser.ts';
import type { MicrosoftCode, MicrosoftFound } from '../core/ports/microsoft.ts';
import type { CalendarStore, NoticeStore } from '../core/ports/ports.ts';
import { CalendarReading, type ReadingPorts } from './calendar-reading.ts';
import { Serial } from './serial.ts';

export interface CalendarPorts extends ReadingPorts {
  readonly calendars: CalendarStore;
  readonly notices: NoticeStore;
  /** A name for a new row; never shown. */
  readonly newId: () => string;
}

/** Knows the user's calendars, and reads them when they are due. */
export class CalendarKeeper {
  readonly #ports: CalendarPorts;
  readonly #reading: CalendarReading;
  readonly #serial = new Serial();

  constructor(ports: CalendarPorts) {
    this.#ports = ports;
    this.#reading = new CalendarReading(ports);
  }

  /**
   * Reads those that are due; after waking up also those whose reading is stale; after the user allowed something those
   * that were not allowed. True if anything was read.
   */
  refresh(which: 'due' | 'stale' | 'not-allowed' | 'all'): Promise<boolean> {
    return this.#serial.run(async () => {
      const nowMs = this.#ports.clock.now().atMs;
      const zone = this.#ports.clock.zone();
      const wanted = (await this.#ports.calendars.all()).filter(
        (each) =>
          which === 'all' ||
          isDue(each, nowMs, zone) ||
          (which === 'not-allowed' && each.problem === 'no-permission') ||
          (which === 'stale' && each.problem === null && nowMs - (each.triedAtMs ?? 0) > STALE_MS),
      );
      await this.#readAll(wanted);
      return wanted.length > 0;
    });
  }

  /** Reads all of them as if for the first time: what an entry is depends on something that has changed. */
  readAnew(): Promise<void> {
    return this.#serial.run(async () => {
      const all = await this.#ports.calendars.all();
      await this.#readAll(all.map((each) => ({ ...each, parsedAtMs: null })));
    });
  }

  /** Adds the calendar at an address if it can be read at this moment. */
  add(address: string, name: string): Promise<CalendarView | CalendarProblem> {
    return this.#serial.run(async () => {
      const checked = checkedAddress(address);
      if (typeof checked === 'string') return checked;
      const added = await this.#put(name, { kind: 'address', address: checked.address });
      return typeof added === 'string' ? added : this.#view(added);
    });
  }

  /** Adds a file that lies in the store of files as `fileId`; `replaces`: it is a newer one of that calendar. */
  addFile(fileId: string, fileName: string, replaces: string | null): Promise<CalendarView | CalendarProblem> {
    return this.#serial.run(async () => {
      const { calendars, files } = this.#ports;
      const source: CalendarSource = { kind: 'file', fileName };
      const older = (await calendars.all()).find((each) =>
        replaces === null ? isSameSource(each.source, source) : each.id === replaces,
      );
      const read = await this.#reading.read(newCalendar(fileId, older?.name ?? '', source));
      if (read.problem !== null) {
        await files.remove(fileId);
        return read.problem;
      }
      await calendars.put(read);
      if (older !== undefined) await this.#remove(older);
      return this.#view(read);
    });
  }

  /** The calendars of an account. */
  find(server: string, login: Login): Promise<DavFound> {
    return this.#ports.server.find(server, login);
  }

  /** Adds calendars of an account that were found; those that can be read. */
  addFromAccount(
    server: string,
    login: Login,
    chosen: readonly DavCalendar[],
  ): Promise<CalendarView[] | CalendarProblem> {
    return this.#serial.run(async () => {
      const known = (await this.#ports.calendars.all()).flatMap(({ source }) =>
        source.kind === 'caldav' && chosen.some((each) => each.collection === source.collection)
          ? [source.accountId]
          : [],
      );
      const accountId = known[0] ?? this.#ports.newId();
      const before = await this.#ports.accounts.get(accountId);
      await this.#ports.accounts.put({ id: accountId, server, ...login });
      const added = await this.#putAll(
        chosen.map(({ collection, name }) => ({ name, source: { kind: 'caldav', accountId, collection } })),
      );
      // A mistyped password must not take the place of one that works.
      if (typeof added === 'string' && before !== null) await this.#ports.accounts.put(before);
      await this.#forgetUnusedAccount(accountId);
      return added;
    });
  }

  /** A new password for the account of a calendar, which is then read. Null: it is well. */
  signIn(calendarId: string, password: string): Promise<CalendarProblem | null> {
    return this.#serial.run(async () => {
      const all = await this.#ports.calendars.all();
      const source = all.find((each) => each.id === calendarId)?.source;
      const account = source?.kind === 'caldav' ? await this.#ports.accounts.get(source.accountId) : null;
      if (account === null) return 'sign-in-refused';
      await this.#ports.accounts.put({ ...account, password });
      return this.#readOf(all, 'caldav', account.id);
    });
  }

  /** The calendars of whoever signed in to Microsoft. */
  async findMicrosoft(given: MicrosoftCode): Promise<MicrosoftFound> {
    return this.#ports.microsoft?.find(given) ?? { is: 'problem', problem: 'sign-in-failed' };
  }

  /** Adds calendars of a Microsoft account that were found; those that can be read. */
  addFromMicrosoft(
    accountId: string,
    chosen: readonly { readonly id: string; readonly name: string }[],
  ): Promise<CalendarView[] | CalendarProblem> {
    return this.#serial.run(async () => {
      if (!(await this.#ports.microsoft?.keep(accountId))) return 'sign-in-expired';
      const added = await this.#putAll(
        chosen.map(({ id, name }) => ({ name, source: { kind: 'microsoft', accountId, calendarId: id } })),
      );
      await this.#forgetUnusedSignIn(accountId);
      return added;
    });
  }

  /** A new sign-in for the Microsoft account of a calendar, whose calendars are then read. Null: it is well. */
  signInToMicrosoft(calendarId: string, given: MicrosoftCode): Promise<CalendarProblem | null> {
    return this.#serial.run(async () => {
      const all = await this.#ports.calendars.all();
      const source = all.find((each) => each.id === calendarId)?.source;
      const { microsoft } = this.#ports;
      if (microsoft === null || source?.kind !== 'microsoft') return 'sign-in-failed';
      const problem = await microsoft.signInAgain(source.accountId, given);
      if (problem !== null) return problem;
      return this.#readOf(all, 'microsoft', source.accountId);
    });
  }

  remove(id: string): Promise<void> {
    return this.#serial.run(async () => {
      const calendar = (await this.#ports.calendars.all()).find((each) => each.id === id);
      if (calendar !== undefined) await this.#remove(calendar);
    });
  }

  /** Does something while no calendar is being read: what is deleted then does not come back with a late answer. */
  alone<T>(job: () => Promise<T>): Promise<T> {
    return this.#serial.run(job);
  }

  async views(): Promise<CalendarView[]> {
    return Promise.all((await this.#ports.calendars.all()).map((each) => this.#view(each)));
  }

  /** Side by side, so that a server that is silent keeps no other calendar waiting. */
  #readAll(calendars: readonly Calendar[]): Promise<Calendar[]> {
    return Promise.all(
      calendars.map(async (each) => {
        const read = await this.#told(await this.#reading.read(each));
        await this.#ports.calendars.put(read);
        return read;
      }),
    );
  }

  /** Reads the calendars of an account; gives what is wrong with the first that is not well, or null. */
  async #readOf(all: readonly Calendar[], kind: AccountKind, accountId: string): Promise<CalendarProblem | null> {
    const read = await this.#readAll(all.filter((each) => isOf(each, kind, accountId)));
    return read.find((each) => each.problem !== null)?.problem ?? null;
  }

  async #view(calendar: Calendar): Promise<CalendarView> {
    const nowMs = this.#ports.clock.now().atMs;
    const occurrences = await this.#ports.occurrences.of(calendar.id);
    return viewOf(calendar, occurrences.filter((each) => each.endMs > nowMs).length);
  }

  /** Reads a source for the first time, and keeps it if that works. One that is there already is read anew. */
  async #put(name: string, source: CalendarSource): Promise<Calendar | CalendarProblem> {
    const known = (await this.#ports.calendars.all()).find((each) => isSameSource(each.source, source));
    const read = await this.#reading.read(newCalendar(known?.id ?? this.#ports.newId(), name, source));
    if (read.problem !== null) return read.problem;
    await this.#ports.calendars.put(read);
    return read;
  }

  /** Adds those calendars of an account that can be read; what is wrong with the first where none can. */
  async #putAll(chosen: readonly Pick<Calendar, 'name' | 'source'>[]): Promise<CalendarView[] | CalendarProblem> {
    const results: (Calendar | CalendarProblem)[] = [];
    for (const { name, source } of chosen) results.push(await this.#put(name, source));
    const added = results.filter((each) => typeof each !== 'string');
    if (added.length > 0) return Promise.all(added.map((each) => this.#view(each)));
    return results.find((each) => typeof each === 'string') ?? 'no-calendars';
  }

  async #remove({ id, source }: Calendar): Promise<void> {
    await this.#ports.calendars.remove(id);
    await this.#ports.occurrences.remove(id);
    if (source.kind === 'file') await this.#ports.files.remove(id);
    if (source.kind === 'caldav') await this.#forgetUnusedAccount(source.accountId);
    if (source.kind === 'microsoft') await this.#forgetUnusedSignIn(source.accountId);
  }

  async #forgetUnusedSignIn(accountId: string): Promise<void> {
    const all = (await this.#ports.calendars.all()).filter((each) => each.source.kind === 'microsoft');
    if (!all.some((each) => isOf(each, 'microsoft', accountId)))
      await this.#ports.microsoft?.forget(accountId, all.length === 0);
  }

  async #forgetUnusedAccount(id: string): Promise<void> {
    const all = await this.#ports.calendars.all();
    if (!all.some((each) => isOf(each, 'caldav', id))) await this.#ports.accounts.remove(id);
  }

  /** Tells of trouble, once. */
  async #told(calendar: Calendar): Promise<Calendar> {
    if (!isToTell(calendar, this.#ports.clock.now().atMs)) return calendar;
    await this.#ports.notices.add('calendar-trouble');
    return { ...calendar, isTold: true };
  }
}

type AccountKind = 'caldav' | 'microsoft';

/** Is it a calendar of this account? */
const isOf = ({ source }: Calendar, kind: AccountKind, accountId: string): boolean =>
  source.kind === kind && source.accountId === accountId;
