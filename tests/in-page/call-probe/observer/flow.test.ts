import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Flow, STILL_AFTER_MS } from '../../../../src/in-page/call-probe/observer/flow.ts';

/** Receivers by number, and when the last packet came to each. */
class Air {
  nowMs = 0;
  asked = 0;
  readonly #last: (number | null)[];
  readonly receivers: RTCRtpReceiver[];
  readonly flow: Flow;
  constructor(count: number) {
    this.#last = Array(count).fill(null);
    this.receivers = this.#last.map((_, index) => ({ index }) as unknown as RTCRtpReceiver);
    const timesOf = (receiver: RTCRtpReceiver) => {
      this.asked += 1;
      const last = this.#last[(receiver as unknown as { index: number }).index] ?? null;
      return last !== null && this.nowMs - last < 10_000 ? [last + 1_000_000] : [];
    };
    this.flow = new Flow(timesOf, () => this.nowMs);
  }
  packet(index = 0): void {
    this.#last[index] = this.nowMs;
  }
  after(ms: number, hasCome = true) {
    this.nowMs += ms;
    return this.flow.isStill(this.receivers, hasCome);
  }
}

describe('whether anything still arrives', () => {
  it('is certain while packets come, and takes one question for one who speaks on, rarely after a while', () => {
    const air = new Air(20);
    air.packet();
    air.after(0);
    air.asked = 0;
    for (let look = 0; look < 10; look += 1) {
      air.nowMs += 1_990;
      air.packet();
      expect(air.after(10)).toBe('no');
    }
    expect(air.asked).toBeLessThanOrEqual(10);
    air.asked = 0;
    for (let look = 0; look < 50; look += 1) {
      air.nowMs += 1_990;
      air.packet();
      expect(air.after(10)).toBe('no');
    }
    expect(air.asked).toBe(10);
    // A pause is looked into at every look again.
    expect([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11].map(() => air.after(2_000)).at(-1)).toBe('yes');
  });

  it('is a perhaps at the first pause, and over after three seconds', () => {
    const air = new Air(2);
    air.packet();
    expect(air.after(10)).toBe('no');
    expect(air.after(2_000)).toBe('perhaps');
    expect(air.after(1_000)).toBe('yes');
    air.packet(1);
    expect(air.after(500)).toBe('no');
  });

  it('hears a muted microphone, which sends a packet each 0.4 s', () => {
    const air = new Air(1);
    for (let ms = 0; ms < 60_000; ms += 400) {
      air.nowMs = ms;
      air.packet();
      if (ms % 2_000 === 0) expect(air.after(0)).toBe('no');
    }
  });

  it('goes over from one who spoke to the next, and does not take an old word of theirs for a new one', () => {
    const air = new Air(3);
    air.packet(0);
    air.after(0);
    // The second spoke while the first did, and both have ceased.
    air.nowMs = 1_500;
    air.packet(1);
    air.packet(0);
    expect(air.after(500)).toBe('no');
    for (const _ of [1, 2, 3]) expect(air.after(1_000)).toBe('perhaps');
    expect(air.after(1_000)).toBe('yes');
    const other = new Air(3);
    other.packet(0);
    other.after(0);
    for (let second = 1; second < 30; second += 1) {
      other.nowMs = second * 1_000;
      other.packet(2);
      expect(other.after(0)).not.toBe('yes');
    }
  });

  it('is not asked of who never heard anything, nor where there is nobody to hear', () => {
    expect(new Air(1).after(60_000, false)).toBe('no');
    expect(new Air(0).after(60_000)).toBe('no');
  });

  it('is over where something came long ago', () => {
    const air = new Air(1);
    expect(air.after(0)).toBe('perhaps');
    expect(air.after(3_000)).toBe('yes');
  });

  it('begins anew after a rest', () => {
    const air = new Air(1);
    air.packet();
    air.after(0);
    air.flow.rest();
    air.nowMs = 60_000;
    expect(air.after(0)).toBe('perhaps');
    air.packet();
    expect(air.after(1_000)).toBe('no');
  });

  it('never says that it is over within three seconds of a packet, however it is looked at', () => {
    const step = fc.record({
      waitMs: fc.integer({ min: 0, max: 2_500 }),
      from: fc.option(fc.nat(2)),
      looks: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 80 }), (steps) => {
        const air = new Air(3);
        air.packet();
        let lastMs = 0;
        air.after(0);
        for (const { waitMs, from, looks } of steps) {
          air.nowMs += waitMs;
          if (from !== null) {
            air.packet(from);
            lastMs = air.nowMs;
          }
          if (looks && air.after(0) === 'yes') expect(air.nowMs - lastMs).toBeGreaterThanOrEqual(STILL_AFTER_MS);
        }
      }),
    );
  });
});
