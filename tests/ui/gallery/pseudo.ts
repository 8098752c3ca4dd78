import type { Words } from '../../../src/messages/words.ts';
import english from '../../../src/public/_locales/en/messages.json' with { type: 'json' };
import { englishWords, strictWords } from '../shared/words-of.ts';

/** The languages that the gallery can be seen in: English, one from right to left, one with long words. */
export const LANGUAGES = ['english', 'right-to-left', 'long'] as const;
export type Language = (typeof LANGUAGES)[number];

const ARABIC = [...'ابتثجحخدذرزسشصضطظعغفقكلمنه'];

/** Every letter but those of placeholders. */
const letters = (message: string, change: (letter: string) => string) =>
  message.replace(/\$\w+\$|[A-Za-z]/g, (each) => (each.startsWith('$') ? each : change(each)));

const arabicLike = (message: string) =>
  letters(message, (each) => ARABIC[each.toLowerCase().charCodeAt(0) - 97] ?? each);

/** Half as long again, as German or Finnish may be: every other vowel stands twice, and one long word ends it. */
const longer = (message: string) => letters(message, (each) => ('aeiou'.includes(each) ? each.repeat(2) : each));

const translated = (change: (message: string) => string) =>
  Object.fromEntries(Object.entries(english).map(([key, each]) => [key, { ...each, message: change(each.message) }]));

/** `_locales/…/messages.json` in that language. */
export function messagesIn(language: Language) {
  if (language === 'english') return english;
  return translated(language === 'long' ? longer : arabicLike);
}

export function wordsIn(language: Language): Words {
  if (language === 'english') return englishWords();
  return strictWords(messagesIn(language), language === 'long' ? 'en' : 'ar');
}

export const LOCALES: Readonly<Record<Language, string>> = {
  english: 'en-GB',
  'right-to-left': 'ar-EG',
  long: 'en-US',
};
