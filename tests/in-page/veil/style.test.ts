import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const read = (path: string) => readFileSync(new URL(`../../../src/${path}`, import.meta.url), 'utf8');
const SHEETS = ['veil/veil.css', 'feed/note.css', 'pill/pill.css'];
/** With what all of them begin with. */
const sheet = (path: string) =>
  (read('in-page/look.css') + read(`in-page/${path}`)).replace(/\/\*[\s\S]*?\*\//g, '').replace(/\s+/g, ' ');
const colours = (text: string) => text.match(/light-dark\([^)]*\)/g) ?? [];

describe.each(SHEETS)('the styles inside pages: %s', (path) => {
  const css = sheet(path);

  it('use the colours of the tokens', () => {
    const known = new Set(colours(read('styles/tokens.css')));
    expect(colours(css).length).toBeGreaterThan(5);
    expect(colours(css).filter((colour) => !known.has(colour))).toEqual([]);
  });

  it('take nothing from the page: no custom property, and no font that it could define', () => {
    expect(css).not.toMatch(/var\(|--/);
    const fonts = [...css.matchAll(/font(?:-family)?:[^;]*?(?:\/ [\d.]+ |px )([a-z][^;]*);/g)].map(
      ([, names]) => names,
    );
    expect(fonts.length).toBeGreaterThan(1);
    expect(fonts.filter((names) => !['serif', 'system-ui, sans-serif'].includes(names ?? ''))).toEqual([]);
  });
});
