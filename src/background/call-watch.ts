import {
  type CallInput,
  type CallsState,
  type CallView,
  callsOf,
  deadlineOf,
  evolveCalls,
  NO_CALLS,
  rebased,
  shownIn,
} from '../core/calls/call-state.ts';
import { keptFor, noted } from '../core/calls/health.ts';
import type { CallHealthStore, CallNoteStore, Timer } from '../core/ports/calls.ts';
import type { Stamp } from '../core/time/stamp.ts';

export interface CallWatchPorts {
  readonly callNotes: CallNoteStore;
  readonly timer: Timer;
  readonly callHealth: CallHealthStore;
}

/** These are about tabs of which no call is known. */
const OF_ANY_TAB = 'capturing:';

/** Keeps what is known of the calls in all tabs. Calls may go on outside focus too: it is they that start it. */
export class CallWatch {
  readonly #ports: CallWatchPorts;
  readonly #onDue: () => void;
  #calls: CallsState = NO_CALLS;
  #setAside: readonly number[] = [];
  #answered: readonly string[] = [];

  /** @param onDue something about a call falls due by itself: take a turn */
  constructor(ports: CallWatchPorts, onDue: () => void) {
    this.#ports = ports;
    this.#onDue = onDue;
  }

  /** Takes up the notes of an earlier life; the probes will say anew what they see. */
  async takeUp(now: Stamp): Promise<void> {
    const notes = await this.#ports.callNotes.read();
    if (notes === null) return;
    // The monotonic clock began anew with this life: the old times are moved by what the wall clock says has passed.
    const passedMs = Math.max(0, now.atMs - notes.at.atMs);
    const calls = rebased(notes.calls, now.monoMs - (notes.at.monoMs + passedMs));
    this.#setAside = notes.setAside;
    this.#answered = notes.answered ?? [];
    this.#calls = evolveCalls(calls, { type: 'worker-restarted' }, now.monoMs);
  }

  /** Takes one thing heard about a tab's call. */
  async hear(now: Stamp, input: CallInput): Promise<void> {
    this.#calls = evolveCalls(this.#calls, input, now.monoMs);
    // A closed tab may come back, and its call lives on a little; there is nothing left in it to follow.
    if (input.type === 'tab-removed') this.#setAside = [...this.#setAside, input.tabId];
    const live = this.at(now).filter((each) => each.stage === 'live');
    this.#setAside = this.#setAside.filter((tabId) => live.some((each) => each.tabId === tabId));
    const isHere = (key: string) => live.some((each) => key.endsWith(`:${each.tabId}`));
    this.#answered = this.#answered.filter((key) => isHere(key) || key.startsWith(OF_ANY_TAB));
    await this.#write(now);
    await this.#noteHealth(now);
  }

  /** By what calls are noticed where. It says nothing that anything depends on, so failing costs nothing. */
  async #noteHealth(now: Stamp): Promise<void> {
    const shown = shownIn(this.#calls, now.monoMs);
    if (shown.length === 0) return;
    try {
      const before = await this.#ports.callHealth.read();
      const after = shown.reduce((health, each) => noted(health, each, now.atMs), before);
      if (after !== before) await this.#ports.callHealth.write(after);
    } catch {
      // The next call tells it again.
    }
  }

  /** The user's own call sites are these now: of what was noticed at others nothing is kept. */
  async keepHealthOf(ownSites: readonly string[]): Promise<void> {
    try {
      const before = await this.#ports.callHealth.read();
      const after = keptFor(before, ownSites);
      if (after !== before) await this.#ports.callHealth.write(after);
    } catch {
      // The next change of the settings tries again.
    }
  }

  /** A question about a tab, such as `which:12`, was answered: it is not asked again while that call is on. */
  async noteAnswer(now: Stamp, question: string): Promise<void> {
    this.#answered = [...this.#answered, question];
    await this.#write(now);
  }

  /** Of the answers about tabs that capture these still stand: a tab that has stopped is asked about anew. */
  async keepAnswers(now: Stamp, questions: readonly string[]): Promise<void> {
    const kept = this.#answered.filter((each) => !each.startsWith(OF_ANY_TAB) || questions.includes(each));
    if (kept.length === this.#answered.length) return;
    this.#answered = kept;
    await this.#write(now);
  }

  isAnswered(question: string): boolean {
    return this.#answered.includes(question);
  }

  knows(tabId: number): boolean {
    return String(tabId) in this.#calls;
  }

  get isBusy(): boolean {
    return Object.keys(this.#calls).length > 0;
  }

  /** The calls in all tabs at a moment, the foremost first. */
  at(now: Stamp): readonly CallView[] {
    return callsOf(this.#calls, now.monoMs);
  }

  /** The tabs with a call, or with one to come. */
  tabsAt(now: Stamp): readonly number[] {
    return this.at(now).flatMap(({ stage, tabId }) => (stage === 'live' || stage === 'lobby' ? [tabId] : []));
  }

  /** The live call that focus should follow: none where the user ended focus in it. */
  liveAt(now: Stamp): CallView | null {
    return this.at(now).find((each) => each.stage === 'live' && !this.#setAside.includes(each.tabId)) ?? null;
  }

  /** The user ended focus while a call was live: leave that call alone. */
  async setAside(now: Stamp, tabId: number): Promise<void> {
    this.#setAside = [...this.#setAside, tabId];
    await this.#write(now);
  }

  /** Sets the timer for the next thing that falls due; the answer is its wall time, for an alarm beside it. */
  plan(now: Stamp): number | null {
    // What has fallen due by now has: an alarm that comes before the timer must not find it due for ever.
    this.#calls = evolveCalls(this.#calls, { type: 'time' }, now.monoMs);
    const deadline = deadlineOf(this.#calls);
    const inMs = deadline === null ? null : Math.max(0, deadline - now.monoMs);
    this.#ports.timer.after(inMs, this.#onDue);
    return inMs === null ? null : now.atMs + inMs;
  }

  #write(now: Stamp): Promise<void> {
    return this.#ports.callNotes.write({
      calls: this.#calls,
      at: now,
      setAside: this.#setAside,
      answered: this.#answered,
    });
  }
}
