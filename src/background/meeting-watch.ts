import { hasId } from '../core/calendar/merge-copies.ts';
import type { Occurrence } from '../core/calendar/occurrence.ts';
import { linkedPages } from '../core/focus/linked-pages.ts';
import type { FocusSession } from '../core/focus/session.ts';
import { meetingFrom } from '../core/meeting/from-occurrence.ts';
import { type Meeting, nameless } from '../core/meeting/meeting.ts';
import { neverSaid } from '../core/meeting/never.ts';
import { type CallSeen, meetingOfCall } from '../core/meeting/of-call.ts';
import { type Due, EARLY_MS, type JournalEntry, pruned, whatIsDue } from '../core/meeting/watch.ts';
import type { JournalStore, OccurrenceStore, SettingsStore } from '../core/ports/ports.ts';
import type { LinkedPage } from '../core/sites/linked-page.ts';

/** What the calendars want to be done about focus now. */
export type CalendarWish =
  | { readonly do: 'nothing' }
  | {
      readonly do: 'start';
      readonly occurrence: Occurrence;
      /** It is held in the room of the call that is live, which goes on in it. */
      readonly takesCall: boolean;
    }
  /** The meeting that is on was moved, renamed, or has other people in it. */
  | { readonly do: 'change'; readonly meeting: Meeting }
  /** The meeting that is on was cancelled, or is in no calendar any more. */
  | { readonly do: 'end' };

/** Knows the calendars' meetings, and remembers what became of them. */
export class MeetingWatch {
  readonly #ports: {
    readonly occurrences: OccurrenceStore;
    readonly journal: JournalStore;
    readonly settings: SettingsStore;
  };

  /** Null: nothing could be read yet, which is not the same as nothing being there. */
  #lastRead: readonly Occurrence[] | null = null;

  constructor(ports: { occurrences: OccurrenceStore; journal: JournalStore; settings: SettingsStore }) {
    this.#ports = ports;
  }

  async due(nowMs: number): Promise<Due> {
    const [occurrences, settings, journal] = await this.#read();
    return whatIsDue(occurrences, settings, journal, nowMs);
  }

  async wish(session: FocusSession | null, nowMs: number): Promise<CalendarWish> {
    const [occurrences, settings, journal] = await this.#read();
    if (this.#lastRead === null) return { do: 'nothing' };
    const { starts } = whatIsDue(occurrences, settings, journal, nowMs);
    const onId = session?.meeting.occurrenceId ?? null;
    if (session !== null && onId !== null) {
      const same = occurrences.find((each) => hasId(each, onId));
      if (same === undefined || same.isCancelled) return { do: 'end' };
      if (isPutOff(same, session, nowMs)) return { do: 'end' };
      const { call, callEndedAtMs } = session;
      const { id, setting } = session.meeting;
      // Its id stays, also where another calendar's copy speaks for it now.
      const announced = meetingFrom(same, settings.callSites);
      // The room that its call was in counts, also where that is another one than the calendar's.
      const hasCall = call === 'live' || callEndedAtMs !== null;
      const room = hasCall ? (session.meeting.room ?? announced.room) : announced.room;
      const named = { ...announced, id, occurrenceId: onId, setting, room };
      const meeting = session.recording === 'on' ? named : nameless(named);
      const { setting: _, ...now } = session.meeting;
      const { setting: __, ...then } = meeting;
      if (JSON.stringify(now) !== JSON.stringify(then)) return { do: 'change', meeting };
    }
    if (starts === null || (onId !== null && hasId(starts, onId))) return { do: 'nothing' };
    if (session === null) return { do: 'start', occurrence: starts, takesCall: false };
    const meeting = meetingFrom(starts, settings.callSites);
    const isItsCall = meeting.room !== null && meeting.room === session.meeting.room;
    // The meeting whose call is live wins; else the one that started last.
    const isLater = starts.startMs >= session.meeting.plannedStartMs;
    if (isItsCall && onId === null) return { do: 'change', meeting: { ...meeting, setting: session.meeting.setting } };
    if (!isLater) return { do: 'nothing' };
    // Back to back in one room: the call goes on, and belongs to the one that started last.
    if (session.call === 'live')
      return isItsCall ? { do: 'start', occurrence: starts, takesCall: true } : { do: 'nothing' };
    return { do: 'start', occurrence: starts, takesCall: false };
  }

  /** The pages that the invitation of the meeting that is on links, and that are open for that. Quick: it is asked at each look. */
  async linkedPages(session: FocusSession | null): Promise<readonly LinkedPage[]> {
    if (session === null || session.meeting.occurrenceId === null) return [];
    if (this.#lastRead === null) await this.#occurrences();
    return linkedPages(session, this.#lastRead ?? [], await this.#ports.settings.read());
  }

  async occurrence(id: string): Promise<Occurrence | null> {
    return (await this.#occurrences()).find((each) => hasId(each, id)) ?? null;
  }

  /** The meeting that a live call belongs to. */
  async meetingOfCall(call: CallSeen, nowMs: number): Promise<Meeting> {
    const [occurrences, settings] = await this.#read();
    return meetingOfCall(call, occurrences, settings, nowMs);
  }

  /** The user said never for meetings like this one. */
  async isNever(occurrenceId: string): Promise<boolean> {
    const [occurrence, settings] = await Promise.all([this.occurrence(occurrenceId), this.#ports.settings.read()]);
    return occurrence !== null && neverSaid(occurrence, settings) !== null;
  }

  /** Writes down what became of a meeting, or (null) forgets it, so that it can start again. */
  async note(id: string, entry: JournalEntry | null, nowMs: number): Promise<void> {
    const { [id]: _, ...rest } = pruned(await this.#ports.journal.read(), nowMs);
    await this.#ports.journal.write(entry === null ? rest : { ...rest, [id]: entry });
  }

  /** Focus for this meeting has ended, and does not start again. */
  noteOver(
    id: string,
    { plannedEndMs }: Pick<Meeting, 'plannedEndMs'>,
    nowMs: number,
    leavesNothing = false,
  ): Promise<void> {
    const entry: JournalEntry = { became: 'over', endMs: plannedEndMs ?? nowMs };
    return this.note(id, leavesNothing ? { ...entry, leavesNothing: true } : entry, nowMs);
  }

  /** Of meetings that leave nothing behind, nothing is left once they are over. */
  async leaveNothing(nowMs: number): Promise<void> {
    const journal = await this.#ports.journal.read();
    const isLeft = Object.values(journal).some((each) => each.leavesNothing === true && each.endMs <= nowMs);
    if (isLeft) await this.#ports.journal.write(pruned(journal, nowMs));
  }

  /** The user wants no focus for anything that is on now. */
  async noteAllOver(nowMs: number): Promise<void> {
    for (const { id, endMs } of await this.#allOn(nowMs)) await this.noteOver(id, { plannedEndMs: endMs }, nowMs);
  }

  async #allOn(nowMs: number): Promise<readonly Occurrence[]> {
    const [occurrences, settings, journal] = await this.#read();
    return whatIsDue(occurrences, settings, journal, nowMs).on;
  }

  async #read() {
    const { settings, journal } = this.#ports;
    return Promise.all([this.#occurrences(), settings.read(), journal.read()]);
  }

  /** A database that cannot be read has not emptied the calendars: what was read last still holds. */
  async #occurrences(): Promise<readonly Occurrence[]> {
    this.#lastRead = await this.#ports.occurrences.all().catch(() => this.#lastRead);
    return this.#lastRead ?? [];
  }
}

/** Whether the calendar has moved the meeting that is on to a later time, and nobody holds its call all the same. */
function isPutOff(occurrence: Occurrence, { meeting, call }: FocusSession, nowMs: number): boolean {
  const isLater = occurrence.startMs > meeting.plannedStartMs && occurrence.startMs > nowMs + EARLY_MS;
  return isLater && call !== 'live';
}
