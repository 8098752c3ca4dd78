import { type Account, advance, foldFact } from '../core/attention/fold.ts';
import { type MeetingRecord, recordIdOf } from '../core/attention/record.ts';
import type { Fact, LoggedFact, Recording } from '../core/focus/facts.ts';
import { lookedUntilMs } from '../core/focus/missed.ts';
import { recordOf } from '../core/focus/record-of.ts';
import { evolve, type FocusSession } from '../core/focus/session.ts';
import { forgetful, unrecorded } from '../core/focus/unrecorded.ts';
import type { Checkpoint } from '../core/ports/browser.ts';
import type { FactLog } from '../core/ports/ports.ts';
import { type StorageTrouble, troubleOf } from '../core/ports/storage-trouble.ts';
import type { Stamp } from '../core/time/stamp.ts';
import { Silences } from './silences.ts';

/**
 * Between two lives of the worker in one run of the browser nothing that it watches can change without waking it, so
 * what was seen last still holds, but for what a worker that was being stopped was told last; and only for two periods
 * of the alarm that beats in a meeting, and some slack. A longer silence is a machine that slept.
 */
export const CARRY_MS = 75_000;

/** Keeps the focus that is on: its facts on disk, and their fold at hand. Only called within a turn, but for `beat`. */
export class FocusKeeper {
  #session: FocusSession | null = null;
  #account: Account | null = null;
  #revision = 0;
  readonly #silences = new Silences();
  /** Whether what an earlier life left could be read: until then nothing may be written after it. */
  #isRead = false;
  /** Meetings that have ended (null: too short to be kept) and could not be put away yet. */
  #ended: { readonly record: MeetingRecord | null; readonly forgotten?: string | null }[] = [];
  /** Facts that could not be written yet. Focus goes on without the disk, and they are written as soon as it works. */
  #unwritten: LoggedFact[] = [];
  #trouble: StorageTrouble | null = null;
  /** The record, by its id, of which everything that was written down is still to be taken back. */
  #forgotten: string | null = null;
  readonly #ports: { readonly log: FactLog; readonly checkpoint: Checkpoint };

  constructor(ports: { readonly log: FactLog; readonly checkpoint: Checkpoint }) {
    this.#ports = ports;
  }

  get session(): FocusSession | null {
    return this.#session;
  }

  /** Grows with every fact: tells whether anything has changed. */
  get revision(): number {
    return this.#revision;
  }

  /** Nothing waits to be written. */
  get isWriting(): boolean {
    const isTold = this.#silences.areTold && this.#unwritten.length === 0;
    return isTold && this.#ended.length === 0 && this.#forgotten === null;
  }

  /** What keeps the log from being read or written; null while all is well. */
  get trouble(): StorageTrouble | null {
    return this.#trouble;
  }

  /** The last moment that the facts tell of; null while focus is off. */
  get writtenUntil(): Stamp | null {
    return this.#account?.cursor ?? null;
  }

  /** How the meeting stands at an instant; null while focus is off. */
  accountAt(stamp: Stamp): Account | null {
    const account = this.#silences.until(stamp).reduce(foldFact, this.#account);
    return account === null ? null : advance(account, stamp);
  }

  /**
   * Takes up what an earlier life of the worker left. What nobody saw in between is marked as such; after a restart of
   * the browser its tabs have other numbers, so the call's tab has to be found again.
   *
   * @param missed what the browser itself remembers of the time since the last front was seen, up to the last sign of
   * life and from there on (wall ms), in the same run
   */
  async takeUp(
    now: Stamp,
    isNewRun: boolean,
    missed: (lookedMs: number, seenMs: number) => Promise<readonly LoggedFact[]> = async () => [],
  ): Promise<void> {
    this.#silences.there(now);
    const facts = await this.#readEarlier();
    this.#session = facts.reduce(evolve, null as FocusSession | null);
    this.#account = facts.reduce(foldFact, null as Account | null);
    if (this.#session === null || this.#account === null) return;
    await this.#take(await this.#lastSeen(facts));
    const seenMs = this.#account.cursor.atMs;
    const isLost = isNewRun || now.atMs - seenMs > CARRY_MS;
    if (!isLost) await this.#take(await missed(lookedUntilMs(facts), seenMs).catch(() => []));
    // In any case this life has its word in the log: a checkpoint is believed only if its life has one.
    const carried: Fact = isLost ? { type: 'sight-lost', fromMs: seenMs } : { type: 'alive' };
    await this.record(now, carried, ...(isNewRun ? this.#callLost(seenMs) : []));
  }

  /** Appends facts that became true at `stamp`. */
  async record(stamp: Stamp, ...facts: readonly Fact[]): Promise<void> {
    await this.#take(facts.map((fact) => ({ ...fact, stamp })));
  }

  /** The worker is there at this moment; false: it was not, a while before it, and that has to be noted (in a turn). */
  beat(now: Stamp): boolean {
    return this.#silences.there(now);
  }

  /** Notes where the worker was not there for a while before `now`. */
  async noteSilence(now: Stamp): Promise<void> {
    this.#silences.there(now);
    if (this.#session === null) this.#silences.forget();
    const facts = this.#silences.take(now);
    if (facts.length > 0) await this.#take(facts);
  }

  /** Notes how the meeting stands, for the case that the browser loses its database. Failing costs only that. */
  async sketch(now: Stamp): Promise<void> {
    const account = this.accountAt(now);
    const record = this.#session === null || account === null ? null : recordOf(this.#session, account);
    if (record !== null) await this.#ports.log.sketch(record).catch(() => undefined);
  }

  /** No record of this meeting is kept from here on, nor of what it was until here. */
  async forget(now: Stamp, recording: Exclude<Recording, 'on'>): Promise<void> {
    if (this.#session?.recording !== 'on' || this.#account === null) return;
    this.#forgotten = recordIdOf(this.#account.startedAt);
    await this.record(now, { type: 'recording-chosen', recording });
  }

  /** Turns the facts of a meeting that has ended (`focus-ended`) into its record, and empties the log for the next. */
  async putAway(): Promise<MeetingRecord | null> {
    if (this.#session?.ended == null || this.#account === null) return null;
    const record = recordOf(this.#session, this.#account);
    this.#session = null;
    this.#account = null;
    this.#silences.forget();
    this.#revision += 1;
    this.#unwritten = [];
    this.#ended.push({ record, forgotten: this.#forgotten });
    this.#forgotten = null;
    await this.flush();
    return record;
  }

  /** Writes what waits to be written, in order; what cannot be written goes on waiting. Never throws. */
  async flush(): Promise<void> {
    try {
      if (!this.#isRead) await this.#putAwayUnread();
      while (this.#ended.length > 0) {
        const [{ record, forgotten = null } = { record: null }] = this.#ended;
        if (forgotten !== null) await this.#ports.log.forget(forgotten, []);
        await (record === null ? this.#ports.log.clear() : this.#ports.log.finish(record));
        this.#ended.shift();
      }
      if (this.#forgotten !== null) await this.#writeForgetting(this.#forgotten);
      const facts = this.#unwritten;
      if (facts.length > 0) await this.#ports.log.append(facts);
      this.#unwritten = this.#unwritten.slice(facts.length);
      this.#trouble = null;
    } catch (problem) {
      // Kept in memory; the next turn tries again.
      this.#trouble = troubleOf(problem);
    }
  }

  async #take(facts: readonly LoggedFact[]): Promise<void> {
    for (const fact of facts.flatMap((each) => [...this.#silences.take(each.stamp), each])) {
      const isRecorded = this.#session === null || this.#session.recording === 'on';
      for (const kept of isRecorded ? [fact] : unrecorded([fact])) {
        this.#fold(kept);
        this.#unwritten.push(kept);
      }
    }
    await this.flush();
  }

  /** Leaves of the log what focus needs. */
  async #writeForgetting(id: string): Promise<void> {
    const facts = this.#unwritten;
    await this.#ports.log.forget(id, forgetful([...(await this.#ports.log.readAll()), ...facts]));
    this.#unwritten = this.#unwritten.slice(facts.length);
    this.#forgotten = null;
  }

  #fold(fact: LoggedFact): void {
    this.#revision += 1;
    this.#session = evolve(this.#session, fact);
    this.#account = foldFact(this.#account, fact);
  }

  async #readEarlier(): Promise<readonly LoggedFact[]> {
    try {
      const facts = await this.#ports.log.readAll();
      this.#isRead = true;
      return facts;
    } catch (problem) {
      this.#trouble = troubleOf(problem);
      return [];
    }
  }

  /** The last checkpoint, where the life that wrote the last of these facts lived on to write it. */
  async #lastSeen(facts: readonly LoggedFact[]): Promise<LoggedFact[]> {
    const last = facts.at(-1)?.stamp;
    const stamp = await this.#ports.checkpoint.read().catch(() => null);
    const isLater = stamp !== null && stamp.life === last?.life && stamp.monoMs > last.monoMs;
    return isLater ? [{ type: 'alive', stamp }] : [];
  }

  /** The log can be read at last, and another meeting was on since: what it holds ended where it was last seen. */
  async #putAwayUnread(): Promise<void> {
    const logged = await this.#ports.log.readAll();
    const facts = [...logged, ...(await this.#lastSeen(logged))];
    this.#isRead = true;
    const session = facts.reduce<FocusSession | null>(evolve, null);
    const account = facts.reduce<Account | null>(foldFact, null);
    if (session !== null && account !== null) this.#ended.unshift({ record: recordOf(session, account) });
  }

  /**
   * The call's tab went with the browser. A meeting with its planned end ahead waits for the user to come back to it; a
   * call that ran over, or of which nobody knows the end, was over with the browser.
   */
  #callLost(seenMs: number): Fact[] {
    if (this.#session === null) return [];
    const { call, meeting } = this.#session;
    const isOver = meeting.plannedEndMs === null || meeting.plannedEndMs <= seenMs;
    const lostTab: Fact = { type: 'call-tab-seen', tabId: null, host: null };
    if (call === 'none') return [lostTab];
    return [{ type: 'call-seen', call: 'none', endedAtMs: isOver ? seenMs : null }, lostTab];
  }
}
