import type { CallView } from '../core/calls/call-state.ts';
import { callSight as sightOf } from '../core/focus/call-sight.ts';
import type { Fact } from '../core/focus/facts.ts';
import { LIVE, SAID_LIVE } from '../core/focus/follow-call.ts';
import type { LiveCallAsked } from '../core/focus/live.ts';
import { meetingFrom } from '../core/meeting/from-occurrence.ts';
import { EARLY_MS } from '../core/meeting/watch.ts';
import type { Eyes } from '../core/ports/browser.ts';
import type { Sharing } from '../core/ports/calls.ts';
import type { SettingsStore } from '../core/ports/ports.ts';
import type { Stamp } from '../core/time/stamp.ts';
import type { CallWatch } from './call-watch.ts';
import type { FocusControl } from './focus-control.ts';
import type { FocusKeeper } from './focus-keeper.ts';
import type { MeetingWatch } from './meeting-watch.ts';

/** Of several meetings that are on, the popup offers no more than these. */
const MOST_MEETINGS = 3;
const LONGEST_TITLE = 200;

export interface CallDeskPorts {
  readonly eyes: Eyes;
  readonly settings: SettingsStore;
  readonly sharing: Sharing;
}

/** What the user is asked about calls where nothing else can tell, and what they answer. Only called within a turn. */
export class CallDesk {
  readonly #ports: CallDeskPorts;
  readonly #keeper: FocusKeeper;
  readonly #watch: MeetingWatch;
  readonly #calls: CallWatch;
  readonly #focus: FocusControl;

  constructor(
    ports: CallDeskPorts,
    parts: { keeper: FocusKeeper; watch: MeetingWatch; calls: CallWatch; focus: FocusControl },
  ) {
    this.#ports = ports;
    this.#keeper = parts.keeper;
    this.#watch = parts.watch;
    this.#calls = parts.calls;
    this.#focus = parts.focus;
  }

  /** A meeting in an app is on and waits for its call: its launch page may come at any time. */
  isWaiting = false;

  sight(now: Stamp) {
    const { session } = this.#keeper;
    return session === null ? ('none' as const) : sightOf(session, this.#calls.at(now), now.atMs);
  }

  /** What should be asked at this moment, or null. */
  async asked(now: Stamp): Promise<LiveCallAsked | null> {
    if (this.#keeper.session === null) return (await this.#silentRoom(now)) ?? this.#capturing(now);
    return (await this.#whichMeeting(now)) ?? this.#otherCall(now);
  }

  /** "I am in the call": in a tab that gives no sign of it; without focus it starts for that tab. */
  async sayInCall(now: Stamp, tabId: number | null): Promise<boolean> {
    const { session } = this.#keeper;
    if (session === null) return tabId !== null && this.#focus.startOnTab(now, tabId);
    if (session.call !== 'live') await this.#keeper.record(now, SAID_LIVE);
    return true;
  }

  /** "I joined in the app." Without focus it starts for the meeting that waits for this call. */
  async sayInApp(now: Stamp, occurrenceId: string | null = null): Promise<void> {
    if (this.#keeper.session === null && occurrenceId !== null) await this.#focus.startOnMeeting(now, occurrenceId);
    const { session } = this.#keeper;
    if (session === null || session.appCall === 'user') return;
    await this.#keeper.record(
      now,
      { type: 'app-call-seen', by: 'user' },
      { type: 'setting-seen', setting: 'app-call' },
    );
  }

  /** "This call is that meeting" (by its id), or the meeting that is on (`on`); null: neither. */
  async sayWhich(now: Stamp, tabId: number, which: { occurrenceId: string } | 'on' | null): Promise<void> {
    const { session } = this.#keeper;
    const live = this.#calls.at(now).find((each) => each.tabId === tabId && each.stage === 'live');
    await this.#calls.noteAnswer(now, `${tabId === session?.callTabId ? 'which' : 'other'}:${tabId}`);
    if (session === null || live === undefined || which === null) return;
    if (which === 'on') {
      // The tab that had it until now is not asked about in its turn.
      if (session.callTabId !== null) await this.#calls.noteAnswer(now, `other:${session.callTabId}`);
      const moved: Fact = { type: 'meeting-changed', meeting: { ...session.meeting, room: live.room } };
      const tab: Fact = { type: 'call-tab-seen', tabId, host: null };
      return this.#keeper.record(now, moved, tab, { type: 'setting-seen', setting: 'browser-call' }, LIVE);
    }
    const occurrence = await this.#watch.occurrence(which.occurrenceId);
    if (occurrence === null) return;
    const { room } = session.meeting;
    const { callSites } = await this.#ports.settings.read();
    const meeting = { ...meetingFrom(occurrence, callSites), setting: 'browser-call' as const, room };
    await this.#keeper.record(now, { type: 'meeting-changed', meeting });
  }

  /** The tab that uses the microphone or the camera is in no call. */
  sayNoCall(now: Stamp, tabId: number): Promise<void> {
    return this.#calls.noteAnswer(now, `capturing:${tabId}`);
  }

  /** Gives a name to a meeting that no calendar names. */
  async rename(now: Stamp, title: string): Promise<void> {
    const { session } = this.#keeper;
    if (session === null || session.meeting.occurrenceId !== null) return;
    const meeting = { ...session.meeting, title: title.trim().slice(0, LONGEST_TITLE) };
    await this.#keeper.record(now, { type: 'meeting-changed', meeting });
  }

  /** Focus is on for a call of its own, and meetings are on that are said to be in other rooms. */
  async #whichMeeting(now: Stamp): Promise<LiveCallAsked | null> {
    const { session } = this.#keeper;
    if (session?.call !== 'live' || session.callTabId === null) return null;
    const { meeting, callTabId: tabId } = session;
    if (meeting.source !== 'call' || this.#calls.isAnswered(`which:${tabId}`)) return null;
    const { on } = await this.#watch.due(now.atMs);
    if (on.length === 0) return null;
    const meetings = on.slice(0, MOST_MEETINGS).map(({ id, title }) => ({ occurrenceId: id, title }));
    return { is: 'which-meeting', tabId, service: this.#serviceOf(now, tabId), meetings };
  }

  /** A second call is live, in another room than the one that focus is on for. */
  #otherCall(now: Stamp): LiveCallAsked | null {
    const { session } = this.#keeper;
    if (session?.call !== 'live') return null;
    const isTheSame = (each: CallView) =>
      each.tabId === session.callTabId || (each.room !== null && each.room === session.meeting.room);
    const other = this.#calls
      .at(now)
      .find((each) => each.stage === 'live' && !isTheSame(each) && !this.#calls.isAnswered(`other:${each.tabId}`));
    return other === undefined ? null : { is: 'other-call', tabId: other.tabId, service: other.serviceId };
  }

  /**
   * The meeting in an app that waits for its call and whose own launch page was in front since shortly before it began:
   * more of such a call no browser ever sees. Such pages stay about, so one that nobody looked at is none.
   */
  async launched(now: Stamp): Promise<string | null> {
    const waiting = this.#keeper.session === null ? await this.#waiting(now) : [];
    const inApp = waiting.filter(({ setting, room }) => setting === 'app-call' && room !== null);
    this.isWaiting = inApp.length > 0;
    if (!this.isWaiting) return null;
    const launches = (await this.#ports.eyes.callTabs()).filter((each) => each.isLaunch === true);
    const isUsed = (room: string | null, sinceMs: number) =>
      launches.some((tab) => tab.room === room && (tab.lastInFrontMs ?? 0) >= sinceMs);
    return inApp.find((each) => isUsed(each.room, each.plannedStartMs - EARLY_MS))?.id ?? null;
  }

  /** Starts focus for it. */
  async followLaunch(now: Stamp): Promise<void> {
    const id = await this.launched(now);
    if (id === null) return;
    await this.#focus.startOnMeeting(now, id, 'app-opened');
    this.isWaiting = false;
  }

  async #waiting(now: Stamp) {
    const { startsFocus, callSites } = await this.#ports.settings.read();
    if (startsFocus !== 'only-with-call') return [];
    return (await this.#watch.due(now.atMs)).on.map((each) => meetingFrom(each, callSites));
  }

  /** A meeting waits for its call: its room is open in a tab that gives no sign of one, or it is held in an app. */
  async #silentRoom(now: Stamp): Promise<LiveCallAsked | null> {
    const waiting = await this.#waiting(now);
    if (waiting.length === 0) return null;
    const calls = this.#calls.at(now);
    for (const tab of await this.#ports.eyes.callTabs()) {
      const meeting = waiting.find(({ room }) => room !== null && room === tab.room);
      const isSilent = calls.every((each) => each.tabId !== tab.tabId);
      if (meeting !== undefined && isSilent && tab.isLaunch !== true)
        return { is: 'cannot-tell', tabId: tab.tabId, title: meeting.title };
    }
    const inApp = waiting.find(({ setting }) => setting === 'app-call');
    return inApp === undefined ? null : { is: 'app-call', occurrenceId: inApp.id, title: inApp.title };
  }

  /** A tab that nobody granted uses the microphone or the camera: in a lobby, in a call, or for something else. */
  async #capturing(now: Stamp): Promise<LiveCallAsked | null> {
    const tabs = await this.#ports.sharing.tabs().catch(() => []);
    await this.#calls.keepAnswers(
      now,
      tabs.map((tabId) => `capturing:${tabId}`),
    );
    const tabId = tabs.find((each) => !this.#calls.knows(each) && !this.#calls.isAnswered(`capturing:${each}`));
    return tabId === undefined ? null : { is: 'capturing', tabId };
  }

  #serviceOf(now: Stamp, tabId: number): string | null {
    return this.#calls.at(now).find((each) => each.tabId === tabId)?.serviceId ?? null;
  }
}
