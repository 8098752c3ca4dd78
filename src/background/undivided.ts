import type { Occurrence } from '../core/calendar/occurrence.ts';
import { veilModel } from '../core/focus/live-state.ts';
import { type Ending, endingOf } from '../core/focus/session.ts';
import { MINUTES_GIVEN_MS, type VeilModel } from '../core/focus/veil.ts';
import { meetingFrom } from '../core/meeting/from-occurrence.ts';
import type { Meeting } from '../core/meeting/meeting.ts';
import type { Because } from '../core/meeting/qualify.ts';
import type { BrowserRun, Checkpoint, Eyes, Hands, TabSight } from '../core/ports/browser.ts';
import type { Ears } from '../core/ports/ears.ts';
import type { FactLog } from '../core/ports/ports.ts';
import type { Signal } from '../core/ports/signals.ts';
import { kindOfSite } from '../core/sites/match.ts';
import type { Stamp } from '../core/time/stamp.ts';
import { CalendarKeeper, type CalendarPorts } from './calendar-keeper.ts';
import { FocusKeeper } from './focus-keeper.ts';
import { Heartbeat, type Ticker } from './heartbeat.ts';
import { MeetingWatch } from './meeting-watch.ts';
import { Outside, type OutsidePorts } from './outside.ts';
import { Serial } from './serial.ts';
import { SightRecorder } from './sight-recorder.ts';

export type Ports = OutsidePorts &
  CalendarPorts & {
    readonly log: FactLog;
    readonly checkpoint: Checkpoint;
    readonly run: BrowserRun;
    readonly eyes: Eyes;
    readonly hands: Hands;
    readonly ticker: Ticker;
    readonly ears: Ears;
  };

/**
 * The worker's parts and their order of work. Everything that happens is a turn: take up what an earlier life left, do
 * what the signal says, end and start what is due, look at what is in front, and put the outside right. Turns run one
 * at a time; their stamps are taken when the signal arrives, so waiting changes no time.
 */
export class Undivided {
  readonly calendars: CalendarKeeper;
  readonly #ports: Ports;
  readonly #turns = new Serial();
  readonly #keeper: FocusKeeper;
  readonly #watch: MeetingWatch;
  readonly #recorder: SightRecorder;
  readonly #outside: Outside;
  readonly #heartbeat: Heartbeat;
  #isTakenUp = false;
  /** When something falls due next, wall ms: alarms may come late, so the heart looks at it too. */
  #dueMs: number | null = null;

  constructor(ports: Ports) {
    this.#ports = ports;
    this.#keeper = new FocusKeeper(ports);
    this.#watch = new MeetingWatch(ports);
    this.#recorder = new SightRecorder(ports, this.#keeper);
    this.#outside = new Outside(ports);
    this.calendars = new CalendarKeeper(ports);
    this.#heartbeat = new Heartbeat(ports, this.#keeper, {
      look: () => void this.#glance(),
      slept: (lastMs) => void this.#turn((now) => this.#keeper.record(now, { type: 'sight-lost', fromMs: lastMs })),
      showFace: (account) => void this.#outside.showFace(account, true),
      refreshVeils: () => void ports.veils.refresh(),
    });
  }

  /** What the browser says. */
  async take(signal: Signal): Promise<void> {
    if (signal.is === 'sight' || signal.is === 'tick') return this.#glance();
    await this.#turn(async (now) => {
      const { session } = this.#keeper;
      if (signal.is === 'tab-removed' && session?.callTabId === signal.tabId && session.call !== 'none') {
        await this.#keeper.record(
          now,
          { type: 'call-seen', call: 'none' },
          { type: 'call-tab-seen', tabId: null, host: null },
        );
      }
      if (signal.is === 'command' && signal.command === 'back-to-meeting') await this.#goBack();
      if (signal.is === 'command' && signal.command === 'start-or-end-focus') {
        await (session === null ? this.#startByHand(now) : this.#end(now, 'by-user'));
      }
    });
    await this.#readCalendars(signal);
  }

  startFor(minutes: number): Promise<void> {
    return this.#turn((now) => this.#start(now, byHand(now, now.atMs + minutes * 60_000), 'by-hand'));
  }

  /** Starts focus for the tab in front. False: there is no tab that could be a call's. */
  startOnTab(): Promise<boolean> {
    return this.#turn(async (now) => {
      const { front } = await this.#ports.eyes.look();
      if (front === null) return false;
      await this.#startOnTab(now, front);
      return true;
    });
  }

  startOnMeeting(occurrenceId: string): Promise<boolean> {
    return this.#turn(async (now) => {
      const occurrence = await this.#watch.occurrence(occurrenceId);
      if (occurrence === null || occurrence.endMs <= now.atMs) return false;
      await this.#watch.note(occurrence.id, null, now.atMs);
      await this.#startMeeting(now, occurrence, 'by-hand');
      return true;
    });
  }

  end(): Promise<void> {
    return this.#turn((now) => this.#end(now, 'by-user'));
  }

  /** The user does not want to be asked about this meeting, or focus for it. */
  setAside(occurrenceId: string): Promise<void> {
    return this.#turn(async (now) => {
      const occurrence = await this.#watch.occurrence(occurrenceId);
      if (occurrence !== null)
        await this.#watch.note(occurrenceId, { became: 'set-aside', endMs: occurrence.endMs }, now.atMs);
    });
  }

  goBack(): Promise<void> {
    return this.#turn(() => this.#goBack());
  }

  /** Something the user chose has changed: everything outside follows. */
  followSettings(): Promise<void> {
    return this.#turn(async () => undefined);
  }

  /** What the veil in a tab says; null where there is nothing to veil. */
  veilFor(tab: PageSight): Promise<VeilModel | null> {
    return this.#turns.run(async () => {
      const now = await this.#ready();
      const site = await this.#veiledSite(tab, now.atMs);
      const account = this.#keeper.accountAt(now);
      const { session } = this.#keeper;
      return site === null || session === null || account === null ? null : veilModel(site, session, account);
    });
  }

  turnBack(tab: PageSight): Promise<void> {
    return this.#turn(async () => {
      if (this.#keeper.session?.callTabId != null) await this.#goBack();
      else await this.#ports.hands.leave(tab.tabId);
    });
  }

  need(tab: PageSight): Promise<void> {
    return this.#turn(async (now) => {
      const site = await this.#veiledSite(tab, now.atMs);
      if (site !== null) await this.#keeper.record(now, { type: 'site-needed', site });
    });
  }

  giveIn(tab: PageSight): Promise<void> {
    return this.#turn(async (now) => {
      const site = await this.#veiledSite(tab, now.atMs);
      if (site !== null)
        await this.#keeper.record(now, { type: 'minutes-given', site, untilMs: now.atMs + MINUTES_GIVEN_MS });
    });
  }

  #turn<T>(job: (now: Stamp) => Promise<T>): Promise<T> {
    const arrived = this.#ports.clock.now();
    return this.#turns.run(async () => {
      await this.#ready(arrived);
      try {
        return await job(arrived);
      } finally {
        await this.#settle(arrived);
      }
    });
  }

  /** A look at what is in front: if it shows nothing new and nothing is due, nothing is done. */
  #glance(): Promise<void> {
    const now = this.#ports.clock.now();
    return this.#turns.run(async () => {
      await this.#ready(now);
      const { revision, session } = this.#keeper;
      if (session === null) return this.#ports.ears.attend(false);
      await this.#recorder.look(now);
      const isDue = this.#dueMs !== null && now.atMs >= this.#dueMs;
      if (isDue || this.#keeper.revision !== revision) await this.#settle(now);
    });
  }

  async #ready(now = this.#ports.clock.now()): Promise<Stamp> {
    if (!this.#isTakenUp) {
      await this.#keeper.takeUp(now, await this.#ports.run.isNew());
      this.#isTakenUp = true;
    }
    return now;
  }

  /** Ends and starts what is due, looks, and puts the outside right. */
  async #settle(now: Stamp): Promise<void> {
    await this.#endIfDue(now);
    await this.#followCalendar(now);
    if (this.#keeper.session !== null) {
      await this.#recorder.look(now);
      await this.#endIfDue(now);
    }
    const isOn = this.#keeper.session !== null;
    this.#heartbeat.beat(isOn);
    this.#ports.ears.attend(isOn);
    if (!this.#keeper.isWriting) await this.#ports.notices.add('not-writing');
    this.#dueMs = await this.#outside.reconcile(this.#keeper.session, this.#keeper.accountAt(now), now.atMs);
  }

  async #endIfDue(now: Stamp): Promise<void> {
    const ending = this.#keeper.session === null ? null : endingOf(this.#keeper.session, now.atMs);
    if (ending !== null) await this.#finish(now, ending);
  }

  async #followCalendar(now: Stamp): Promise<void> {
    const wish = await this.#watch.wish(this.#keeper.session, now.atMs);
    if (wish.do === 'start') await this.#startMeeting(now, wish.occurrence, null);
    if (wish.do === 'change') await this.#keeper.record(now, { type: 'meeting-changed', meeting: wish.meeting });
    if (wish.do === 'end') await this.#finish(now, { why: 'planned-end', endedAtMs: now.atMs });
  }

  async #startMeeting(now: Stamp, occurrence: Occurrence, because: Because | null): Promise<void> {
    const reason = because ?? (occurrence.people.length > 0 ? 'has-people' : 'has-join-address');
    await this.#start(now, meetingFrom(occurrence), reason);
  }

  async #startByHand(now: Stamp): Promise<void> {
    const due = await this.#watch.due(now.atMs);
    if (due.asks !== null) return this.#startMeeting(now, due.asks, 'by-hand');
    const { front } = await this.#ports.eyes.look();
    // The shortcut lets us see the tab it was pressed in: at a conferencing address it is for that call.
    if (front?.room != null) return this.#startOnTab(now, front);
    return this.#start(now, byHand(now, now.atMs + SHORTCUT_MINUTES * 60_000), 'by-hand');
  }

  async #startOnTab(now: Stamp, tab: TabSight): Promise<void> {
    const due = await this.#watch.due(now.atMs);
    const announced = due.asks ?? due.starts;
    const meeting: Meeting =
      announced === null ? { ...byHand(now, null), source: 'call', room: tab.room } : meetingFrom(announced);
    await this.#start(now, { ...meeting, setting: 'browser-call' }, 'by-hand-call');
    await this.#keeper.record(
      now,
      { type: 'call-tab-seen', tabId: tab.tabId, host: tab.host },
      { type: 'call-seen', call: 'live' },
    );
  }

  async #start(now: Stamp, meeting: Meeting, because: Because): Promise<void> {
    if (this.#keeper.session !== null) await this.#finish(now, { why: 'handed-over', endedAtMs: now.atMs });
    const { assumptions } = await this.#ports.settings.read();
    await this.#keeper.record(now, {
      type: 'focus-started',
      meeting,
      because,
      assumptions,
      zone: this.#ports.clock.zone(),
    });
  }

  async #end(now: Stamp, why: Ending['why']): Promise<void> {
    if (this.#keeper.session !== null) await this.#finish(now, { why, endedAtMs: now.atMs });
  }

  async #finish(now: Stamp, ending: Ending): Promise<void> {
    const { meeting } = this.#keeper.session ?? {};
    await this.#keeper.finish(now, ending);
    // A meeting that was handed over, or whose planned end moves, may go on; one that was ended is not started again.
    const isOver = ending.why === 'by-user' || ending.why === 'call-ended';
    if (isOver && meeting?.occurrenceId != null) {
      await this.#watch.note(
        meeting.occurrenceId,
        { became: 'over', endMs: meeting.plannedEndMs ?? now.atMs },
        now.atMs,
      );
    }
  }

  async #goBack(): Promise<void> {
    const tabId = this.#keeper.session?.callTabId ?? null;
    if (tabId !== null) await this.#ports.hands.bringToFront(tabId);
  }

  async #veiledSite(tab: PageSight, nowMs: number): Promise<string | null> {
    const { session } = this.#keeper;
    if (session === null || tab.tabId === session.callTabId) return null;
    const settings = await this.#ports.settings.read();
    const kind = kindOfSite(tab.host, settings);
    if (kind.is !== 'listed') return null;
    const isOpen = session.needed.includes(kind.site) || (session.minutesUntilMs[kind.site] ?? 0) > nowMs;
    return isOpen ? null : kind.site;
  }

  async #readCalendars(signal: Signal): Promise<void> {
    const isWaking =
      signal.is === 'woke' || signal.is === 'browser-started' || (signal.is === 'idle' && signal.idle === 'active');
    if (signal.is !== 'alarm' && !isWaking) return;
    if (await this.calendars.refresh(isWaking ? 'stale' : 'due')) await this.take({ is: 'calendars-changed' });
  }
}

/** The keyboard shortcut starts focus for so long where there is nothing else to go by, minutes. */
export const SHORTCUT_MINUTES = 25;

/** A page that one of our scripts speaks from, as the browser reports it: never as the page says. */
export interface PageSight {
  readonly tabId: number;
  readonly host: string;
}

function byHand(now: Stamp, plannedEndMs: number | null): Meeting {
  return {
    id: `hand-${now.atMs}`,
    source: 'hand',
    occurrenceId: null,
    seriesId: null,
    title: '',
    people: [],
    plannedStartMs: now.atMs,
    plannedEndMs,
    setting: 'in-person',
    room: null,
  };
}
