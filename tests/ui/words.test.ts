import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import messages from '../../src/public/_locales/en/messages.json' with { type: 'json' };
import { wordsFrom } from '../../src/ui/shared/words.tsx';
import { getMessageFrom } from './shared/words-of.ts';

const SOURCE = fileURLToPath(new URL('../../src', import.meta.url));
const source = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
  .filter((each) => /\.tsx?$/.test(each))
  .map((each) => readFileSync(`${SOURCE}/${each}`, 'utf8'))
  .join('\n');
/** Keys as they stand in the source; one with a place in it (`because_${…}`) as what it begins with. */
const named = [...source.matchAll(/['"`]([a-z]+_[a-z0-9_]+)(?=['"`]|\$\{)/g)].map((each) => each[1] ?? '');
const keys = Object.keys(messages);

describe('the words of the screens', () => {
  test.each(keys.filter((key) => /^(popup|settings|welcome|unit|common)_/.test(key)))('%s is said somewhere', (key) => {
    const bare = key.replace(/_(zero|one|two|few|many|other)$/, '');
    expect(named.some((each) => each === key || each === bare || (each.endsWith('_') && key.startsWith(each)))).toBe(
      true,
    );
  });

  test('are all there', () => {
    const said = [...source.matchAll(/words(?:\.count)?\(\s*'([a-z_0-9]+)'/g)].map((each) => each[1] ?? '');
    expect(said.length).toBeGreaterThan(50);
    expect(said.filter((key) => !keys.includes(key) && !keys.includes(`${key}_other`))).toEqual([]);
  });

  test('have for every count a word for one and a word for others', () => {
    const counted = [...source.matchAll(/words\.count\(\s*'([a-z_0-9]+)'/g)].map((each) => each[1] ?? '');
    expect(counted.filter((key) => !keys.includes(`${key}_one`) || !keys.includes(`${key}_other`))).toEqual([]);
  });
});

describe('words from a message getter', () => {
  const polish = wordsFrom(
    getMessageFrom({
      hour_one: { message: '$1 godzina' },
      hour_few: { message: '$1 godziny' },
      hour_other: { message: '$1 godz. $2' },
      named: { message: '$WHO$ has $$5', placeholders: { who: { content: '$1' } } },
    }),
    'pl',
  );
  test('follow the plural rules of their language', () => {
    expect(polish.count('hour', 1)).toBe('1 godzina');
    expect(polish.count('hour', 3)).toBe('3 godziny');
  });
  test('fall back to the word for others, with every place filled', () => {
    expect(polish.count('hour', 5, 'x')).toBe('5 godz. x');
  });
  test('fill named places', () => expect(polish('named', 'Dana')).toBe('Dana has $5'));
  test('show the key where there is no message, rather than nothing', () => expect(polish('unknown')).toBe('unknown'));
});
