import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type CallInput,
  type CallsState,
  callsOf,
  deadlineOf,
  evolveCalls,
  NO_CALLS,
} from '../../../src/core/calls/call-state.ts';
import {
  LEFT_ELSEWHERE_MS,
  LEFT_RELEASED_MS,
  LEFT_STALLED_MS,
  LIVE_IN_ROOM_MS,
  LIVE_WATCHING_MS,
  LOBBY_MS,
} from '../../../src/core/calls/hold-times.ts';
import { roomOf } from '../../../src/core/calls/room.ts';
import type { CallStage } from '../../../src/core/calls/tab-call.ts';
import {
  ALL_SILENT,
  evidence,
  IN_CALL,
  LIGHT_CALL,
  LISTENING,
  LOBBY,
  LOST_PEER,
  NOTHING,
  OTHER_ROOM,
  ROOM,
} from './story.ts';

const shown = fc.constantFrom(
  NOTHING,
  LOBBY,
  IN_CALL,
  ALL_SILENT,
  LISTENING,
  LOST_PEER,
  LIGHT_CALL,
  evidence({ trying: 1, microphones: 1 }),
  evidence({ streams: 1 }),
  evidence({ looped: 2, cameras: 1 }),
  { ...LISTENING, stalled: 1 },
  { ...LISTENING, stalled: 1, cameras: 1 },
  evidence({ connected: 2, withMedia: 2, openToSend: 1, receiving: 1, stalled: 1 }),
  evidence({ connected: 3, withMedia: 3, openToSend: 1, sending: 1, receiving: 2, arriving: 2, microphones: 1 }),
);
const documentId = fc.constantFrom('a', 'b');
const input: fc.Arbitrary<CallInput> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      type: fc.constant('evidence' as const),
      tabId: fc.constant(1),
      frameId: fc.constantFrom(0, 2),
      documentId,
      address: fc.constant(null),
      evidence: shown,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ type: fc.constant('document-gone' as const), tabId: fc.constant(1), documentId }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      type: fc.constant('address' as const),
      tabId: fc.constant(1),
      address: fc
        .constantFrom(ROOM, OTHER_ROOM, 'https://www.example.com/', 'https://app.zoom.us/wc/1/join')
        .map((at) => roomOf(at)),
      isLoading: fc.boolean(),
    }),
  },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('tab-removed' as const), tabId: fc.constant(1) }) },
  { weight: 1, arbitrary: fc.constant({ type: 'worker-restarted' as const }) },
  { weight: 1, arbitrary: fc.constant({ type: 'time' as const }) },
);
const history = fc.array(fc.tuple(fc.integer({ min: 0, max: 6_000 }), input), { maxLength: 60 });

/** Every change of stage with its time, looked at whenever something was heard and whenever something was due. */
function changes(of: readonly (readonly [number, CallInput])[]): { stage: CallStage; atMs: number }[] {
  let state: CallsState = NO_CALLS;
  let nowMs = 0;
  const seen: { stage: CallStage; atMs: number }[] = [{ stage: 'none', atMs: 0 }];
  const look = (atMs: number) => {
    const stage = callsOf(state, atMs)[0]?.stage ?? 'none';
    if (seen.at(-1)?.stage !== stage) seen.push({ stage, atMs });
  };
  const passTo = (untilMs: number) => {
    for (let due = deadlineOf(state); due !== null && due <= untilMs; due = deadlineOf(state)) {
      state = evolveCalls(state, { type: 'time' }, due);
      look(due);
    }
  };
  for (const [waitMs, each] of of) {
    passTo(nowMs + waitMs);
    nowMs += waitMs;
    state = evolveCalls(state, each, nowMs);
    look(nowMs);
  }
  passTo(nowMs + 1_000_000);
  return seen;
}

const shortestLeave = Math.min(LEFT_RELEASED_MS, LEFT_ELSEWHERE_MS, LEFT_STALLED_MS);

// Hundreds of histories take their time on a busy machine.
describe('whatever the evidence', { timeout: 60_000 }, () => {
  it('a call that went live is live for as long as the shortest hold for leaving', () => {
    fc.assert(
      fc.property(history, (of) => {
        const seen = changes(of);
        seen.forEach(({ stage, atMs }, index) => {
          const next = seen[index + 1];
          if (stage === 'live' && next) expect(next.atMs - atMs).toBeGreaterThanOrEqual(shortestLeave);
        });
      }),
      { numRuns: 500 },
    );
  });

  it('a call that ended is not live again within the shortest hold for joining', () => {
    fc.assert(
      fc.property(history, (of) => {
        let leftAtMs = Number.NEGATIVE_INFINITY;
        for (const { stage, atMs } of changes(of)) {
          if (stage === 'left') leftAtMs = atMs;
          if (stage === 'live') expect(atMs - leftAtMs).toBeGreaterThanOrEqual(LIVE_IN_ROOM_MS);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('a lobby lasts at least its own hold, unless the call begins or the tab goes', () => {
    fc.assert(
      fc.property(history, (of) => {
        const seen = changes(of.filter(([, { type }]) => type === 'evidence'));
        seen.forEach(({ stage, atMs }, index) => {
          const next = seen[index + 1];
          if (stage === 'lobby' && next?.stage === 'none') expect(next.atMs - atMs).toBeGreaterThanOrEqual(LOBBY_MS);
        });
      }),
      { numRuns: 300 },
    );
  });

  it('everything comes to rest: with nothing more heard there is an end to deadlines', () => {
    fc.assert(
      fc.property(history, (of) => {
        let state: CallsState = NO_CALLS;
        let nowMs = 0;
        for (const [waitMs, each] of of) {
          nowMs += waitMs;
          state = evolveCalls(state, each, nowMs);
        }
        for (let step = 0; step < 6; step += 1) {
          const due = deadlineOf(state);
          if (due === null) return;
          expect(due).toBeGreaterThanOrEqual(nowMs);
          state = evolveCalls(state, { type: 'time' }, due);
        }
        expect(deadlineOf(state)).toBeNull();
      }),
      { numRuns: 300 },
    );
  });

  it('it makes no difference how often time is looked at', () => {
    fc.assert(
      fc.property(history, fc.integer({ min: 0, max: 2 * LIVE_WATCHING_MS }), (of, laterMs) => {
        let rare: CallsState = NO_CALLS;
        let often: CallsState = NO_CALLS;
        let nowMs = 0;
        for (const [waitMs, each] of of) {
          for (let stepMs = 0; stepMs < waitMs; stepMs += 700)
            often = evolveCalls(often, { type: 'time' }, nowMs + stepMs);
          nowMs += waitMs;
          rare = evolveCalls(rare, each, nowMs);
          often = evolveCalls(often, each, nowMs);
        }
        expect(callsOf(often, nowMs + laterMs)).toEqual(callsOf(rare, nowMs + laterMs));
      }),
      { numRuns: 300 },
    );
  });
});
