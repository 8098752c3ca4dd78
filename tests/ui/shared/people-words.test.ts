import { expect, test } from 'vitest';
import { peopleWords } from '../../../src/ui/shared/people-words.ts';
import { englishWords } from './words-of.ts';

const words = englishWords();

test('nobody is said as nothing', () => expect(peopleWords([], words)).toBe(''));
test('one and two people are named', () => {
  expect(peopleWords(['Dana'], words)).toBe('Dana');
  expect(peopleWords(['Dana', 'Lee'], words)).toBe('Dana and Lee');
});
test('a third one is named too, since a name says more than a count of one', () => {
  expect(peopleWords(['Dana', 'Lee', 'Noor'], words)).toBe('Dana, Lee, and Noor');
});
test('of a crowd two are named and the others counted', () => {
  const crowd = Array.from({ length: 40 }, (_, index) => `P${index}`);
  expect(peopleWords(crowd, words)).toBe('P0, P1, and 38 more');
  expect(peopleWords(crowd, words, 2, 'unit')).toBe('P0, P1, 38 more');
});
