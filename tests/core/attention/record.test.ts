import { describe, expect, it } from 'vitest';
import { recordIdOf } from '../../../src/core/attention/record.ts';
import { stamp } from './story.ts';

describe('the id of a sitting', () => {
  it('is the same whenever it is asked of the same start, so that a record written twice is one', () => {
    expect(recordIdOf(stamp(0))).toBe(recordIdOf(stamp(0)));
  });

  it('is another one in another instant of either clock, and in another life', () => {
    const ids = [
      stamp(0),
      stamp(1, { monoMs: stamp(0).monoMs }),
      stamp(0, { monoMs: stamp(1).monoMs }),
      stamp(0, { life: 'b' }),
    ].map(recordIdOf);
    expect(new Set(ids).size).toBe(4);
  });

  it('is as short as its parts can be told apart, since it is the key in the mirror too', () => {
    expect(recordIdOf({ atMs: 1_794_000_000_000, monoMs: 35, life: 'a' })).toBe('mw5ha39c-z-a');
    expect(recordIdOf({ atMs: 1, monoMs: 11, life: 'a' })).not.toBe(recordIdOf({ atMs: 37, monoMs: 1, life: 'a' }));
  });
});
