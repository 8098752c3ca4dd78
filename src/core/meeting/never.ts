import type { Occurrence } from '../calendar/occurrence.ts';
import type { Settings } from '../settings/settings.ts';

/** "Never for meetings like this": for its series, or where it belongs to none for the words of its title. */
export function neverLike(occurrence: Occurrence, { never }: Pick<Settings, 'never'>): Settings['never'] {
  const { seriesId, title } = occurrence;
  if (seriesId !== null) return { ...never, series: [...new Set([...never.series, seriesId])] };
  const words = title.trim();
  return words === '' ? never : { ...never, words: [...new Set([...never.words, words])] };
}

/** Takes it back: whatever keeps focus from starting for this meeting goes, also where it was said of another one. */
export function againLike(occurrence: Occurrence, { never }: Pick<Settings, 'never'>): Settings['never'] {
  const title = occurrence.title.toLocaleLowerCase();
  return {
    series: never.series.filter((each) => each !== occurrence.seriesId),
    words: never.words.filter((each) => !title.includes(each.toLocaleLowerCase())),
  };
}
