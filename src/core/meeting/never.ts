import type { Occurrence } from '../calendar/occurrence.ts';
import type { Settings, SettingsChange } from '../settings/settings.ts';

type MeetingsChange = NonNullable<SettingsChange['never']>;

/** "Never for meetings like this": for its series, or where it belongs to none for the words of its title. */
export function neverLike({ seriesId, title }: Occurrence): MeetingsChange {
  if (seriesId !== null) return { series: { add: [seriesId] } };
  const words = title.trim();
  return words === '' ? {} : { words: { add: [words] } };
}

/** Takes it back: whatever keeps focus from starting for this meeting goes, also where it was said of another one. */
export function againLike({ seriesId, title }: Occurrence, { never }: Pick<Settings, 'never'>): MeetingsChange {
  const lower = title.toLocaleLowerCase();
  return {
    series: { remove: seriesId === null ? [] : [seriesId] },
    words: { remove: never.words.filter((each) => lower.includes(each.toLocaleLowerCase())) },
  };
}
