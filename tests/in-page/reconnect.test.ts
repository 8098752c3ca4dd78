import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { AT_ONCE, Reconnect } from '../../src/in-page/reconnect.ts';

describe('a port that has fallen', () => {
  const opened: number[] = [];
  let refuses = false;
  let reconnect: Reconnect;
  beforeEach(() => {
    vi.useFakeTimers();
    opened.length = 0;
    refuses = false;
    const beganMs = performance.now();
    reconnect = new Reconnect(() => {
      opened.push(performance.now() - beganMs);
      if (refuses) reconnect.fell();
    });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('is opened again at once and without a timer, as often as a worker is stopped', () => {
    for (let stopped = 0; stopped < 20; stopped++) {
      reconnect.fell();
      expect(opened).toHaveLength(stopped + 1);
      expect(vi.getTimerCount()).toBe(0);
      vi.advanceTimersByTime(1_500);
    }
  });

  it('is opened ever more rarely where nobody takes it', () => {
    refuses = true;
    reconnect.fell();
    expect(opened).toEqual([0, 0, 0, 0]);
    expect(AT_ONCE).toBe(4);
    vi.advanceTimersByTime(100_000);
    expect(opened.slice(4)).toEqual([250, 750, 1_750, 3_750, 7_750, 15_750, 31_750, 61_750, 91_750]);
  });

  it('is opened at once again after a port that stood', () => {
    refuses = true;
    reconnect.fell();
    vi.advanceTimersByTime(5_000);
    refuses = false;
    vi.advanceTimersByTime(5_000);
    const before = opened.length;
    reconnect.fell();
    expect(opened).toHaveLength(before + 1);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('stays closed once it is told to stop', () => {
    refuses = true;
    reconnect.fell();
    reconnect.stop();
    vi.advanceTimersByTime(600_000);
    expect(opened).toHaveLength(4);
  });
});
