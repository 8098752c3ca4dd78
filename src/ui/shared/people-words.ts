import type { Words } from '../../messages/words.ts';

/**
 * "Dana Ortiz, Lee Chen and 2 more": the first few names, then how many more. One name too many is still named, since
 * "and 1 more" is longer than most names. Empty where there is nobody.
 * @param type `conjunction` inside a sentence, `unit` ("Priya, Sam") beside other short facts.
 */
export function peopleWords(
  people: readonly string[],
  words: Words,
  most = 2,
  type: 'conjunction' | 'unit' = 'conjunction',
): string {
  if (people.length === 0) return '';
  const named = people.length <= most + 1 ? people : people.slice(0, most);
  const more = people.length - named.length;
  const parts = more > 0 ? [...named, words.count('common_more_people', more)] : [...named];
  return new Intl.ListFormat(words.language, { type }).format(parts);
}
