import type { CallInput } from '../core/calls/call-state.ts';
import type { LiveCallAsked } from '../core/focus/live.ts';
import type { BrowserRun, Checkpoint, Eyes, Hands } from '../core/ports/browser.ts';
import type { CallProbes, Sharing } from '../core/ports/calls.ts';
import type { Ears } from '../core/ports/ears.ts';
import type { FactLog } from '../core/ports/ports.ts';
import type { Signal } from '../core/ports/signals.ts';
import { Serial } from '../core/serial.ts';
import type { Stamp } from '../core/time/stamp.ts';
import { CalendarKeeper } from './calendar-keeper.ts';
import type { CalendarPorts } from './calendar-shelf.ts';
import { CallDesk } from './call-desk.ts';
import { CallWatch, type CallWatchPorts } from './call-watch.ts';
import { FocusControl } from './focus-control.ts';
import { FocusKeeper } from './focus-keeper.ts';
import { Heartbeat, type Ticker } from './heartbeat.ts';
import { HushKeeper, type HushPorts } from './hush-keeper.ts';
import { MeetingWatch } from './meeting-watch.ts';
import { Outside, type OutsidePorts } from './outside.ts';
import { PageKeeper, type PageKeeperPorts } from './page-keeper.ts';
import { PillDesk, type PillPorts } from './pill-desk.ts';
import { RecordControl } from './record-control.ts';
import { refreshFor } from './refresh-for.ts';
import { SightRecorder } from './sight-recorder.ts';
import { TroubleTeller } from './trouble-teller.ts';
import { type PageSight, VeilDesk } from './veil-desk.ts';

export type Ports = OutsidePorts &
  HushPorts &
  PageKeeperPorts &
  PillPorts &
  CalendarPorts &
  CallWatchPorts & {
    readonly log: FactLog;
    readonly probes: CallProbes;
    readonly sharing: Sharing;
    readonly checkpoint: Checkpoint;
    readonly run: BrowserRun;
    readonly eyes: Eyes;
    readonly ears: Ears;
    readonly hands: Hands;
    readonly ticker: Ticker;
  };

/**
 * The worker's parts and their order of work. Everything that happens is a turn: take up what an earlier life left, do
 * what is asked, end and start what is due, look at what is in front, and put the outside right. Turns run one at a
 * time; their stamps are taken when they are asked for, so waiting changes no time.
 */
export class Undivided {
  readonly calendars: CalendarKeeper;
  readonly focus: FocusControl;
  readonly record: RecordControl;
  readonly veils: VeilDesk;
  readonly callDesk: CallDesk;
  readonly pages: PageKeeper;
  readonly pills: PillDesk;
  readonly #ports: Ports;
  readonly #turns = new Serial();
  readonly #keeper: FocusKeeper;
  readonly #recorder: SightRecorder;
  readonly #outside: Outside;
  readonly #calls: CallWatch;
  readonly #heartbeat: Heartbeat;
  readonly #hush: HushKeeper;
  readonly #trouble: TroubleTeller;
  #isTakenUp = false;
  /** The question about a call that stands in the popup: the icon has a mark while it does. */
  #callAsked: LiveCallAsked | null = null;
  /** When something falls due next, wall ms: alarms may come late, so the heart looks at it too. */
  #dueMs: number | null = null;

  constructor(ports: Ports) {
    this.#ports = ports;
    this.#keeper = new FocusKeeper(ports);
    this.#calls = new CallWatch(ports, () => void this.hearOfCall({ type: 'time' }));
    const watch = new MeetingWatch(ports);
    this.#recorder = new SightRecorder(ports, this.#keeper, this.#calls, watch);
    this.#outside = new Outside(ports);
    this.#hush = new HushKeeper(ports, this.#keeper, this.#calls, watch);
    this.#trouble = new TroubleTeller(ports, this.#keeper);
    this.calendars = new CalendarKeeper(ports);
    this.focus = new FocusControl(ports, this.#keeper, watch, this.#calls);
    this.record = new RecordControl(ports, this.#keeper, watch);
    this.callDesk = new CallDesk(ports, { keeper: this.#keeper, watch, calls: this.#calls, focus: this.focus });
    this.pages = new PageKeeper(ports, this.#keeper);
    this.pills = new PillDesk(ports, { keeper: this.#keeper, calls: this.#calls, focus: this.focus });
    this.veils = new VeilDesk(ports, this.#keeper, watch, (now) => this.focus.isPresenting(now));
    this.#heartbeat = new Heartbeat(ports, this.#keeper, {
      look: () => void this.#glance(false),
      isDue: (nowMs) => this.#isDue(nowMs),
      putRight: () => void this.turn(async () => undefined),
      showFace: (account) => {
        const isQuiet = this.focus.isPresenting(ports.clock.now());
        void this.#outside.showFace(account, { isOn: true, isAsking: this.#callAsked !== null, isQuiet });
      },
      refreshVeils: () => void ports.veils.refresh(),
    });
  }

  /** What the browser says. */
  async take(signal: Signal): Promise<void> {
    // A heart that beats looks for itself.
    if (signal.is === 'tick' && this.#heartbeat.isBeating) return;
    if (signal.is === 'sight' || signal.is === 'tick') return this.#glance();
    if (signal.is === 'alarm' && this.#heartbeat.isSteadyAt(this.#ports.clock.now()) && this.#keeper.isWriting)
      return this.#glance().then(() => this.#readCalendars(signal));
    if (signal.is === 'tab-changed' || signal.is === 'tab-removed') return this.#follow(signal);
    await this.turn(async (now) => {
      if (signal.is === 'loaded') await this.#sweep();
      if (signal.is === 'woke' || signal.is === 'grants-changed') await this.placeProbes();
      if (signal.is !== 'command') return;
      if (signal.command === 'back-to-meeting') await this.focus.goBack();
      else if (signal.command === 'presenting') await this.focus.presentOrNot(now);
      else await this.focus.startOrEnd(now);
    });
    await this.#readCalendars(signal);
  }

  /** Puts the call probes where the user allows them, in the mode that the user chose. */
  async placeProbes(): Promise<void> {
    const settings = await this.#ports.settings.read();
    await this.#calls.keepHealthOf(settings.callSites.map(({ site }) => site));
    await this.#ports.probes.reconcile(settings);
  }

  /** What a call probe says, or what happened to a tab that one is in. */
  hearOfCall(input: CallInput): Promise<void> {
    return this.turn((now) => this.#calls.hear(now, input));
  }

  /** Does something in a turn of its own, and puts everything right after it. */
  turn<T>(job: (now: Stamp) => Promise<T>): Promise<T> {
    return this.answer(async (now) => {
      try {
        return await job(now);
      } finally {
        await this.#settle(now);
      }
    });
  }

  /** Answers something that changes nothing. */
  answer<T>(job: (now: Stamp) => Promise<T>): Promise<T> {
    const now = this.#ports.clock.now();
    return this.#turns.run(async () => {
      await this.#takeUp(now);
      return job(now);
    });
  }

  /** A tab went on: that concerns its call, where one is known there, and what is in front in any case. */
  async #follow(signal: Signal & { is: 'tab-changed' | 'tab-removed' }): Promise<void> {
    const { is, ...rest } = signal;
    const isKnown = await this.answer(async () => this.#calls.knows(signal.tabId));
    if (!isKnown) return this.#glance();
    await this.hearOfCall(is === 'tab-removed' ? { type: is, ...rest } : ({ type: 'address', ...rest } as CallInput));
  }

  /**
   * A look at what is in front: if it shows nothing new and nothing is due, nothing is done. Where nothing was told, no
   * other tab has begun to be heard either (the alarm's glances see to what was told and lost).
   */
  #glance(wasTold = true): Promise<void> {
    return this.answer(async (now) => {
      const { revision, session } = this.#keeper;
      if (session === null) return this.#waitForCall(now);
      await this.#recorder.look();
      if (this.#isDue(now.atMs) || this.#keeper.revision !== revision) await this.#settle(now);
      // Another tab can be heard, or is in front, without anything else being new.
      else if (wasTold) await this.#hush.reconcile(now);
    });
  }

  /** Without focus a tab is looked at only for the page that launches the app of a meeting which waits for its call. */
  async #waitForCall(now: Stamp): Promise<void> {
    if (this.callDesk.isWaiting && (await this.callDesk.launched(now)) !== null) return this.#settle(now);
    this.#ports.ears.attend(this.#calls.isBusy || this.callDesk.isWaiting);
  }

  #isDue = (nowMs: number): boolean => this.#dueMs !== null && nowMs >= this.#dueMs;

  /** A page fights its veil: it gives way to ours, once its site is closed. */
  async closeFor(page: PageSight): Promise<void> {
    await this.turn((now) => this.veils.fought(now, page));
    await this.#ports.gate.lead(page.tabId).catch(() => undefined);
  }

  /** What an earlier load of the extension left in open pages, and cannot take away itself. */
  async #sweep(): Promise<void> {
    await this.#ports.veils.sweep((await this.#ports.settings.read()).distractions);
    await this.pages.sweep();
  }

  /** The first turn of a life takes up what the last one left; every turn notes if the worker was not there before it. */
  async #takeUp(now: Stamp): Promise<void> {
    if (this.#isTakenUp) return this.#keeper.noteSilence(now);
    const isNewRun = await this.#ports.run.isNew();
    await this.#keeper.takeUp(now, isNewRun, (...ms) => this.#recorder.missed(now, ...ms));
    if (isNewRun && this.#keeper.session !== null) await this.#ports.notices.add('browser-crashed');
    await this.#calls.takeUp(now);
    // Only now: a worker that is killed before this has to find out again that the browser was started anew.
    await this.#ports.run.begin();
    this.#isTakenUp = true;
    await this.focus.putAway(now);
  }

  /** Ends and starts what is due, looks, and puts the outside right. */
  async #settle(now: Stamp): Promise<void> {
    await this.focus.followCalls(now);
    await this.focus.endIfDue(now);
    await this.focus.followCalendar(now);
    await this.callDesk.followLaunch(now);
    await this.record.followList(now);
    await this.#recorder.look();
    await this.focus.endIfDue(now);
    await this.focus.followSharing(now);
    const isOn = this.#keeper.session !== null;
    this.#heartbeat.beat(isOn);
    this.#ports.ears.attend(isOn || this.#calls.isBusy || this.callDesk.isWaiting);
    await this.#trouble.tell();
    await this.#hush.reconcile(now);
    const isPresenting = this.focus.isPresenting(now);
    await this.pages.reconcile(now.atMs, isPresenting).catch(() => undefined);
    await this.pills.reconcile(now).catch(() => undefined);
    const callMs = this.#calls.plan(now);
    this.#callAsked = await this.callDesk.asked(now);
    this.#dueMs = await this.#outside.reconcile(this.#keeper.session, this.#keeper.accountAt(now), {
      nowMs: now.atMs,
      callMs,
      isPresenting,
      callSight: this.callDesk.sight(now),
      callAsked: this.#callAsked,
    });
  }

  async #readCalendars(signal: Signal): Promise<void> {
    const which = refreshFor(signal);
    if (which !== null && (await this.calendars.refresh(which))) await this.take({ is: 'calendars-changed' });
  }
}
