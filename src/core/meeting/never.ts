import type { Occurrence } from '../calendar/occurrence.ts';
import type { Settings, SettingsChange } from '../settings/settings.ts';
import { firstUid, sameSeries } from './same-series.ts';
import { wordsInTitle } from './title-words.ts';

type MeetingsChange = NonNullable<SettingsChange['never']>;
type Never = Pick<Settings, 'never'>;

/** Why a meeting is one of those that the user said never for; null where it is none. */
export type NeverSaid = { readonly of: 'series' } | { readonly of: 'words'; readonly words: string };

export function neverSaid(occurrence: Occurrence, { never }: Never): NeverSaid | null {
  if (sameSeries(occurrence.seriesId, never.series).length > 0) return { of: 'series' };
  const words = wordsInTitle(occurrence.title, never.words);
  return words === null ? null : { of: 'words', words };
}

/** "Never for meetings like this": for its series, or where it belongs to none for the words of its title. */
export function neverLike({ seriesId, title }: Occurrence): MeetingsChange {
  if (seriesId !== null) return { series: { add: [firstUid(seriesId)] } };
  const words = title.trim();
  return words === '' ? {} : { words: { add: [words] } };
}

/** Whether there is anything to know others like it by: a single entry without a title is like no other. */
export const canBeLiked = ({ seriesId, title }: Pick<Occurrence, 'seriesId' | 'title'>): boolean =>
  seriesId !== null || title.trim() !== '';

/** Takes it back: whatever keeps focus from starting for this meeting goes, also where it was said of another one. */
export function againLike({ seriesId, title }: Occurrence, { never }: Never): MeetingsChange {
  return {
    series: { remove: [...sameSeries(seriesId, never.series)] },
    words: { remove: never.words.filter((each) => wordsInTitle(title, [each]) !== null) },
  };
}
