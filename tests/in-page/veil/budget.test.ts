import { describe, expect, it } from 'vitest';
import { Budget } from '../../../src/in-page/veil/budget.ts';

describe('a budget of two goes a second', () => {
  it('gives two at once, then has the third wait for the second to end', () => {
    const budget = new Budget(2, 1_000);
    expect([budget.take(100), budget.take(100), budget.take(300), budget.take(1_099)]).toEqual([0, 0, 800, 1]);
    expect(budget.take(1_100)).toBe(0);
  });

  it('never gives more than two in any second that it counts, however often it is asked', () => {
    const budget = new Budget(2, 1_000);
    let given = 0;
    for (let ms = 0; ms < 10_000; ms++) if (budget.take(ms) === 0) given += 1;
    expect(given).toBe(20);
  });
});
