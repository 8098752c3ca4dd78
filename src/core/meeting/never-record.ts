import type { Settings } from '../settings/settings.ts';
import type { Meeting } from './meeting.ts';
import { sameSeries } from './same-series.ts';

/**
 * "Never record meetings like this": by its series, or by words in its title, in whatever case and also as parts of words:
 * a record too few harms nobody.
 */
export function isNeverRecorded(
  { seriesId, title }: Pick<Meeting, 'seriesId' | 'title'>,
  { neverRecord }: Pick<Settings, 'neverRecord'>,
): boolean {
  if (sameSeries(seriesId, neverRecord.series).length > 0) return true;
  const lower = title.toLocaleLowerCase();
  return neverRecord.words.some((words) => lower.includes(words.toLocaleLowerCase()));
}
