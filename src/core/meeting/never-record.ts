import type { Settings } from '../settings/settings.ts';
import type { Meeting } from './meeting.ts';

/** "Never record meetings like this": by its series, or by words in its title, in whatever case. */
export function isNeverRecorded(
  { seriesId, title }: Pick<Meeting, 'seriesId' | 'title'>,
  { neverRecord }: Pick<Settings, 'neverRecord'>,
): boolean {
  if (seriesId !== null && neverRecord.series.includes(seriesId)) return true;
  const lower = title.toLocaleLowerCase();
  return neverRecord.words.some((words) => lower.includes(words.toLocaleLowerCase()));
}
