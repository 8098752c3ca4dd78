/**
 * The words of the interface: a key of `_locales/…/messages.json` and what to put in its places ($1, $2 …).
 * A key with a count has one message for each plural category of the language (`key_one`, `key_other`, …).
 */
export interface Words {
  (key: string, ...places: readonly string[]): string;
  /** The message for a count, by the language's plural rules; the count itself is $1, formatted. */
  count(key: string, count: number, ...places: readonly string[]): string;
  /** BCP 47 tag of the language that the words are in. */
  readonly language: string;
}

/** Words of others' in a sentence of ours keep their own direction, and leave the sentence its own (UAX 9, isolates). */
export const isolated = (text: string): string => `\u2068${text}\u2069`;
