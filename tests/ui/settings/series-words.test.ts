import { expect, it } from 'vitest';
import { seriesWords } from '../../../src/ui/settings/series-words.ts';
import { englishWords } from '../shared/words-of.ts';

it.each([
  ['by its title', 'lunch', 'Every “\u2068Friday lunch\u2069”'],
  ['that has no title', 'untitled', 'A series without a title'],
  ['that no calendar knows any more', 'gone', 'A series that is no longer in your calendars'],
])('a series is named %s', (_, uid, expected) => {
  const titles = new Map([
    ['lunch', 'Friday lunch'],
    ['untitled', ' '],
  ]);
  expect(seriesWords(uid, titles, englishWords())).toBe(expected);
});
