import { expect, it } from 'vitest';
import { readingLine } from '../../../src/ui/settings/section-in-view.ts';

it('one reads a quarter down the window, and at the end of the page all the way down', () => {
  const [windowPx, pagePx] = [800, 4_000];
  const lines = [0, 1_600, 2_600, 2_900, 3_200].map((y) => readingLine(windowPx, pagePx - windowPx - y));
  expect(lines).toEqual([200, 200, 200, 500, 800]);
});

it('a page that fits into its window is read to its end', () => {
  expect(readingLine(800, 0)).toBe(800);
});
