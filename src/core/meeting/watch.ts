import type { Occurrence } from '../calendar/occurrence.ts';
import type { Settings } from '../settings/settings.ts';
import { qualify } from './qualify.ts';

/** What became of a calendar meeting, so that it is not started twice nor asked about twice. */
export interface JournalEntry {
  /** `over`: focus for it has ended (by its call or by the user); `set-aside`: the user said not this one. */
  readonly became: 'over' | 'set-aside';
  /** When the meeting ends: the entry can go a day later. */
  readonly endMs: number;
  /** No record of it was kept: the entry goes as soon as the meeting ends. */
  readonly leavesNothing?: true;
}
export type Journal = Readonly<Record<string, JournalEntry>>;

export interface Due {
  /** All meetings that are on and nobody has ended, the one that focus is for first. */
  readonly on: readonly Occurrence[];
  /** The meeting that focus should be on for now, or null. */
  readonly starts: Occurrence | null;
  /** A meeting that is on and waits for the user's word, or null. */
  readonly asks: Occurrence | null;
  /** The next wall ms at which a meeting begins or ends, or null. */
  readonly nextMs: number | null;
}

/** A meeting may be started by hand, and its call be joined, so long before its planned start. */
export const EARLY_MS = 15 * 60_000;

/**
 * Which calendar meeting is on. Of several that overlap, the one that started last; of those, the one that ends first:
 * it is the narrower claim on the time.
 */
export function whatIsDue(
  occurrences: readonly Occurrence[],
  settings: Pick<Settings, 'never' | 'startsFocus'>,
  journal: Journal,
  nowMs: number,
): Due {
  const meetings = occurrences.filter((each) => qualify(each, settings).startsFocus);
  const isOn = (each: Occurrence) => each.startMs <= nowMs && nowMs < each.endMs && becameOf(each, journal) === null;
  const on = meetings.filter(isOn).sort((a, b) => b.startMs - a.startMs || a.endMs - b.endMs || (a.id < b.id ? -1 : 1));
  const edges = meetings.flatMap((each) => [each.startMs, each.endMs]).filter((each) => each > nowMs);
  const first = on[0] ?? null;
  return {
    on,
    starts: settings.startsFocus === 'start' ? first : null,
    asks: settings.startsFocus === 'ask' ? first : null,
    nextMs: edges.length === 0 ? null : Math.min(...edges),
  };
}

/** What became of this meeting: of it, or of a copy of it in one of the calendars; null: nothing yet. */
export function becameOf(occurrence: Occurrence, journal: Journal): JournalEntry['became'] | null {
  const noted = [occurrence.id, ...(occurrence.copyIds ?? [])].find((id) => Object.hasOwn(journal, id));
  return noted === undefined ? null : (journal[noted]?.became ?? null);
}

/** The journal without what no longer matters: entries whose meeting ended more than a day ago. */
export function pruned(journal: Journal, nowMs: number): Journal {
  const keptMs = (entry: JournalEntry) => (entry.leavesNothing ? 0 : 86_400_000);
  return Object.fromEntries(Object.entries(journal).filter(([, entry]) => entry.endMs > nowMs - keptMs(entry)));
}
