import { isolated, type Words } from '../../messages/words.ts';
import type { SettingsProps } from './props.ts';

/** A series as a row of a list names it: it is kept by its UID alone, its title comes from the calendars. */
export function seriesWords(uid: string, titles: SettingsProps['seriesTitles'], words: Words): string {
  const title = titles?.get(uid);
  if (title === undefined) return words('settings_never_unknown');
  return title.trim() === '' ? words('settings_never_untitled') : words('settings_never_series', isolated(title));
}
