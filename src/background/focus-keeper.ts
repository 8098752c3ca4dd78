import { type Account, advance, foldFact, lengthMs, pullsOf } from '../core/attention/fold.ts';
import type { MeetingRecord } from '../core/attention/record.ts';
import type { Fact, LoggedFact } from '../core/focus/facts.ts';
import { type Ending, evolve, type FocusSession } from '../core/focus/session.ts';
import type { Checkpoint } from '../core/ports/browser.ts';
import type { FactLog } from '../core/ports/ports.ts';
import type { Stamp } from '../core/time/stamp.ts';

/**
 * Between two lives of the worker in one run of the browser nothing that it watches can change without waking it, so
 * what was seen last still holds; but only for two periods of the alarm that beats in a meeting, and some slack. A
 * longer silence is a machine that slept.
 */
export const CARRY_MS = 75_000;

/** A sitting shorter than this is a slip of the finger and leaves no record. */
export const SHORTEST_RECORD_MS = 1_000;

/** Keeps the focus that is on: its facts on disk, and their fold at hand. */
export class FocusKeeper {
  #session: FocusSession | null = null;
  #account: Account | null = null;
  #revision = 0;
  /** Facts that could not be written yet. Focus goes on without the disk, and they are written as soon as it works. */
  #unwritten: LoggedFact[] = [];
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

  get isWriting(): boolean {
    return this.#unwritten.length === 0;
  }

  /** How the meeting stands at an instant; null while focus is off. */
  accountAt(stamp: Stamp): Account | null {
    return this.#account === null ? null : advance(this.#account, stamp);
  }

  /**
   * Takes up what an earlier life of the worker left. What nobody saw in between is marked as such; after a restart of
   * the browser its tabs have other numbers, so the call's tab has to be found again.
   */
  async takeUp(now: Stamp, isNewRun: boolean): Promise<void> {
    const facts = await this.#ports.log.readAll();
    for (const fact of facts) this.#fold(fact);
    const last = facts.at(-1)?.stamp;
    if (this.#session === null || last === undefined) return;
    const checkpoint = await this.#ports.checkpoint.read().catch(() => null);
    if (checkpoint !== null && checkpoint.life === last.life && checkpoint.monoMs > last.monoMs) {
      await this.record(checkpoint, { type: 'alive' });
    }
    const seenMs = this.#account?.cursor.atMs ?? last.atMs;
    if (isNewRun) {
      // The call's tab went with the browser. A meeting with a planned end waits for the user to come back to it; a
      // call of which nobody knows the end was over with the browser.
      const { call, meeting } = this.#session;
      const endedAtMs = meeting.plannedEndMs === null ? seenMs : null;
      const lostCall: Fact[] = call === 'none' ? [] : [{ type: 'call-seen', call: 'none', endedAtMs }];
      const lostTab: Fact = { type: 'call-tab-seen', tabId: null, host: null };
      await this.record(now, { type: 'sight-lost', fromMs: seenMs }, ...lostCall, lostTab);
    } else if (now.atMs - seenMs > CARRY_MS) {
      await this.record(now, { type: 'sight-lost', fromMs: seenMs });
    }
  }

  /** Appends facts that became true at `stamp`. */
  async record(stamp: Stamp, ...facts: readonly Fact[]): Promise<void> {
    const logged = facts.map((fact) => ({ ...fact, stamp }));
    for (const fact of logged) this.#fold(fact);
    this.#unwritten.push(...logged);
    await this.#write();
  }

  /** Ends focus: the facts become one record, which is put away as the log is emptied. Null if it was too short. */
  async finish(stamp: Stamp, ending: Ending): Promise<MeetingRecord | null> {
    if (this.#session === null) return null;
    const { meeting, zone, startedAt } = this.#session;
    this.#fold({ type: 'focus-ended', ...ending, stamp });
    const account = this.#account;
    this.#session = null;
    this.#account = null;
    this.#unwritten = [];
    if (account === null || lengthMs(account) < SHORTEST_RECORD_MS) {
      await this.#ports.log.clear();
      return null;
    }
    const record: MeetingRecord = {
      id: `${startedAt.atMs.toString(36)}-${startedAt.life}`,
      meeting,
      startedAtMs: startedAt.atMs,
      zone,
      stretches: account.stretches,
      pulls: pullsOf(account),
      saidPresentShare: null,
    };
    await this.#ports.log.finish(record);
    return record;
  }

  #fold(fact: LoggedFact): void {
    this.#revision += 1;
    this.#session = evolve(this.#session, fact);
    this.#account = foldFact(this.#account, fact);
  }

  async #write(): Promise<void> {
    const facts = this.#unwritten;
    try {
      await this.#ports.log.append(facts);
      this.#unwritten = this.#unwritten.slice(facts.length);
    } catch {
      // Kept in memory; `isWriting` tells, and the next fact tries again.
    }
  }
}
