import { describe, expect, it } from 'vitest';
import { tell, verdict } from '../../scripts/mutation-score.mjs';

const FOLDERS = ['src/core/attention', 'src/core/focus'];
const SOURCE = 'before\n  = a +\n  b;\nafter';
const mutants = (counts: Readonly<Record<string, number>>) =>
  Object.entries(counts).flatMap(([status, count]) =>
    Array.from({ length: count }, () => ({
      status,
      mutatorName: 'ArithmeticOperator',
      replacement: 'a -\n b',
      location: { start: { line: 2, column: 5 }, end: { line: 3, column: 4 } },
    })),
  );
const files = (attention: Readonly<Record<string, number>>, focus: Readonly<Record<string, number>>) => ({
  'src/core/attention/fold.ts': { mutants: mutants(attention), source: SOURCE },
  'src/core/focus/veil.ts': { mutants: mutants(focus), source: SOURCE },
});
const good = { Killed: 9, Timeout: 1 };

describe('the score of the mutants', () => {
  it('is the share that a test noticed or that ran on without end, and what is left out does not count', () => {
    const { sums, wrong } = verdict(files(good, { Killed: 18, NoCoverage: 1, Survived: 1, Ignored: 5 }), FOLDERS);
    expect(sums.map(({ name, score }) => [name, score])).toEqual([
      ['src/core/attention', 100],
      ['src/core/focus', 90],
      ['in all', (100 * 28) / 30],
    ]);
    expect(wrong).toEqual([]);
  });

  it.each([
    ['a folder is below the bar', good, { Killed: 89, Survived: 11 }, /focus: 89.00 % is below 90 %/],
    ['nothing was tried in a folder', good, {}, /No score for src\/core\/focus/],
    ['all was left out', { Ignored: 9 }, good, /No score for src\/core\/attention/],
    ['what became of some is not known', good, { Killed: 99, RuntimeError: 1 }, /1 mutants came to nothing/],
    ['some were never run', good, { Killed: 99, Pending: 1 }, /1 mutants came to nothing/],
  ])('is not enough where %s', (_, attention, focus, told) => {
    const said: string[] = [];
    expect(tell(files(attention, focus), FOLDERS, (line) => said.push(line))).toBe(false);
    expect(said.join('\n')).toMatch(told);
  });

  it('is none for no file at all', () => {
    expect(verdict({}, []).wrong).toEqual(['No score for in all: not one mutant was tried.']);
  });

  it('comes with the mutants that nobody noticed, a line each', () => {
    const said: string[] = [];
    tell(files(good, { Killed: 30, Survived: 1 }), FOLDERS, (line) => said.push(line));
    expect(said.filter((line) => line.includes('→'))).toEqual(['src/core/focus/veil.ts:2  a + b  →  a - b']);
  });
});
