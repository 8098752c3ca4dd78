import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Words } from '../../messages/words.ts';
import { type TimeWords, timeWordsFrom } from './time-words.ts';

/** Looks a message up and fills its places; an empty string where there is none (as the browser's own does). */
export type GetMessage = (key: string, places: string[]) => string;

/**
 * The words of the interface from any message getter.
 * @param language BCP 47 tag of the language that the messages are in: plural rules and figures follow it.
 */
export function wordsFrom(getMessage: GetMessage, language: string): Words {
  const plural = new Intl.PluralRules(language);
  const figure = new Intl.NumberFormat(language);
  const say = (key: string, ...places: readonly string[]) => getMessage(key, [...places]) || key;
  const count = (key: string, howMany: number, ...places: readonly string[]) => {
    const all = [figure.format(howMany), ...places];
    return getMessage(`${key}_${plural.select(howMany)}`, all) || say(`${key}_other`, ...all);
  };
  return Object.assign(say, { count, language });
}

const WordsContext = createContext<{ words: Words; times: TimeWords } | null>(null);

export interface WordsProviderProps {
  readonly words: Words;
  /** BCP 47 tag for clock times and dates, see `localeFor`. */
  readonly locale: string;
  /** IANA time zone that clock times and dates are told in. */
  readonly zone: string;
  readonly children: preact.ComponentChildren;
}

/** Gives every screen below it its words, and the words for times. */
export function WordsProvider({ words, locale, zone, children }: WordsProviderProps) {
  return (
    <WordsContext.Provider value={{ words, times: timeWordsFrom(words, locale, zone) }}>
      {children}
    </WordsContext.Provider>
  );
}

function useBoth() {
  const both = useContext(WordsContext);
  if (both === null) throw new Error('a screen is drawn outside of WordsProvider');
  return both;
}

/** The words of the interface. */
export const useWords = (): Words => useBoth().words;

/** The words for durations, clock times and dates. */
export const useTimes = (): TimeWords => useBoth().times;
