import type { Calendar, CalendarAccount, CalendarSource } from '../core/calendar/calendar.ts';
import { countsOf } from '../core/calendar/left-out.ts';
import { ownAddresses } from '../core/calendar/own-addresses.ts';
import { type CalendarReader, calendarReader, ReadingStopped } from '../core/calendar/read-calendar.ts';
import type { Reading } from '../core/calendar/reading.ts';
import { afterGood, afterProblem, isParsedFresh, keptWindow, validatorsFor } from '../core/calendar/refresh.ts';
import { addressOf, fileIdOf } from '../core/calendar/source.ts';
import type { CalendarFiles, CalendarServer, Feed, FeedAnswer, TakeBytes } from '../core/ports/browser.ts';
import type { AccountStore } from '../core/ports/ports.ts';
import { type MicrosoftReadingPorts, readMicrosoft } from './microsoft-reading.ts';

export interface ReadingPorts extends MicrosoftReadingPorts {
  readonly feed: Feed;
  readonly files: CalendarFiles;
  readonly server: CalendarServer;
  readonly accounts: AccountStore;
  /** Lets other work of the worker have its turn, if it is time for that. */
  readonly giveWay: () => Promise<void>;
}

const NO_VALIDATORS = { etag: null, lastModified: null, digest: null } as const;
const failed = (problem: 'no-permission' | 'file-lost' | 'sign-in-refused'): FeedAnswer => ({
  is: 'problem',
  problem,
  retryAfterMs: null,
});

/** Reads one calendar into its occurrences, from wherever it is kept. */
export class CalendarReading {
  readonly #ports: ReadingPorts;

  constructor(ports: ReadingPorts) {
    this.#ports = ports;
  }

  /** The calendar as it is after being read. Nothing that was read before is lost to a reading that fails. */
  async read(calendar: Calendar): Promise<Calendar> {
    const nowMs = this.#ports.clock.now().atMs;
    const zone = this.#ports.clock.zone();
    const { source } = calendar;
    // Its entries come one by one, their series expanded: there is no text to be read.
    if (source.kind === 'microsoft') return readMicrosoft(this.#ports, calendar, source, nowMs, zone);
    const account = source.kind === 'caldav' ? await this.#ports.accounts.get(source.accountId) : null;
    const { myAddresses: said, callSites } = await this.#ports.settings.read();
    const myAddresses = [...said, ...ownAddresses(source, account)];
    const kept = keptWindow(nowMs, zone);
    const reader = calendarReader({ calendarId: calendar.id, ...kept, zone, myAddresses, callSites });
    const answer = await this.#bytesOf(calendar, source, account, nowMs, zone, (chunk) => reader.push(chunk));
    if (answer.is === 'problem') return afterProblem(calendar, answer.problem, nowMs, answer.retryAfterMs);
    if (answer.is === 'unchanged')
      return afterGood({ ...calendar, ...answer.by }, await this.#ports.occurrences.of(calendar.id), nowMs);
    const reading = await this.#ended(reader);
    if (!reading.ok) return afterProblem(calendar, reading.problem, nowMs, null);
    await this.#ports.occurrences.replace(calendar.id, reading.occurrences);
    const named = { ...calendar, name: calendar.name || (reading.name ?? '') };
    const { etag, lastModified, digest } = answer.is === 'whole' ? answer : NO_VALIDATORS;
    const read = afterGood(named, reading.occurrences, nowMs, reading.refreshMs);
    const leftOut = countsOf(reading.leftOut);
    return { ...read, etag, lastModified, digest, parsedAtMs: nowMs, parsedZone: zone, leftOut };
  }

  /** In steps: a full calendar takes longer to be worked out than a click should wait. */
  async #ended(reader: CalendarReader): Promise<Reading> {
    const steps = reader.endInSteps();
    for (;;) {
      const { done, value } = steps.next();
      if (done) return value;
      await this.#ports.giveWay();
    }
  }

  async #bytesOf(
    calendar: Calendar,
    source: Exclude<CalendarSource, { kind: 'microsoft' }>,
    account: CalendarAccount | null,
    nowMs: number,
    zone: string,
    take: TakeBytes,
  ): Promise<FeedAnswer> {
    const known = validatorsFor(calendar, nowMs, zone);
    if (source.kind === 'file')
      return isParsedFresh(calendar, nowMs, zone) ? { is: 'unchanged' } : this.#file(fileIdOf(calendar), take);
    // Without the user's permission the request would still be sent, for nothing.
    if (!(await this.#ports.grants.reaches(addressOf(source)))) return failed('no-permission');
    if (source.kind === 'address') return this.#ports.feed.read(source.address, known, take);
    if (account === null) return failed('sign-in-refused');
    return this.#ports.server.read(source.collection, account, known, keptWindow(nowMs, zone), take);
  }

  async #file(id: string, take: TakeBytes): Promise<FeedAnswer> {
    try {
      const isThere = await this.#ports.files.read(id, take);
      return isThere ? { is: 'whole', ...NO_VALIDATORS } : failed('file-lost');
    } catch (problem) {
      // Bytes that look packed and are not: the reader, which got nothing, says what is wrong.
      return problem instanceof ReadingStopped || problem instanceof TypeError
        ? { is: 'stopped' }
        : failed('file-lost');
    }
  }
}
