import type { Sight } from '../core/attention/rules.ts';
import type { Fact, LoggedFact } from '../core/focus/facts.ts';
import { isOneClock, missedBetween, missedFromMs } from '../core/focus/missed.ts';
import type { FocusSession } from '../core/focus/session.ts';
import { type CallPlace, type FrontSeen, frontSeen, isTheCall } from '../core/focus/sighting.ts';
import { listsIn } from '../core/focus/veiled-sites.ts';
import type { Eyes, Surroundings, TabSight } from '../core/ports/browser.ts';
import type { Clock, SettingsStore } from '../core/ports/ports.ts';
import type { Stamp } from '../core/time/stamp.ts';
import type { CallWatch } from './call-watch.ts';
import type { FocusKeeper } from './focus-keeper.ts';
import type { MeetingWatch } from './meeting-watch.ts';

const frontOf = ({ front, isCallVisible }: Pick<Sight, 'front' | 'isCallVisible'>) =>
  JSON.stringify([front, isCallVisible]);

/** No event is later than this: every five seconds it is looked without one, and no turn takes longer, ms. */
const LATEST_MS = 8_000;

/** The first look of a meeting is this soon after its beginning, unless something is badly wrong, ms. */
const FIRST_LOOK_MS = 2_000;

/** The later one of two moments; one of another life of the worker is the earlier. */
const later = (written: Stamp | null, looked: Stamp | null): Stamp | null =>
  written !== null && looked?.life === written.life && looked.monoMs > written.monoMs ? looked : written;

interface SightPorts {
  readonly clock: Clock;
  readonly eyes: Eyes;
  readonly settings: SettingsStore;
}

/** Looks at what the user has before them while a meeting is on, and records what changed. */
export class SightRecorder {
  readonly #ports: SightPorts;
  readonly #keeper: FocusKeeper;
  readonly #calls: CallWatch;
  readonly #watch: Pick<MeetingWatch, 'linkedPages'>;
  /** The last look of this life that was written down, or showed nothing new. */
  #lookedAt: Stamp | null = null;

  constructor(ports: SightPorts, keeper: FocusKeeper, calls: CallWatch, watch: Pick<MeetingWatch, 'linkedPages'>) {
    this.#ports = ports;
    this.#keeper = keeper;
    this.#calls = calls;
    this.#watch = watch;
  }

  /**
   * Looks once. Says nothing twice: a look that shows what was known leaves no fact. It is dated when it is taken, not
   * when it was asked for: a turn may have to wait for others, and what is in front by then was not in front before.
   */
  async look(): Promise<void> {
    const now = this.#ports.clock.now();
    // Nobody sees through a silence, also where it is still to be noted by a turn that waits behind this one.
    await this.#keeper.noteSilence(now);
    const since = later(this.#keeper.writtenUntil, this.#lookedAt);
    const isMeasured = since !== null && isOneClock(since, now);
    const isFirst = isMeasured && this.#keeper.accountAt(now)?.sight.front === null;
    // What is in front as a meeting begins was there when it was asked to begin.
    const stamp = isFirst && now.monoMs - since.monoMs <= FIRST_LOOK_MS ? since : now;
    const tabFacts = await this.#callTab(stamp);
    if (tabFacts.length > 0) await this.#keeper.record(stamp, ...tabFacts);
    const { session } = this.#keeper;
    const known = this.#keeper.accountAt(now)?.sight;
    // Where no record is kept nobody needs to know what is in front.
    if (session === null || known === undefined || session.recording !== 'on') return;
    const { surroundings, asSeen } = await this.#see(session, now);
    const seen = asSeen(surroundings.front);
    let writtenAt = stamp;
    if (frontOf(seen) !== frontOf(known)) {
      // An event may come late, and the look after it too: the browser knows when it was.
      const fromMs = Math.max(since?.atMs ?? 0, now.atMs - LATEST_MS);
      const facts = isMeasured ? await this.#dated(surroundings, asSeen, fromMs, fromMs, now) : [];
      if (facts.length > 0) writtenAt = now;
      for (const each of facts) await this.#keeper.record(each.stamp, each);
      if (frontOf(facts.at(-1) ?? known) !== frontOf(seen)) await this.#keeper.record(writtenAt, seen);
    }
    this.#lookedAt = now;
    const { idle } = surroundings;
    if (idle !== known.idle) await this.#keeper.record(writtenAt, { type: 'idle-seen', idle });
  }

  /**
   * What came to the front since the last life of the worker was there. Events that reach a worker which is being stopped
   * are lost, and Chromium starts no other until it has stopped, which it gives up waiting for after five seconds
   * (`ServiceWorkerVersion::kStopWorkerTimeout`). The browser remembers when its tabs were turned to.
   */
  async missed(now: Stamp, lookedMs: number, seenMs: number): Promise<LoggedFact[]> {
    const { session } = this.#keeper;
    if (session?.recording !== 'on') return [];
    const { surroundings, asSeen } = await this.#see(session, now);
    return this.#dated(surroundings, asSeen, missedFromMs(lookedMs, seenMs), seenMs, now);
  }

  async #see(session: FocusSession, stamp: Stamp) {
    const [surroundings, settings, linked] = await Promise.all([
      this.#ports.eyes.look(),
      this.#ports.settings.read(),
      this.#watch.linkedPages(session),
    ]);
    const [place, lists] = [this.#place(session, stamp), listsIn(session, settings)];
    const asSeen = (front: TabSight | null) => frontSeen({ ...surroundings, front }, place, lists, linked);
    return { surroundings, asSeen };
  }

  /** What the browser remembers of the window in front since a wall time, dated from `seenMs` on; without what says nothing new. */
  async #dated(
    { front }: Surroundings,
    asSeen: (front: TabSight) => FrontSeen,
    sinceMs: number,
    seenMs: number,
    now: Stamp,
  ): Promise<(FrontSeen & LoggedFact)[]> {
    const known = this.#keeper.accountAt(now)?.sight;
    if (front === null || known === undefined) return [];
    const switches = await this.#ports.eyes.switchesSince(front.windowId, sinceMs).catch(() => []);
    let last = frontOf(known);
    return missedBetween(switches, seenMs, now).flatMap(({ stamp, tab }) => {
      const seen = asSeen(tab);
      const before = last;
      last = frontOf(seen);
      return last === before ? [] : [{ ...seen, stamp }];
    });
  }

  /** Finds the tab of this meeting's call by its room, and notices when the tab that held it does so no longer. */
  async #callTab(stamp: Stamp): Promise<Fact[]> {
    const { session } = this.#keeper;
    if (session === null) return [];
    if (session.callTabId === null) return this.#findTab(session.meeting.room);
    const tab = await this.#ports.eyes.tab(session.callTabId);
    // A call that is watched is over when the watch says so: a page that reloads is not a call that ended.
    const isWatched = this.#calls.at(stamp).some((each) => each.tabId === session.callTabId && each.stage === 'live');
    if (tab !== null && (isWatched || isTheCall(tab, this.#place(session, stamp)))) return [];
    const gone: Fact = { type: 'call-tab-seen', tabId: null, host: null };
    return session.call === 'none' ? [gone] : [{ type: 'call-seen', call: 'none', endedAtMs: stamp.atMs }, gone];
  }

  async #findTab(room: string | null): Promise<Fact[]> {
    if (room === null) return [];
    const inRoom = (await this.#ports.eyes.callTabs()).filter((each) => each.room === room);
    const found = inRoom.find((each) => !each.isLaunch) ?? inRoom[0];
    if (found === undefined) return [];
    const tab: Fact = { type: 'call-tab-seen', tabId: found.tabId, host: found.host };
    // What is joined from a launch page goes on where nobody can see it.
    if (found.isLaunch === true)
      return [tab, { type: 'app-call-seen', by: 'launch-page' }, { type: 'setting-seen', setting: 'app-call' }];
    return [tab, { type: 'setting-seen', setting: 'browser-call' }];
  }

  #place(session: FocusSession, stamp: Stamp): CallPlace {
    const view = this.#calls.at(stamp).find((each) => each.tabId === session.callTabId);
    return {
      tabId: session.callTabId,
      host: session.callHost,
      room: session.meeting.room,
      isPictureInPicture: view?.isPictureInPicture ?? false,
    };
  }
}
