import type { Account } from '../core/attention/fold.ts';
import { presentShare, totalsOf } from '../core/attention/summary.ts';
import { askedOfRecord, askedOfSession } from '../core/focus/also-next-time.ts';
import type { CallSight } from '../core/focus/call-sight.ts';
import { isFeedOnly } from '../core/focus/feed-only.ts';
import { linkedPages, linkedSites } from '../core/focus/linked-pages.ts';
import type { LiveCallAsked, LiveState } from '../core/focus/live.ts';
import { discreet, liveLast, liveMeeting, liveNext, liveNexts, liveWeek } from '../core/focus/live-state.ts';
import { type FocusSession, nextDueMs, openSites } from '../core/focus/session.ts';
import { strengthOf } from '../core/focus/strength.ts';
import { named } from '../core/focus/unrecorded.ts';
import { listsIn, veiledSites } from '../core/focus/veiled-sites.ts';
import { whatIsDue } from '../core/meeting/watch.ts';
import type { Alarms, Face, Gate, Grants, Veils } from '../core/ports/browser.ts';
import type {
  CalendarStore,
  Clock,
  JournalStore,
  LiveBoard,
  MeetingStore,
  NoticeStore,
  OccurrenceStore,
  SettingsStore,
} from '../core/ports/ports.ts';
import type { Settings, Strength } from '../core/settings/settings.ts';
import type { LinkedPage } from '../core/sites/linked-page.ts';
import { weekBounds, weekStartAt } from '../core/time/week.ts';
import { allowedSites } from './allowed-sites.ts';

export interface OutsidePorts {
  readonly clock: Clock;
  readonly settings: SettingsStore;
  readonly occurrences: OccurrenceStore;
  readonly journal: JournalStore;
  readonly calendars: CalendarStore;
  readonly meetings: MeetingStore;
  readonly notices: NoticeStore;
  readonly live: LiveBoard;
  readonly veils: Veils;
  readonly gate: Gate;
  readonly face: Face;
  readonly alarms: Alarms;
  readonly grants: Grants;
}

const MINUTE_MS = 60_000;

/** What else there is to know at the moment. */
export interface Circumstances {
  readonly nowMs: number;
  /** When something of a call falls due, wall ms. */
  readonly callMs: number | null;
  /** Others may be looking at this screen. */
  readonly isPresenting: boolean;
  /** What is known of this meeting's call, and what only the user can tell. */
  readonly callSight: CallSight;
  readonly callAsked: LiveCallAsked | null;
}

/**
 * Makes everything outside the worker as it should be by now: veils, icon, alarms and what the screens read. It works
 * from the state alone, so it can be done at any moment, twice, and after any crash.
 */
export class Outside {
  readonly #ports: OutsidePorts;
  #isToldPresenting = false;

  constructor(ports: OutsidePorts) {
    this.#ports = ports;
  }

  /** The answer is the next wall ms at which something falls due, or null. */
  async reconcile(
    session: FocusSession | null,
    account: Account | null,
    { nowMs, callMs, isPresenting, callSight, callAsked }: Circumstances,
  ): Promise<number | null> {
    const { settings: store, occurrences: kept, journal: book, calendars: list } = this.#ports;
    const [settings, occurrences, journal, calendars] = await Promise.all([
      store.read(),
      // A database that cannot be read must not keep the veils from being set right.
      kept.all().catch(() => []),
      book.read(),
      list.all(),
    ]);
    const due = whatIsDue(occurrences, settings, journal, nowMs);
    const asks = session === null && due.asks !== null ? liveNext(due.asks, settings, journal) : null;
    const own = session === null ? null : nextDueMs(session, nowMs);
    // A calendar that is due is being read by now; its alarm is for a worker that dies over it.
    const readings = calendars.map((each) => Math.max(each.nextTryAtMs, nowMs + MINUTE_MS));
    const nextMs = soonest([due.nextMs, own, callMs, ...readings]);
    const linked = linkedPages(session, occurrences, settings);
    const publish = async () => {
      const openBesides = session === null ? [] : linkedSites(linked, session, settings);
      const state: LiveState = {
        presenting: null,
        writtenAtMs: nowMs,
        now:
          session !== null && account !== null
            ? liveMeeting(named(session, occurrences), account, callSight, openBesides)
            : null,
        asking: asks,
        callAsked,
        next: liveNexts(occurrences, settings, journal, session?.meeting.occurrenceId ?? null, nowMs),
        ...(await this.#history(session, account, nowMs, settings)),
        notices: await this.#ports.notices.read(),
        hasCalendar: calendars.length > 0,
      };
      await this.#ports.live.publish(isPresenting ? discreet(state, session?.presenting ?? ['call']) : state);
    };
    // One thing outside that fails keeps no other from being put right.
    await Promise.allSettled([
      this.#veil(session, settings, linked, nowMs),
      this.#ports.alarms.set(nextMs, session !== null),
      this.showFace(account, {
        isOn: session !== null,
        isAsking: asks !== null || callAsked !== null,
        isQuiet: isPresenting,
      }),
      publish(),
      this.#retell(isPresenting),
    ]);
    return nextMs;
  }

  /** The icon alone: cheap enough for every few seconds of a meeting. */
  showFace(
    account: Account | null,
    { isOn, isAsking, isQuiet }: { isOn: boolean; isAsking: boolean; isQuiet: boolean },
  ): Promise<void> {
    // On a screen that others see, the icon is the one that is always there.
    if (isQuiet) return this.#ports.face.show({ isOn: false, presentShare: null, isAsking: false });
    const share = account === null ? null : presentShare(totalsOf(account.stretches));
    return this.#ports.face.show({ isOn, presentShare: share, isAsking });
  }

  /** Veils that are up change their words the moment that others see them, or no more. */
  async #retell(isPresenting: boolean): Promise<void> {
    if (isPresenting === this.#isToldPresenting) return;
    this.#isToldPresenting = isPresenting;
    await this.#ports.veils.refresh();
  }

  async #veil(
    session: FocusSession | null,
    settings: Settings,
    linked: readonly LinkedPage[],
    nowMs: number,
  ): Promise<void> {
    const isCovered = (site: string) => session !== null && !isFeedOnly(site, session, settings);
    const wanted = veiledSites(session, settings, nowMs).filter(isCovered);
    const veiled = await allowedSites(this.#ports.grants, wanted);
    const open = session === null ? [] : openSites(session, nowMs);
    const of = (strength: Strength) =>
      session === null ? [] : veiled.filter((site) => strengthOf(site, session, settings) === strength);
    const except = veiled.length === 0 ? [] : [...listsIn(session, settings).meetingSites, ...open];
    const closed = of('closed');
    await Promise.allSettled([
      this.#ports.gate.close(closed, except),
      // A page of a closed site that is open already loses nothing: it is covered.
      this.#ports.veils.set({ soft: of('soft'), firm: [...of('firm'), ...closed] }, except, linked),
    ]);
  }

  async #history(session: FocusSession | null, account: Account | null, nowMs: number, settings: Settings) {
    const zone = this.#ports.clock.zone();
    const week = weekBounds(weekStartAt(nowMs, zone, settings.weekStartsOn), zone);
    const records = await this.#ports.meetings.between(week.fromMs, week.toMs).catch(() => []);
    const ended = records.at(-1) ?? null;
    const last = session === null ? liveLast(ended, nowMs) : null;
    const isLastShown = last !== null && ended !== null;
    const alsoNextTime =
      session !== null ? askedOfSession(session, settings) : isLastShown ? askedOfRecord(ended, settings) : null;
    return { last, alsoNextTime, week: liveWeek(records, account) };
  }
}

function soonest(dues: readonly (number | null)[]): number | null {
  const known = dues.filter((each) => each !== null);
  return known.length === 0 ? null : Math.min(...known);
}
