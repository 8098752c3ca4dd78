import type { Words } from '../messages/words.ts';
import type { Extension } from './extension.ts';

/** The words of the interface inside a page, from `_locales`. */
export function inPageWords({ message, uiLanguage }: Pick<Extension, 'message' | 'uiLanguage'>): Words {
  const written = message('veil_language', []);
  // Clock and numbers by the user's own region (en-GB: 10:30) wherever it speaks the language that the words are in.
  const spoken = uiLanguage();
  const language = spoken.split('-')[0] === written.split('-')[0] ? spoken : written;
  const words = (key: string, ...places: readonly string[]) => message(key, places);
  return Object.assign(words, {
    language,
    count(key: string, count: number, ...places: readonly string[]) {
      const all = [new Intl.NumberFormat(language).format(count), ...places];
      const plural = new Intl.PluralRules(language).select(count);
      return message(`${key}_${plural}`, all) || message(`${key}_other`, all);
    },
  });
}
