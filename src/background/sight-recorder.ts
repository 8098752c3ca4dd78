import type { Sight } from '../core/attention/rules.ts';
import type { Fact, LoggedFact } from '../core/focus/facts.ts';
import { missedBetween, missedFromMs } from '../core/focus/missed.ts';
import type { FocusSession } from '../core/focus/session.ts';
import { type CallPlace, frontSeen, isTheCall } from '../core/focus/sighting.ts';
import { listsIn } from '../core/focus/veiled-sites.ts';
import type { Eyes } from '../core/ports/browser.ts';
import type { SettingsStore } from '../core/ports/ports.ts';
import type { Stamp } from '../core/time/stamp.ts';
import type { CallWatch } from './call-watch.ts';
import type { FocusKeeper } from './focus-keeper.ts';
import type { MeetingWatch } from './meeting-watch.ts';

const frontOf = ({ front, isCallVisible }: Pick<Sight, 'front' | 'isCallVisible'>) =>
  JSON.stringify([front, isCallVisible]);

/** Looks at what the user has before them while a meeting is on, and records what changed. */
export class SightRecorder {
  readonly #ports: { readonly eyes: Eyes; readonly settings: SettingsStore };
  readonly #keeper: FocusKeeper;
  readonly #calls: CallWatch;
  readonly #watch: Pick<MeetingWatch, 'linkedPages'>;

  constructor(
    ports: { readonly eyes: Eyes; readonly settings: SettingsStore },
    keeper: FocusKeeper,
    calls: CallWatch,
    watch: Pick<MeetingWatch, 'linkedPages'>,
  ) {
    this.#ports = ports;
    this.#keeper = keeper;
    this.#calls = calls;
    this.#watch = watch;
  }

  /** Looks once. Says nothing twice: a look that shows what was known leaves no fact. */
  async look(stamp: Stamp): Promise<void> {
    const tabFacts = await this.#callTab(stamp);
    if (tabFacts.length > 0) await this.#keeper.record(stamp, ...tabFacts);
    const { session } = this.#keeper;
    const known = this.#keeper.accountAt(stamp)?.sight;
    // Where no record is kept nobody needs to know what is in front.
    if (session === null || known === undefined || session.recording !== 'on') return;
    const [surroundings, settings, linked] = await Promise.all([
      this.#ports.eyes.look(),
      this.#ports.settings.read(),
      this.#watch.linkedPages(session),
    ]);
    const seen = frontSeen(surroundings, this.#place(session, stamp), listsIn(session, settings), linked);
    const news: Fact[] = surroundings.idle === known.idle ? [] : [{ type: 'idle-seen', idle: surroundings.idle }];
    if (frontOf(seen) !== frontOf(known)) news.push(seen);
    if (news.length > 0) await this.#keeper.record(stamp, ...news);
  }

  /**
   * What came to the front since the last life of the worker was there. Events that reach a worker which is being stopped
   * are lost, and Chromium starts no other until it has stopped, which it gives up waiting for after five seconds
   * (`ServiceWorkerVersion::kStopWorkerTimeout`). The browser remembers when its tabs were turned to.
   */
  async missed(now: Stamp, lookedMs: number, seenMs: number): Promise<LoggedFact[]> {
    const { session } = this.#keeper;
    const known = this.#keeper.accountAt(now)?.sight;
    if (session?.recording !== 'on' || known === undefined) return [];
    const [surroundings, settings, linked] = await Promise.all([
      this.#ports.eyes.look(),
      this.#ports.settings.read(),
      this.#watch.linkedPages(session),
    ]);
    if (surroundings.front === null) return [];
    const switches = await this.#ports.eyes.switchesSince(surroundings.front.windowId, missedFromMs(lookedMs, seenMs));
    const [place, lists] = [this.#place(session, now), listsIn(session, settings)];
    let last = frontOf(known);
    return missedBetween(switches, seenMs, now).flatMap(({ stamp, tab }) => {
      const seen = frontSeen({ ...surroundings, front: tab }, place, lists, linked);
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
