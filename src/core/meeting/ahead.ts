import type { Occurrence } from '../calendar/occurrence.ts';
import type { LiveNext } from '../focus/live.ts';
import { liveNext } from '../focus/live-state.ts';
import type { Settings } from '../settings/settings.ts';
import { firstUid } from './same-series.ts';
import type { Journal } from './watch.ts';

/** How far the settings' list of what lies ahead reaches; and how many rows are drawn at most, whatever a feed holds. */
const AHEAD_MS = 7 * 86_400_000;
const AHEAD_COUNT = 500;

/** What the calendars hold for the next days, each entry with the reason why focus starts for it or not. */
export interface Ahead {
  readonly entries: readonly LiveNext[];
  /** What the series in the calendars are called, by their UID. */
  readonly seriesTitles: Readonly<Record<string, string>>;
}

export function aheadOf(
  occurrences: readonly Occurrence[],
  settings: Settings,
  journal: Journal,
  nowMs: number,
): Ahead {
  const entries = occurrences
    .filter((each) => each.endMs > nowMs && each.startMs < nowMs + AHEAD_MS)
    .toSorted((a, b) => a.startMs - b.startMs || a.endMs - b.endMs)
    .slice(0, AHEAD_COUNT)
    .map((each) => liveNext(each, settings, journal));
  const titles = occurrences.flatMap(({ seriesId: uid, title }) =>
    uid === null ? [] : [firstUid(uid), uid].map((each) => [each, title] as const),
  );
  return { entries, seriesTitles: Object.fromEntries(titles) };
}
