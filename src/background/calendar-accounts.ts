import type { Calendar, CalendarAccount, CalendarProblem, CalendarView } from '../core/calendar/calendar.ts';
import type { DavCalendar, DavFound, Login } from '../core/ports/browser.ts';
import type { MicrosoftCode, MicrosoftFound } from '../core/ports/microsoft.ts';
import type { Serial } from '../core/serial.ts';
import type { AccountSource, CalendarPorts, CalendarShelf } from './calendar-shelf.ts';

/** Calendars that one signs in for: on a CalDAV server, or at Microsoft. */
export class CalendarAccounts {
  readonly #ports: CalendarPorts;
  readonly #shelf: CalendarShelf;
  readonly #serial: Serial;

  constructor(ports: CalendarPorts, shelf: CalendarShelf, serial: Serial) {
    this.#ports = ports;
    this.#shelf = shelf;
    this.#serial = serial;
  }

  /** The calendars of an account on a server. */
  find(server: string, login: Login): Promise<DavFound> {
    return this.#ports.server.find(server, login);
  }

  /** Adds calendars of an account that were found; those that can be read. */
  add(server: string, login: Login, chosen: readonly DavCalendar[]): Promise<CalendarView[] | CalendarProblem> {
    return this.#serial.run(async () => {
      const known = await this.#accountsOf(chosen);
      // Somebody else's calendars may be among them, where one is shared: their sign-in stays what it is.
      const before = known.find(({ user }) => user === login.user) ?? null;
      const accountId = before?.id ?? this.#ports.newId();
      const addresses = [...new Set(chosen.flatMap((each) => each.addresses))];
      await this.#ports.accounts.put({ id: accountId, server, ...login, addresses });
      const added = await this.#putAll(
        chosen.map(({ collection, name }) => ({ name, source: { kind: 'caldav', accountId, collection } })),
      );
      // A mistyped password must not take the place of one that works.
      if (typeof added === 'string' && before !== null) await this.#ports.accounts.put(before);
      for (const id of [accountId, ...known.map((each) => each.id)])
        await this.#shelf.forgetUnused({ kind: 'caldav', accountId: id });
      return added;
    });
  }

  /** The accounts that any of these calendars is read with already. */
  async #accountsOf(chosen: readonly DavCalendar[]): Promise<CalendarAccount[]> {
    const ids = (await this.#shelf.all()).flatMap(({ source }) =>
      source.kind === 'caldav' && chosen.some((each) => each.collection === source.collection)
        ? [source.accountId]
        : [],
    );
    const accounts = await Promise.all([...new Set(ids)].map((id) => this.#ports.accounts.get(id)));
    return accounts.filter((each) => each !== null);
  }

  /** A new password for the account of a calendar, which is then read. Null: it is well. */
  signIn(calendarId: string, password: string): Promise<CalendarProblem | null> {
    return this.#serial.run(async () => {
      const source = await this.#sourceOf(calendarId);
      if (source?.kind !== 'caldav') return 'sign-in-refused';
      const account = await this.#ports.accounts.get(source.accountId);
      if (account === null) return 'sign-in-refused';
      await this.#ports.accounts.put({ ...account, password });
      return this.#readOf(source);
    });
  }

  /** The calendars of whoever signed in to Microsoft. */
  async findMicrosoft(given: MicrosoftCode): Promise<MicrosoftFound> {
    return this.#ports.microsoft?.find(given) ?? { is: 'problem', problem: 'sign-in-failed' };
  }

  /** Adds calendars of a Microsoft account that were found; those that can be read. */
  addMicrosoft(
    accountId: string,
    chosen: readonly { readonly id: string; readonly name: string }[],
  ): Promise<CalendarView[] | CalendarProblem> {
    return this.#serial.run(async () => {
      if (!(await this.#ports.microsoft?.keep(accountId))) return 'sign-in-expired';
      const added = await this.#putAll(
        chosen.map(({ id, name }) => ({ name, source: { kind: 'microsoft', accountId, calendarId: id } })),
      );
      await this.#shelf.forgetUnused({ kind: 'microsoft', accountId });
      return added;
    });
  }

  /** A new sign-in for the Microsoft account of a calendar, whose calendars are then read. Null: it is well. */
  signInToMicrosoft(calendarId: string, given: MicrosoftCode): Promise<CalendarProblem | null> {
    return this.#serial.run(async () => {
      const source = await this.#sourceOf(calendarId);
      const { microsoft } = this.#ports;
      if (microsoft === null || source?.kind !== 'microsoft') return 'sign-in-failed';
      return (await microsoft.signInAgain(source.accountId, given)) ?? this.#readOf(source);
    });
  }

  async #sourceOf(calendarId: string) {
    return (await this.#shelf.all()).find((each) => each.id === calendarId)?.source;
  }

  /** Adds those that can be read; what is wrong with the first where none can. */
  async #putAll(chosen: readonly Pick<Calendar, 'name' | 'source'>[]): Promise<CalendarView[] | CalendarProblem> {
    const results: (Calendar | CalendarProblem)[] = [];
    for (const { name, source } of chosen) results.push(await this.#shelf.put(name, source));
    const added = results.filter((each) => typeof each !== 'string');
    if (added.length > 0) return Promise.all(added.map((each) => this.#shelf.view(each)));
    return results.find((each) => typeof each === 'string') ?? 'no-calendars';
  }

  /** Reads the calendars of an account; gives what is wrong with the first that is not well, or null. */
  async #readOf(account: AccountSource): Promise<CalendarProblem | null> {
    const read = await this.#shelf.readAll(await this.#shelf.ofAccount(account));
    return read.find((each) => each.problem !== null)?.problem ?? null;
  }
}
