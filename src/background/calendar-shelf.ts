import { hostOf } from '../core/calendar/address.ts';
import { serverAddress } from '../core/calendar/caldav/server-address.ts';
import type { Calendar, CalendarProblem, CalendarSource, CalendarView } from '../core/calendar/calendar.ts';
import { afterProblem, isToTell, newCalendar } from '../core/calendar/refresh.ts';
import { addressOf, fileIdOf, isSameSource, viewOf } from '../core/calendar/source.ts';
import type { Grants } from '../core/ports/browser.ts';
import type { CalendarStore, NoticeStore } from '../core/ports/ports.ts';
import { isHostNeeded } from '../core/settings/needed-host.ts';
import { CalendarReading, type ReadingPorts } from './calendar-reading.ts';

export interface CalendarPorts extends ReadingPorts {
  readonly calendars: CalendarStore;
  readonly notices: NoticeStore;
  readonly grants: Pick<Grants, 'reaches' | 'giveBack'>;
  /** A name for a new row; never shown. */
  readonly newId: () => string;
}

/** Sources that are part of an account, which goes with the last of them. */
export type AccountSource = Extract<CalendarSource, { readonly accountId: string }>;

/** The calendars as they are kept: each is put there read, and takes along what only it needed. */
export class CalendarShelf {
  readonly #ports: CalendarPorts;
  readonly #reading: CalendarReading;

  constructor(ports: CalendarPorts) {
    this.#ports = ports;
    this.#reading = new CalendarReading(ports);
  }

  all(): Promise<Calendar[]> {
    return this.#ports.calendars.all();
  }

  /** Those of one account. */
  async ofAccount({ kind, accountId }: Pick<AccountSource, 'kind' | 'accountId'>): Promise<Calendar[]> {
    return (await this.all()).filter(({ source }) => source.kind === kind && source.accountId === accountId);
  }

  /** Reads a source for the first time, and keeps it if that works. One that is there already is read anew, and keeps its name. */
  async put(name: string, source: CalendarSource): Promise<Calendar | CalendarProblem> {
    const known = (await this.all()).find((each) => isSameSource(each.source, source));
    return this.putAs(known?.id ?? this.#ports.newId(), name || (known?.name ?? ''), source);
  }

  /** The same for a source that has its row's name already. */
  async putAs(id: string, name: string, source: CalendarSource): Promise<Calendar | CalendarProblem> {
    const read = await this.#reading.read(newCalendar(id, name, source));
    if (read.problem !== null) return read.problem;
    await this.#ports.calendars.put(read);
    return read;
  }

  /**
   * Side by side, so that a server that is silent keeps no other calendar waiting. But where a sign-in was refused, one calendar of
   * the account asks for all: servers lock accounts that try a wrong password again and again.
   */
  readAll(calendars: readonly Calendar[]): Promise<Calendar[]> {
    const firsts = new Map<string, Promise<Calendar>>();
    return Promise.all(
      calendars.map(async (each) => {
        const read = await this.#told(await this.#readUnlessRefused(each, firsts));
        await this.#ports.calendars.put(read);
        return read;
      }),
    );
  }

  /** `firsts`: the readings that are asking for an account whose sign-in was refused. */
  async #readUnlessRefused(calendar: Calendar, firsts: Map<string, Promise<Calendar>>): Promise<Calendar> {
    const { source, problem } = calendar;
    if (source.kind !== 'caldav' || problem !== 'sign-in-refused') return this.#reading.read(calendar);
    const first = firsts.get(source.accountId);
    if (first !== undefined && (await first).problem === problem)
      return afterProblem(calendar, problem, this.#ports.clock.now().atMs, null);
    const reading = this.#reading.read(calendar);
    if (first === undefined) firsts.set(source.accountId, reading);
    return reading;
  }

  async remove(calendar: Calendar): Promise<void> {
    const { id, source } = calendar;
    const addresses = await this.#placesOf(calendar);
    await this.#ports.calendars.remove(id);
    await this.#ports.occurrences.remove(id);
    if (source.kind === 'file') await this.#ports.files.remove(fileIdOf(calendar));
    if ('accountId' in source) await this.forgetUnused(source);
    if (source.kind !== 'microsoft') await this.#giveBack(addresses);
  }

  /** Where a calendar is read from, and where its account was looked for; nowhere for a file. */
  async #placesOf({ source }: Calendar): Promise<string[]> {
    if (source.kind === 'file') return [];
    const account = source.kind === 'caldav' ? await this.#ports.accounts.get(source.accountId) : null;
    const server = account && serverAddress(account.server);
    return typeof server === 'object' && server !== null ? [addressOf(source), server.address] : [addressOf(source)];
  }

  /** Gives the hosts of these addresses back to the browser, but for those that something else still needs. */
  async #giveBack(addresses: readonly string[]): Promise<void> {
    const others = await Promise.all((await this.all()).map((each) => this.#placesOf(each)));
    const needed = new Set(others.flat().map(hostOf));
    const settings = await this.#ports.settings.read();
    for (const [host, address] of new Map(addresses.map((each) => [hostOf(each), each])))
      if (!needed.has(host) && !isHostNeeded(host, settings)) await this.#ports.grants.giveBack(address);
  }

  /** Forgets the password or the sign-in of an account that no calendar needs any more. */
  async forgetUnused(account: Pick<AccountSource, 'kind' | 'accountId'>): Promise<void> {
    const { kind, accountId } = account;
    const accounts = (await this.all()).flatMap(({ source }) => (source.kind === kind ? [source.accountId] : []));
    if (accounts.includes(accountId)) return;
    if (kind === 'caldav') await this.#ports.accounts.remove(accountId);
    else await this.#ports.microsoft?.forget(accountId, accounts.length === 0);
  }

  async view(calendar: Calendar): Promise<CalendarView> {
    const nowMs = this.#ports.clock.now().atMs;
    const occurrences = await this.#ports.occurrences.of(calendar.id);
    return viewOf(calendar, occurrences.filter((each) => each.endMs > nowMs).length);
  }

  /** Tells of trouble, once. */
  async #told(calendar: Calendar): Promise<Calendar> {
    if (!isToTell(calendar, this.#ports.clock.now().atMs)) return calendar;
    await this.#ports.notices.add('calendar-trouble');
    return { ...calendar, isTold: true };
  }
}
