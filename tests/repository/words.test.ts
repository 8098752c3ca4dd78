import { describe, expect, it } from 'vitest';
import { read, sources, withoutComments } from './files.ts';

const WORDS = 'src/public/_locales/en/messages.json';
const messages: Record<string, { message: string; placeholders?: Record<string, { content: string }> }> = JSON.parse(
  read(WORDS),
);
const keys = Object.keys(messages);

/** The categories of CLDR's plural rules: what `words.count` puts behind a key. */
const PLURAL = /_(zero|one|two|few|many|other)$/;

const code = sources('src/').map((path) => ({ path, text: withoutComments(read(path)) }));
const text = [...code.map((each) => each.text), read('manifest.json')].join('\n');

/** Keys written out, such as 'popup_week' or __MSG_manifest_name__. */
const written = new Set(
  [...text.matchAll(/['"`](?:__MSG_)?([a-z]+(?:_[a-z0-9]+)+?)(?:__)?['"`]/g)].map((found) => found[1]),
);
/** Keys put together, such as `because_${…}`: anything may stand in the gap. */
const patterns = [...text.matchAll(/`([a-z]+_(?:[a-z0-9_]|\$\{[^}`]*\})*)`/g)]
  .map((found) => found[1] ?? '')
  .filter((each) => each.includes('${'))
  .map((each) => new RegExp(`^${each.replace(/\$\{[^}]*\}/g, '[a-z0-9_]*')}$`));

const isUsed = (key: string) => written.has(key) || patterns.some((pattern) => pattern.test(key));

describe('the words of the interface', () => {
  it('are in order', () => {
    expect(keys).toEqual([...keys].sort());
  });

  it('are each used somewhere', () => {
    expect(keys.filter((key) => !isUsed(key) && !isUsed(key.replace(PLURAL, '')))).toEqual([]);
  });

  it('are there for every key that is used', () => {
    const has = (key: string) => keys.includes(key) || keys.some((each) => each.replace(PLURAL, '') === key);
    const asked = code.flatMap(({ path, text: source }) =>
      [...source.matchAll(/\bwords(?:\.count)?\(\s*['"]([a-z0-9_]+)['"]/g)]
        .map((found) => found[1] ?? '')
        .filter((key) => !has(key))
        .map((key) => `${path}: ${key}`),
    );
    expect(asked).toEqual([]);
    for (const pattern of patterns)
      expect(
        keys.some((key) => pattern.test(key)),
        `${pattern}`,
      ).toBe(true);
  });

  it('have the forms of English wherever something is counted', () => {
    const counted = [...text.matchAll(/\bwords\.count\(\s*['"]([a-z0-9_]+)['"]/g)].map((found) => found[1] ?? '');
    for (const key of counted) expect(keys).toEqual(expect.arrayContaining([`${key}_one`, `${key}_other`]));
  });

  it('fill every place that they name, and name every place that they fill', () => {
    const placesIn = (key: string) =>
      [...(messages[key]?.message ?? '').matchAll(/\$([A-Z0-9_]+)\$/g)].map((found) => (found[1] ?? '').toLowerCase());
    for (const [key, { placeholders = {} }] of Object.entries(messages)) {
      // One form of a count may leave out what another says, and the number itself may stand elsewhere on the screen.
      const family = keys.filter((each) => each.replace(PLURAL, '') === key.replace(PLURAL, ''));
      expect(Object.keys(placeholders), key).toEqual(expect.arrayContaining(placesIn(key)));
      const filled = Object.keys(placeholders).filter((each) => !(each === 'count' && PLURAL.test(key)));
      expect(family.flatMap(placesIn), key).toEqual(expect.arrayContaining(filled));
    }
  });
});
