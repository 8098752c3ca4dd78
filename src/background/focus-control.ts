import type { Occurrence } from '../core/calendar/occurrence.ts';
import { neededInSeries } from '../core/focus/also-next-time.ts';
import type { Fact } from '../core/focus/facts.ts';
import { followCall, LIVE, SAID_LIVE } from '../core/focus/follow-call.ts';
import { followSharing, isPresenting } from '../core/focus/presenting.ts';
import { type Ending, endingOf } from '../core/focus/session.ts';
import { strengthsAt } from '../core/focus/strength.ts';
import { meetingFrom } from '../core/meeting/from-occurrence.ts';
import { type Meeting, nameless } from '../core/meeting/meeting.ts';
import { isNeverRecorded } from '../core/meeting/never-record.ts';
import type { Because } from '../core/meeting/qualify.ts';
import type { Eyes, Hands, TabSight } from '../core/ports/browser.ts';
import type { Sharing } from '../core/ports/calls.ts';
import type { Clock, SettingsStore } from '../core/ports/ports.ts';
import type { Stamp } from '../core/time/stamp.ts';
import type { CallWatch } from './call-watch.ts';
import type { FocusKeeper } from './focus-keeper.ts';
import type { MeetingWatch } from './meeting-watch.ts';

/** The keyboard shortcut starts focus for so long where there is nothing else to go by, minutes. */
export const SHORTCUT_MINUTES = 25;

export interface FocusControlPorts {
  readonly clock: Clock;
  readonly settings: SettingsStore;
  readonly eyes: Eyes;
  readonly hands: Hands;
  readonly sharing: Sharing;
}

/** Starts focus, hands it over and ends it. Only called within a turn, so nothing else happens in between. */
export class FocusControl {
  readonly #ports: FocusControlPorts;
  readonly #keeper: FocusKeeper;
  readonly #watch: MeetingWatch;
  readonly #calls: CallWatch;
  /** The browser said so of some tab. */
  #isTabSharing = false;

  constructor(ports: FocusControlPorts, keeper: FocusKeeper, watch: MeetingWatch, calls: CallWatch) {
    this.#ports = ports;
    this.#keeper = keeper;
    this.#watch = watch;
    this.#calls = calls;
  }

  async startFor(now: Stamp, minutes: number): Promise<void> {
    await this.#start(now, byHand(now, now.atMs + minutes * 60_000), 'by-hand');
  }

  /** For the call in a tab. False: there is no such tab. */
  async startOnTab(now: Stamp, tabId: number): Promise<boolean> {
    const tab = await this.#ports.eyes.tab(tabId);
    if (tab === null) return false;
    await this.#startOnTab(now, tab);
    return true;
  }

  /** For a calendar meeting that has not ended. False: there is none by that id. */
  async startOnMeeting(now: Stamp, occurrenceId: string, because: Because = 'by-hand'): Promise<boolean> {
    const occurrence = await this.#watch.occurrence(occurrenceId);
    if (occurrence === null || occurrence.endMs <= now.atMs) return false;
    for (const id of occurrence.copyIds ?? [occurrence.id]) await this.#watch.note(id, null, now.atMs);
    await this.#startMeeting(now, occurrence, because);
    return true;
  }

  /** The shortcut: ends focus that is on; else starts it for what is most likely meant. */
  async startOrEnd(now: Stamp): Promise<void> {
    if (this.#keeper.session !== null) return this.end(now);
    const due = await this.#watch.due(now.atMs);
    if (due.asks !== null) return this.#startMeeting(now, due.asks, 'by-hand');
    const { front } = await this.#ports.eyes.look();
    // The shortcut lets us see the tab it was pressed in: at a conferencing address it is for that call.
    if (front?.room != null) return this.#startOnTab(now, front);
    return this.startFor(now, SHORTCUT_MINUTES);
  }

  /** The user ends it: this meeting starts it no more. */
  async end(now: Stamp): Promise<void> {
    const { session } = this.#keeper;
    if (session === null) return;
    if (session.callTabId !== null) await this.#calls.setAside(now, session.callTabId);
    await this.#finish(now, { why: 'by-user', endedAtMs: now.atMs });
  }

  /** The user says that the call is over, which nothing could see. What comes next in the calendar starts as ever. */
  async callOver(now: Stamp): Promise<void> {
    if (this.#keeper.session !== null) await this.#finish(now, { why: 'call-ended', endedAtMs: now.atMs });
  }

  /** "Not this one": neither focus nor a question for this meeting. */
  async setAside(now: Stamp, occurrenceId: string): Promise<void> {
    const occurrence = await this.#watch.occurrence(occurrenceId);
    if (occurrence === null) return;
    await this.#watch.note(occurrenceId, { became: 'set-aside', endMs: occurrence.endMs }, now.atMs);
    if (this.#keeper.session?.meeting.occurrenceId === occurrenceId) await this.end(now);
  }

  async goBack(): Promise<void> {
    const tabId = this.#keeper.session?.callTabId ?? null;
    if (tabId !== null) await this.#ports.hands.bringToFront(tabId);
  }

  /** "I am presenting", by the user's own word; without focus there is nothing to keep still. */
  async present(now: Stamp, isPresenting: boolean): Promise<void> {
    const { session } = this.#keeper;
    if (session === null || session.presenting.includes('user') === isPresenting) return;
    await this.#keeper.record(now, { type: 'presenting-seen', isPresenting, by: 'user' });
  }

  /** The shortcut for it: says it, or takes it back. */
  presentOrNot(now: Stamp): Promise<void> {
    return this.present(now, !this.#keeper.session?.presenting.includes('user'));
  }

  /** Whether others may be looking at this screen. */
  isPresenting(now: Stamp): boolean {
    return isPresenting(this.#keeper.session, this.#calls.at(now), this.#isTabSharing);
  }

  async followSharing(now: Stamp): Promise<void> {
    const was = this.#isTabSharing;
    this.#isTabSharing = await this.#ports.sharing.isScreenShared().catch(() => was);
    // "No" is news only after a "yes": what another life of the worker heard of a call still stands.
    const isTold = this.#isTabSharing || (was ? false : null);
    const facts = followSharing(this.#keeper.session, this.#calls.at(now), isTold);
    if (facts.length > 0) await this.#keeper.record(now, ...facts);
  }

  async endIfDue(now: Stamp): Promise<void> {
    const ending = this.#keeper.session === null ? null : endingOf(this.#keeper.session, now.atMs);
    if (ending !== null) await this.#finish(now, ending);
  }

  /** Does what the calendars want by now. */
  async followCalendar(now: Stamp): Promise<void> {
    await this.#watch.leaveNothing(now.atMs);
    const wish = await this.#watch.wish(this.#keeper.session, now.atMs);
    if (wish.do === 'start') await this.#startMeeting(now, wish.occurrence, null, wish.takesCall);
    if (wish.do === 'change') await this.#keeper.record(now, { type: 'meeting-changed', meeting: wish.meeting });
    if (wish.do === 'end') await this.#finish(now, { why: 'planned-end', endedAtMs: now.atMs });
  }

  /** Does what the calls in the tabs want by now. */
  async followCalls(now: Stamp): Promise<void> {
    const wish = followCall(this.#keeper.session, this.#calls.liveAt(now), this.#calls.at(now), now);
    if (wish.do === 'record') await this.#keeper.record(now, ...wish.facts);
    if (wish.do !== 'start') return;
    const meeting = await this.#watch.meetingOfCall(wish.call, now.atMs);
    // "Never" is about focus that starts by itself, whatever starts it.
    if (meeting.occurrenceId !== null && (await this.#watch.isNever(meeting.occurrenceId))) return;
    const tab: Fact = { type: 'call-tab-seen', tabId: wish.call.tabId, host: null };
    await this.#start(now, meeting, 'call-live', tab, LIVE);
  }

  async #startMeeting(now: Stamp, occurrence: Occurrence, because: Because | null, takesCall = false): Promise<void> {
    const reason = because ?? (occurrence.people.length > 0 ? 'has-people' : 'has-join-address');
    const { session } = this.#keeper;
    const { callSites } = await this.#ports.settings.read();
    const announced = meetingFrom(occurrence, callSites);
    if (!takesCall || session === null) return this.#start(now, announced, reason);
    const meeting: Meeting = { ...announced, setting: 'browser-call' };
    const tab: Fact = { type: 'call-tab-seen', tabId: session.callTabId, host: session.callHost };
    await this.#start(now, meeting, reason, tab, session.isCallSaid ? SAID_LIVE : LIVE);
  }

  async #startOnTab(now: Stamp, tab: TabSight): Promise<void> {
    const { on } = await this.#watch.due(now.atMs);
    const { callSites } = await this.#ports.settings.read();
    const announced = on.map((each) => meetingFrom(each, callSites));
    const inRoom = announced.find(({ room }) => tab.room !== null && room === tab.room);
    const meeting = inRoom ?? announced[0] ?? { ...byHand(now, null), source: 'call' as const, room: tab.room };
    await this.#start(
      now,
      // The room that the user shows, whatever the invitation says.
      { ...meeting, setting: 'browser-call', room: tab.room ?? meeting.room },
      'by-hand-call',
      { type: 'call-tab-seen', tabId: tab.tabId, host: tab.host },
      SAID_LIVE,
    );
  }

  async #start(now: Stamp, meeting: Meeting, because: Because, ...more: Fact[]): Promise<void> {
    if (this.#keeper.session !== null) await this.#finish(now, { why: 'handed-over', endedAtMs: now.atMs });
    const settings = await this.#ports.settings.read();
    const { assumptions, meetingSites, feedOnly } = settings;
    const held = { strengths: strengthsAt(meeting, settings), feedOnly, meetingSites };
    const zone = this.#ports.clock.zone();
    const isNever = isNeverRecorded(meeting, settings);
    const isClosed = (site: string) => held.strengths[site] === 'closed' && !feedOnly.includes(site);
    const needed = neededInSeries(meeting.seriesId, settings).filter((site) => !isClosed(site));
    more.unshift(...needed.map((site): Fact => ({ type: 'site-needed', site })));
    const begun: Fact = { type: 'focus-started', meeting, because, assumptions, zone, ...held };
    if (!isNever) return this.#keeper.record(now, begun, ...more);
    const nobody: Fact = { ...begun, meeting: nameless(meeting) };
    await this.#keeper.record(now, nobody, { type: 'recording-chosen', recording: 'never' }, ...more);
  }

  async #finish(now: Stamp, ending: Ending): Promise<void> {
    await this.#keeper.record(now, { type: 'focus-ended', ...ending });
    await this.putAway(now);
  }

  /**
   * Puts away a meeting that has ended, also one that an earlier life of the worker ended and could not put away: the
   * end is a fact of its own, so a kill in between loses neither the record nor the user's word.
   */
  async putAway(now: Stamp): Promise<void> {
    const session = this.#keeper.session;
    if (session?.ended == null) return;
    const { meeting, ended } = session;
    // A meeting that was handed over, or whose planned end moves, may go on; one that was ended is not started again.
    const isOver = ended.why === 'by-user' || ended.why === 'call-ended';
    const leavesNothing = session.recording !== 'on';
    if (isOver && meeting.occurrenceId !== null)
      await this.#watch.noteOver(meeting.occurrenceId, meeting, now.atMs, leavesNothing);
    // Nor does another one that is on take the place of one that the user ended.
    if (ended.why === 'by-user') await this.#watch.noteAllOver(now.atMs);
    await this.#keeper.putAway();
  }
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
