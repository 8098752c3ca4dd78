import { Undivided } from '../../src/background/undivided.ts';
import type { CallHealth } from '../../src/core/calls/health.ts';
import type { LiveState } from '../../src/core/focus/live.ts';
import type { PillPlace } from '../../src/core/focus/pill.ts';
import type { FeedAnswer } from '../../src/core/ports/browser.ts';
import type { CallNotes } from '../../src/core/ports/calls.ts';
import type { Signal } from '../../src/core/ports/signals.ts';
import { Desktop } from './desktop.ts';
import { Disk } from './disk.ts';
import { HandClock } from './hand-clock.ts';
import { Life, mortal } from './mortal.ts';
import { Sound } from './sound.ts';

/** What the browser forgets when it closes or crashes. */
class Session {
  hasBegun = false;
  notes: CallNotes | null = null;
  live: LiveState | null = null;
  veiled: readonly string[] = [];
  /** Pages of theirs that are left out. */
  linked: readonly string[] = [];
  feedVeiled: readonly string[] = [];
  /** Of these, those that do not load at all. */
  closed: readonly string[] = [];
  readonly led: number[] = [];
  hushed: readonly string[] = [];
  stilledFrames: readonly string[] = [];
  nextMs: number | null = null;
  isInMeeting = false;
  nextBeatMonoMs = Number.POSITIVE_INFINITY;
}

/** A machine, its browser, and the worker in it: the real background on ports in memory, and time that is set by hand. */
export class World {
  readonly clock: HandClock;
  readonly disk = new Disk();
  readonly desktop = new Desktop(() => this.clock.atMs);
  readonly sound = new Sound();
  /** What a calendar's address answers. */
  feed: (address: string, take: (chunk: Uint8Array) => void) => FeedAnswer = () => ({
    is: 'problem',
    problem: 'unreachable',
    retryAfterMs: null,
  });
  /** Sites that the user allowed us to see; null: all. */
  allowed: readonly string[] | null = null;
  /** Where the user put the pill, by host. */
  readonly pillPlaces: Record<string, PillPlace> = {};
  /** Tabs that use the microphone or the camera, where the browser tells it. */
  capturing = new Set<number>();
  /** Tabs that share a screen, as the browser itself tells. */
  screenSharing = new Set<number>();
  session = new Session();
  isBrowserOn = true;
  life = new Life();
  undivided: Undivided | null = null;
  /** Whether something wakes the worker at once when it was killed. */
  isRevived = false;
  /** Kills the next life of the worker at this word. */
  killNextAt: Life['killedAt'] = null;
  #tick: { run: () => void; nextMonoMs: number } | null = null;
  #timer: { run: () => void; dueMonoMs: number } | null = null;
  #made = 0;

  constructor(atMs: number, zone = 'UTC') {
    this.clock = new HandClock(atMs, zone);
  }

  /** Starts the worker, if the browser is on and it does not run. */
  async wake(): Promise<void> {
    if (this.undivided !== null || !this.isBrowserOn) return;
    this.clock.beginLife();
    this.life = new Life(this.killNextAt);
    this.killNextAt = null;
    this.undivided = new Undivided(this.#ports(this.life));
    await this.say({ is: 'woke' });
  }

  /** The browser says something to the worker, and wakes it for that. */
  async say(signal: Signal): Promise<void> {
    await this.wake();
    await this.during((undivided) => undivided.take(signal));
  }

  /** Does something with the worker, until it is done or the worker is killed over it. */
  async during(what: (undivided: Undivided) => Promise<unknown>): Promise<void> {
    const { undivided } = this;
    if (undivided === null) return;
    // Everything in memory answers within the same turn of Node's loop: what is not done by then never will be.
    void what(undivided).catch(() => undefined);
    await quiet();
    if (!this.life.isOver) return;
    this.killWorker();
    if (this.isRevived) await this.wake();
  }

  killWorker(): void {
    this.life.isOver = true;
    this.undivided = null;
    this.#tick = null;
    this.#timer = null;
  }

  /** The browser crashes or is closed: its tabs, its session and the worker are gone. */
  crash(): void {
    this.killWorker();
    this.isBrowserOn = false;
    this.session = new Session();
  }

  async startBrowser(): Promise<void> {
    if (this.isBrowserOn) return;
    this.isBrowserOn = true;
    this.desktop.restart();
    await this.wake();
    await this.say({ is: 'browser-started' });
  }

  /** The machine sleeps; then it wakes, and what is late is done. */
  async sleep(ms: number, runsOn = false): Promise<void> {
    this.clock.sleep(ms, runsOn);
    await this.pass(0);
  }

  /** The user has something else before them. */
  async see(change: (desktop: Desktop) => void): Promise<void> {
    change(this.desktop);
    await this.say({ is: 'sight' });
  }

  async goIdle(idle: Desktop['idle']): Promise<void> {
    this.desktop.idle = idle;
    await this.say({ is: 'idle', idle });
  }

  /** Time passes, and everything that falls due in it happens at its moment. */
  async pass(ms: number): Promise<void> {
    const untilMonoMs = this.clock.monoMs + ms;
    for (;;) {
      const nextMonoMs = this.#nextMonoMs();
      if (nextMonoMs > untilMonoMs) break;
      this.clock.pass(Math.max(0, nextMonoMs - this.clock.monoMs));
      await this.#happen();
    }
    this.clock.pass(untilMonoMs - this.clock.monoMs);
  }

  /** Until a wall time. */
  until(atMs: number): Promise<void> {
    return this.pass(Math.max(0, atMs - this.clock.atMs));
  }

  #nextMonoMs(): number {
    const { nextMs, nextBeatMonoMs } = this.session;
    const { atMs, monoMs } = this.clock;
    const alarmMonoMs = nextMs === null || !this.isBrowserOn ? Number.POSITIVE_INFINITY : monoMs + (nextMs - atMs);
    return Math.min(
      this.#tick?.nextMonoMs ?? Number.POSITIVE_INFINITY,
      this.#timer?.dueMonoMs ?? Number.POSITIVE_INFINITY,
      this.isBrowserOn ? nextBeatMonoMs : Number.POSITIVE_INFINITY,
      alarmMonoMs,
    );
  }

  /** What is due at this moment, one thing: alarms first, since they wake the worker. */
  async #happen(): Promise<void> {
    const { atMs, monoMs } = this.clock;
    const { session } = this;
    if (this.isBrowserOn && session.nextMs !== null && session.nextMs <= atMs) {
      session.nextMs = null;
      return this.say({ is: 'alarm' });
    }
    if (this.isBrowserOn && session.nextBeatMonoMs <= monoMs) {
      session.nextBeatMonoMs = monoMs + 30_000;
      return this.say({ is: 'alarm' });
    }
    if (this.#timer !== null && this.#timer.dueMonoMs <= monoMs) {
      const { run } = this.#timer;
      this.#timer = null;
      return this.during(async () => run());
    }
    if (this.#tick !== null && this.#tick.nextMonoMs <= monoMs) {
      // A timer that is late beats once, and then as before.
      this.#tick.nextMonoMs = monoMs + 1_000;
      const { run } = this.#tick;
      return this.during(async () => run());
    }
  }

  #ports(life: Life): ConstructorParameters<typeof Undivided>[0] {
    const speak = <Port extends object>(port: Port) => mortal(port, life);
    const { disk, desktop } = this;
    const ifAlive = (what: () => void) => {
      if (!life.isOver) what();
    };
    return {
      clock: this.clock,
      newId: () => `id-${++this.#made}`,
      ears: { attend: () => undefined },
      ticker: {
        start: (run) =>
          ifAlive(() => {
            this.#tick = { run, nextMonoMs: this.clock.monoMs + 1_000 };
          }),
        stop: () =>
          ifAlive(() => {
            this.#tick = null;
          }),
      },
      timer: {
        after: (ms, run) =>
          ifAlive(() => {
            this.#timer = ms === null ? null : { run, dueMonoMs: this.clock.monoMs + ms };
          }),
      },
      log: speak(disk.log),
      checkpoint: speak(disk.checkpoint),
      meetings: speak(disk.meetings),
      occurrences: speak(disk.occurrences),
      settings: speak(disk.settings),
      calendars: speak(disk.calendars),
      journal: speak(disk.journal),
      notices: speak(disk.notices),
      eyes: speak(desktop.eyes),
      hands: speak(desktop.hands),
      hush: speak(this.sound.hush),
      face: speak({ show: async () => undefined }),
      sharing: speak({
        tabs: async () => [...this.capturing],
        isScreenShared: async () => this.screenSharing.size > 0,
      }),
      probes: speak({ reconcile: async () => undefined }),
      grants: speak({
        allows: async (site: string) => this.allowed?.includes(site) ?? true,
        reaches: async () => true,
        giveBack: async () => undefined,
      }),
      // Calendars that are kept by themselves have their own tests: here what they say is put on the disk.
      files: { read: async () => null } as never,
      server: {} as never,
      microsoft: null,
      accounts: { all: async () => [] } as never,
      giveWay: async () => undefined,
      feed: speak({ read: async (address, _known, take) => this.feed(address, take) }),
      run: speak({
        isNew: async () => !this.session.hasBegun,
        begin: async () => {
          this.session.hasBegun = true;
        },
      }),
      callHealth: speak({
        read: async () => this.disk.health,
        write: async (health: CallHealth) => {
          this.disk.health = structuredClone(health);
        },
      }),
      callNotes: speak({
        read: async () => this.session.notes,
        write: async (notes: CallNotes) => {
          this.session.notes = structuredClone(notes);
        },
      }),
      live: speak({
        publish: async (state: LiveState) => {
          this.session.live = state;
        },
      }),
      veils: speak({
        set: async (
          { soft, firm }: Record<'soft' | 'firm', readonly string[]>,
          _except: readonly string[],
          linked: readonly string[],
        ) => {
          this.session.veiled = [...soft, ...firm];
          this.session.linked = linked;
        },
        sweep: async () => undefined,
        refresh: async () => undefined,
      }),
      pills: speak({
        placeAt: async (host: string) => this.pillPlaces[host] ?? null,
        keepPlace: async (host: string, place: PillPlace) => {
          this.pillPlaces[host] = place;
        },
        put: async () => undefined,
        refresh: async () => undefined,
      }),
      pageHush: speak({
        set: async (sites: readonly string[]) => {
          this.session.hushed = sites;
        },
        sweep: async () => undefined,
        refresh: async () => undefined,
      }),
      frameHush: speak({
        set: async (sites: readonly string[]) => {
          this.session.stilledFrames = sites;
        },
        sweep: async () => undefined,
        refresh: async () => undefined,
      }),
      feedVeils: speak({
        set: async (sites: readonly string[]) => {
          this.session.feedVeiled = sites;
        },
        sweep: async () => undefined,
        refresh: async () => undefined,
      }),
      gate: speak({
        close: async (sites: readonly string[]) => {
          this.session.closed = sites;
        },
        lead: async (tabId: number) => void this.session.led.push(tabId),
      }),
      alarms: speak({
        set: async (nextMs: number | null, isInMeeting: boolean) => {
          const { session, clock } = this;
          session.nextMs = nextMs;
          if (isInMeeting !== session.isInMeeting)
            session.nextBeatMonoMs = isInMeeting ? clock.monoMs + 30_000 : Number.POSITIVE_INFINITY;
          session.isInMeeting = isInMeeting;
        },
      }),
    };
  }
}

/** When everything that can be done without the passing of time is done. */
export const quiet = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
