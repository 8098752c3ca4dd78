import { describe, expect, it } from 'vitest';
import { countOn } from '../../../src/in-page/veil/count-on.ts';
import { VisibleTime } from '../../../src/in-page/veil/visible-time.ts';

describe('visible time', () => {
  it('counts what began visible, and nothing of what was hidden', () => {
    let isVisible = true;
    const time = new VisibleTime(() => isVisible, 1_000);
    expect(time.at(3_000)).toBe(2_000);
    isVisible = false;
    expect(time.at(4_000)).toBe(3_000);
    expect(time.at(90_000)).toBe(3_000);
    isVisible = true;
    expect(time.at(95_000)).toBe(3_000);
    expect(time.at(96_000)).toBe(4_000);
  });

  it('is distracted time for the figures, and takes nothing from what was present', () => {
    const model = { presentMs: 10, seenMs: 20, distractedMs: 5, waitMs: 0, site: '', title: '', people: [] };
    const on = countOn({ ...model, untilMs: null, canReturn: true, isNeutral: false, strength: 'firm' }, 7);
    expect(on).toMatchObject({ presentMs: 10, seenMs: 27, distractedMs: 12 });
  });
});
