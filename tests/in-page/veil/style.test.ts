import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const read = (path: string) => readFileSync(new URL(`../../../src/${path}`, import.meta.url), 'utf8');
const css = read('in-page/veil/veil.css')
  .replace(/\/\*[\s\S]*?\*\//g, '')
  .replace(/\s+/g, ' ');
const colours = (sheet: string) => sheet.match(/light-dark\([^)]*\)/g) ?? [];

describe("the veil's styles", () => {
  it('use the colours of the tokens', () => {
    const known = new Set(colours(read('styles/tokens.css')));
    expect(colours(css).length).toBeGreaterThan(8);
    expect(colours(css).filter((colour) => !known.has(colour))).toEqual([]);
  });

  it('take nothing from the page: no custom property, and no font that it could define', () => {
    expect(css).not.toMatch(/var\(|--/);
    const fonts = [...css.matchAll(/font(?:-family)?:[^;]*?(?:\/ [\d.]+ |px )([a-z][^;]*);/g)].map(
      ([, names]) => names,
    );
    expect(fonts.length).toBeGreaterThan(3);
    expect(fonts.filter((names) => !['serif', 'system-ui, sans-serif'].includes(names ?? ''))).toEqual([]);
  });
});
