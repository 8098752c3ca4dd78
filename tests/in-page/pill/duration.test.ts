import { describe, expect, it } from 'vitest';
import { durationOf } from '../../../src/in-page/pill/duration.ts';

describe('how long one was away', () => {
  it.each([
    [200, '1 sec'],
    [20_000, '20 sec'],
    [60_000, '1 min'],
    [80_000, '1 min 20 sec'],
    [14 * 60_000 + 59_000, '14 min 59 sec'],
    [15 * 60_000 + 20_000, '15 min'],
    [75 * 60_000, '75 min'],
  ])('%d ms is %s', (ms, words) => expect(durationOf(ms, 'en')).toBe(words));

  it('is written as the language writes it', () => {
    expect(durationOf(80_000, 'de')).toBe('1 Min. 20 Sek.');
  });
});
