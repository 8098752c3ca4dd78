import type { Account } from '../core/attention/fold.ts';
import type { Checkpoint } from '../core/ports/browser.ts';
import type { Clock } from '../core/ports/ports.ts';
import type { Stamp } from '../core/time/stamp.ts';
import type { FocusKeeper } from './focus-keeper.ts';

/** Calls back once a second until it is stopped. Outside meetings there is no clock at all. */
export interface Ticker {
  start(tick: () => void): void;
  stop(): void;
}

export interface HeartbeatPorts {
  readonly clock: Clock;
  readonly checkpoint: Checkpoint;
  readonly ticker: Ticker;
}

/** What is done at some of the beats. */
export interface Beats {
  readonly look: () => void;
  /** Whether something falls due by now (wall ms): alarms may come late. */
  readonly isDue: (nowMs: number) => boolean;
  /** Notes what is still to be noted, and puts everything outside right. */
  readonly putRight: () => void;
  readonly showFace: (account: Account) => void;
  readonly refreshVeils: () => void;
}

/** Every so many beats (seconds) the worker looks for itself, since browsers lose a focus event now and then. */
const LOOK_EVERY = 5;
/** And at each of the first beats of a life: what happened while its forerunner was being stopped may be told to neither. */
const EARLY_BEATS = 10;
/** Every so many beats the veils are told the new figures. */
const VEILS_EVERY = 15;
/** Every so many beats it is noted how the meeting stands: so much of it a lost database takes with it at most. */
const SKETCH_EVERY = 20;
/** Every so many beats everything outside is put right, also where nothing is new: something may have failed. */
const PUT_RIGHT_EVERY = 120;

/**
 * Beats once a second while a meeting is on: writes down that it still goes on, so that a crash leaves a hole of about
 * a second.
 */
export class Heartbeat {
  readonly #ports: HeartbeatPorts;
  readonly #keeper: FocusKeeper;
  readonly #then: Beats;
  #beats = 0;
  #isBeating = false;
  /** The wall time of the last beat. */
  #beatMs = Number.NEGATIVE_INFINITY;

  constructor(ports: HeartbeatPorts, keeper: FocusKeeper, then: Beats) {
    this.#ports = ports;
    this.#keeper = keeper;
    this.#then = then;
  }

  get isBeating(): boolean {
    return this.#isBeating;
  }

  /** It beats, and the clock was not set back since it did: whatever is due by the clock was seen to. */
  isSteadyAt({ atMs }: Stamp): boolean {
    return this.#isBeating && atMs >= this.#beatMs;
  }

  /** Starts or stops. Doing it twice changes nothing. */
  beat(isOn: boolean): void {
    if (isOn === this.#isBeating) return;
    this.#isBeating = isOn;
    this.#beats = 0;
    this.#beatMs = this.#ports.clock.now().atMs;
    if (isOn) this.#ports.ticker.start(() => this.#tick());
    else this.#ports.ticker.stop();
  }

  #tick(): void {
    const now = this.#ports.clock.now();
    this.#beats += 1;
    const isSetBack = now.atMs < this.#beatMs;
    this.#beatMs = now.atMs;
    // The worker was not there for a while before this beat.
    if (!this.#keeper.beat(now)) {
      this.#then.putRight();
      return;
    }
    // By a clock that was set back other meetings are on.
    if (isSetBack) this.#then.putRight();
    // Only what is written can be vouched for. A checkpoint that fails costs a second of certainty, nothing else.
    if (this.#keeper.isWriting) this.#ports.checkpoint.write(now).catch(() => undefined);
    if (this.#keeper.session !== null) this.#look(now);
  }

  #look(now: Stamp): void {
    const isEvery = (beats: number) => this.#beats % beats === 0;
    const isLooking = this.#beats <= EARLY_BEATS || isEvery(LOOK_EVERY);
    if (isLooking || this.#then.isDue(now.atMs)) this.#then.look();
    const account = isLooking ? this.#keeper.accountAt(now) : null;
    if (account !== null) this.#then.showFace(account);
    if (isEvery(SKETCH_EVERY)) void this.#keeper.sketch(now);
    if (isEvery(VEILS_EVERY)) this.#then.refreshVeils();
    if (isEvery(PUT_RIGHT_EVERY)) this.#then.putRight();
  }
}
