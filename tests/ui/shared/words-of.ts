import type { Words } from '../../../src/messages/words.ts';
import english from '../../../src/public/_locales/en/messages.json' with { type: 'json' };
import { wordsFrom } from '../../../src/ui/shared/words.tsx';

type Messages = Readonly<
  Record<string, { message: string; placeholders?: Readonly<Record<string, { content: string }>> }>
>;

/**
 * Reads messages as the browser does: `$NAME$` is a placeholder in any case, `$1` a place, `$$` a dollar sign.
 * A key that no message has answers an empty string.
 */
export function getMessageFrom(messages: Messages) {
  return (key: string, places: string[]): string => {
    const found = messages[key];
    if (found === undefined) return '';
    const named = new Map(Object.entries(found.placeholders ?? {}).map(([k, v]) => [k.toLowerCase(), v.content]));
    return found.message
      .replace(/\$(\w+)\$/g, (whole, name: string) => named.get(name.toLowerCase()) ?? whole)
      .replace(/\$(\$|[1-9])/g, (_, what: string) => (what === '$' ? '$' : (places[Number(what) - 1] ?? '')));
  };
}

/** The interface's own English words. A key that is not there throws, so that no screen is tested with a bare key. */
export function englishWords(): Words {
  return strictWords(english, 'en');
}

/** Words from messages, that throw for a missing key. */
export function strictWords(messages: Messages, language: string): Words {
  const get = getMessageFrom(messages);
  const words = wordsFrom(get, language);
  const strict = (key: string, ...places: readonly string[]) => {
    if (!(key in messages)) throw new Error(`no message ${key}`);
    return words(key, ...places);
  };
  const count = (key: string, howMany: number, ...places: readonly string[]) => {
    if (!(`${key}_other` in messages)) throw new Error(`no message ${key}_other`);
    return words.count(key, howMany, ...places);
  };
  return Object.assign(strict, { count, language });
}
