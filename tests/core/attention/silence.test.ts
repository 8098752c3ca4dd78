import { describe, expect, it } from 'vitest';
import { hasBeenSilent } from '../../../src/core/attention/silence.ts';
import { stamp } from './story.ts';

const beat = stamp(100);
/** What a beat finds that comes so many seconds later by the wall clock, and by the monotonic one. */
const after = (wallS: number, monoS: number) =>
  hasBeenSilent(beat, stamp(100 + wallS, { monoMs: beat.monoMs + monoS * 1_000 }));

describe('between two beats of the heart', () => {
  it('of a busy machine, that come up to four seconds apart, nothing has happened', () => {
    expect(after(1, 1)).toBe('no');
    expect(after(3.999, 3.999)).toBe('no');
  });

  it('the process was stopped where four seconds went by on both clocks', () => {
    expect(after(4, 4)).toBe('stopped');
    expect(after(600, 600)).toBe('stopped');
  });

  it('the machine slept where the wall clock ran ahead by two seconds', () => {
    expect(after(2.999, 1)).toBe('no');
    expect(after(3, 1)).toBe('asleep');
    expect(after(3_600, 0.5)).toBe('asleep');
  });

  it('nobody saw anything where both are so: the sleep is in the wall time', () => {
    expect(after(3_600, 5)).toBe('stopped');
  });

  it('a clock that was set back is no sleep', () => {
    expect(after(-3_600, 1)).toBe('no');
  });

  it('of two lives nothing is claimed: their monotonic clocks say nothing of each other', () => {
    expect(hasBeenSilent(beat, stamp(700, { life: 'b' }))).toBe('no');
    expect(hasBeenSilent(beat, stamp(700, { life: 'b', monoMs: beat.monoMs + 1_000 }))).toBe('no');
  });
});
