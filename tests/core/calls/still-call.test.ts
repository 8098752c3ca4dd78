import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LEFT_STILL_MS } from '../../../src/core/calls/hold-times.ts';
import { evidence, LISTENING, ROOM, Story } from './story.ts';

const DEVICES = { microphones: 1, cameras: 1 };
/** Three connections, as with a media server: one is sent over, two receive. */
const TALKING = evidence({
  connected: 3,
  withMedia: 3,
  sending: 2,
  openToSend: 2,
  receiving: 4,
  arriving: 4,
  ...DEVICES,
});
const EAR = evidence({ connected: 2, withMedia: 2, receiving: 4, arriving: 4 });
const still = (of: typeof EAR, devices: Partial<typeof DEVICES> = {}) => ({ ...of, stalled: 1, ...devices });
const talking = () => new Story().goesTo(ROOM).shows(TALKING).after(10);

describe('a call in which nothing moves any more', () => {
  it('is over two seconds on where what was sent over is closed, and began to be so when that was seen', () => {
    const story = talking().shows(EAR).after(3).shows(still(EAR));
    expect(story.after(1.9).stage).toBe('live');
    expect(story.after(0.2).call).toMatchObject({ stage: 'left', endedAtMs: 13_000 });
    // What still stands open is no call that begins.
    expect(story.after(600).stage).toBe('none');
  });

  it('is a lobby then where the camera is kept', () => {
    const story = talking()
      .shows({ ...EAR, ...DEVICES })
      .after(3)
      .shows(still(EAR, DEVICES));
    expect(story.after(2.1).stage).toBe('left');
    expect(story.after(1).stage).toBe('lobby');
    expect(story.after(3_600).stage).toBe('lobby');
  });

  it('goes on where something comes again in time', () => {
    const story = talking().shows(EAR).after(3).shows(still(EAR)).after(1.9).shows(EAR);
    expect(story.after(600).stage).toBe('live');
  });

  it('is live anew where something comes after its end', () => {
    const story = talking().shows(EAR).after(3).shows(still(EAR)).after(30).shows(TALKING);
    expect(story.after(1.6).call).toMatchObject({ stage: 'live', startedAtMs: 43_000 });
  });

  it('goes on while it could be sent: all muted, cameras off, devices let go of, or alone and silent', () => {
    const silent = evidence({ connected: 3, withMedia: 3, openToSend: 2, receiving: 4, arriving: 4, stalled: 1 });
    expect(talking().shows(silent).after(7_200).stage).toBe('live');
    const alone = evidence({ connected: 1, withMedia: 1, sending: 1, openToSend: 1, microphones: 1 });
    expect(talking().shows(alone).after(7_200).stage).toBe('live');
  });

  it('goes on when others leave who are not heard: it is not what was sent over that is gone', () => {
    const story = talking()
      .shows(evidence({ ...TALKING, connected: 2, withMedia: 2 }))
      .after(60);
    const muted = evidence({ connected: 2, withMedia: 2, receiving: 2, arriving: 2, stalled: 1 });
    expect(story.shows(muted).after(7_200).stage).toBe('live');
  });

  it('takes two minutes of somebody who only listens', () => {
    const story = new Story().goesTo(ROOM).shows(LISTENING).after(60).shows(still(LISTENING));
    expect(story.after(119.9).stage).toBe('live');
    expect(story.after(0.2).stage).toBe('left');
    // The same host speaks again.
    expect(story.after(30).shows(LISTENING).after(5.1).stage).toBe('live');
  });

  it('takes two minutes where the page has left the room and released the devices, and no end while it has not', () => {
    const kept = evidence({ connected: 1, withMedia: 1, openToSend: 1, receiving: 1, arriving: 1, stalled: 1 });
    const away = talking().shows(kept).goesWithin('https://meet.google.com/landing');
    expect(away.after(119.9).stage).toBe('live');
    expect(away.after(0.2).stage).toBe('left');
    expect(talking().shows(kept).after(7_200).stage).toBe('live');
  });

  it('waits for what may be on its way back', () => {
    const story = talking().shows(evidence({ ...EAR, flaky: 1, stalled: 1 }));
    expect(story.after(29.9).stage).toBe('live');
    expect(story.after(0.2).stage).toBe('left');
  });

  it('goes on where another frame still hears something', () => {
    const story = talking().shows(LISTENING, { documentId: 'frame', frameId: 3 }).shows(still(EAR));
    expect(story.after(600).stage).toBe('live');
  });

  it('takes a minute in a spatial office', () => {
    const story = new Story().goesTo('https://app.gather.town/app/1a2S/Space').shows(TALKING).after(10);
    expect(story.shows(still(EAR)).after(59.9).stage).toBe('live');
    expect(story.after(0.2).stage).toBe('left');
  });
});

describe('whoever is silent, and for however long', () => {
  const open = { ...TALKING, sending: 0 };
  const pauses = (longestMs: number, ...shown: readonly (typeof EAR)[]) =>
    fc.array(fc.tuple(fc.integer({ min: 0, max: longestMs }), fc.constantFrom(...shown)), { maxLength: 40 });

  it('a call that could be spoken into goes on', () => {
    const muted = still({ ...open, microphones: 0, cameras: 0 });
    fc.assert(
      fc.property(pauses(3_600_000, TALKING, open, still(open), muted), (steps) => {
        const story = talking();
        for (const [ms, each] of steps) expect(story.shows(each).after(ms / 1_000).stage).toBe('live');
      }),
    );
  });

  it('a call that is only listened to goes on as long as no pause is longer than two minutes', () => {
    fc.assert(
      fc.property(pauses(LEFT_STILL_MS - 1, LISTENING, { ...LISTENING, isVisible: true }), (steps) => {
        const story = new Story().goesTo(ROOM).shows(LISTENING).after(10);
        for (const [ms, each] of steps) {
          expect(story.shows(still(each)).after(ms / 1_000).stage).toBe('live');
          expect(story.shows(each).after(1).stage).toBe('live');
        }
      }),
    );
  });
});
