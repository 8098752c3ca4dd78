import type { Account } from '../core/attention/fold.ts';
import type { MeetingRecord } from '../core/attention/record.ts';
import { presentShare, totalsOf } from '../core/attention/summary.ts';
import { liveLast, liveMeeting, liveNext, liveNexts, liveWeek } from '../core/focus/live-state.ts';
import { type FocusSession, nextDueMs, openSites } from '../core/focus/session.ts';
import { veiledSites } from '../core/focus/veiled-sites.ts';
import { whatIsDue } from '../core/meeting/watch.ts';
import type { Alarms, Face, Grants, Veils } from '../core/ports/browser.ts';
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
import { weekBounds, weekStartAt } from '../core/time/week.ts';

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
  readonly face: Face;
  readonly alarms: Alarms;
  readonly grants: Grants;
}

/**
 * Makes everything outside the worker as it should be by now: veils, icon, alarms and what the screens read. It works
 * from the state alone, so it can be done at any moment, twice, and after any crash.
 */
export class Outside {
  readonly #ports: OutsidePorts;

  constructor(ports: OutsidePorts) {
    this.#ports = ports;
  }

  async reconcile(session: FocusSession | null, account: Account | null, nowMs: number): Promise<void> {
    const { settings: store, occurrences: kept, journal: book, calendars: list } = this.#ports;
    const [settings, occurrences, journal, calendars] = await Promise.all([
      store.read(),
      kept.all(),
      book.read(),
      list.all(),
    ]);
    const veiled = veiledSites(session, settings, nowMs);
    const allowed = await Promise.all(veiled.map((site) => this.#ports.grants.allows(site)));
    const except = [...settings.meetingSites, ...(session === null ? [] : openSites(session, nowMs))];
    await settled([
      this.#ports.veils.set(
        veiled.filter((_, at) => allowed[at]),
        veiled.length === 0 ? [] : except,
      ),
      this.#wakeUps(session, whatIsDue(occurrences, settings, journal, nowMs).nextMs, calendars, nowMs),
      this.#publish(session, account, nowMs, { settings, occurrences, journal, hasCalendar: calendars.length > 0 }),
      this.showFace(account, session !== null),
    ]);
  }

  /** The icon alone: cheap enough for every few seconds of a meeting. */
  showFace(account: Account | null, isOn: boolean, isAsking = false): Promise<void> {
    const share = account === null ? null : presentShare(totalsOf(account.stretches));
    return this.#ports.face.show({ isOn, presentShare: share, isAsking });
  }

  #wakeUps(
    session: FocusSession | null,
    meetingMs: number | null,
    calendars: readonly { readonly nextTryAtMs: number }[],
    nowMs: number,
  ): Promise<void> {
    const dues = calendars.map((each) => each.nextTryAtMs);
    if (meetingMs !== null) dues.push(meetingMs);
    const own = session === null ? null : nextDueMs(session, nowMs);
    if (own !== null) dues.push(own);
    return this.#ports.alarms.set(dues.length === 0 ? null : Math.min(...dues), session !== null);
  }

  async #publish(
    session: FocusSession | null,
    account: Account | null,
    nowMs: number,
    known: {
      settings: Awaited<ReturnType<SettingsStore['read']>>;
      occurrences: Awaited<ReturnType<OccurrenceStore['all']>>;
      journal: Awaited<ReturnType<JournalStore['read']>>;
      hasCalendar: boolean;
    },
  ): Promise<void> {
    const { settings, occurrences, journal, hasCalendar } = known;
    const zone = this.#ports.clock.zone();
    const week = weekBounds(weekStartAt(nowMs, zone, settings.weekStartsOn), zone);
    const records: readonly MeetingRecord[] = await this.#ports.meetings.between(week.fromMs, week.toMs);
    const { asks } = whatIsDue(occurrences, settings, journal, nowMs);
    await this.#ports.live.publish({
      writtenAtMs: nowMs,
      now: session !== null && account !== null ? liveMeeting(session, account) : null,
      asking: session === null && asks !== null ? liveNext(asks, settings, journal) : null,
      next: liveNexts(occurrences, settings, journal, session?.meeting.occurrenceId ?? null, nowMs),
      last: session === null ? liveLast(records.at(-1) ?? null, nowMs) : null,
      week: liveWeek(records, account),
      notices: await this.#ports.notices.read(),
      hasCalendar,
    });
  }
}

/** Waits for all; one thing outside that fails keeps no other from being put right. */
async function settled(jobs: readonly Promise<unknown>[]): Promise<void> {
  await Promise.allSettled(jobs);
}
