import * as fc from 'fast-check';

/** What the user has before them. `beside` is a window next to the one with the call. */
export const SITUATIONS = ['call', 'other', 'news', 'video', 'notes', 'away', 'other beside', 'news beside'] as const;
export type Situation = (typeof SITUATIONS)[number];
export const SETTINGS = ['browser-call', 'app-call', 'in-person'] as const;

/** What happens to a person, a machine and a browser. Times in ms. */
export type Act =
  | { readonly do: 'turn to'; readonly situation: Situation }
  | { readonly do: 'go idle'; readonly idle: 'active' | 'idle' | 'locked' }
  | { readonly do: 'need the site' | 'take two minutes' | 'end focus' | 'look again' }
  /** The machine sleeps; on some systems the monotonic clock runs on meanwhile. A process that is held is the same. */
  | { readonly do: 'sleep'; readonly ms: number; readonly runsOn: boolean }
  /** The browser crashes or is closed, and is started again after a while. */
  | { readonly do: 'crash'; readonly ms: number }
  /** The worker is killed, and the next thing that happens wakes it. */
  | { readonly do: 'kill'; readonly ms: number }
  /** The worker is killed as the user turns to another tab: that reaches nobody, and it takes a while until one is woken. */
  | {
      readonly do: 'turn unheard';
      readonly situation: 'call' | 'other' | 'news' | 'video' | 'notes';
      readonly ms: number;
    }
  | { readonly do: 'set the clock'; readonly byMs: number }
  | { readonly do: 'travel'; readonly zone: string };

export interface Planned {
  /** From the beginning of its block. */
  readonly startMs: number;
  readonly lastsMs: number;
  readonly setting: (typeof SETTINGS)[number];
}

/** Some hours without meetings, and then meetings and what happens around them. */
export interface Block {
  readonly pauseMs: number;
  readonly meetings: readonly Planned[];
  readonly acts: readonly { readonly afterMs: number; readonly act: Act }[];
}
export type Week = readonly Block[];

/** Everything happens at tenths of a second. */
export const STEP_MS = 100;
const ms = (fromMs: number, toMs: number) =>
  fc.integer({ min: fromMs / STEP_MS, max: toMs / STEP_MS }).map((steps) => steps * STEP_MS);
const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

const turn = fc.constantFrom(...SITUATIONS).map((situation): Act => ({ do: 'turn to', situation }));
const idle = fc.constantFrom('active', 'idle', 'locked').map((is) => ({ do: 'go idle', idle: is }) as Act);
const word = fc
  .constantFrom('need the site', 'take two minutes', 'look again', 'look again', 'end focus')
  .map((what) => ({ do: what }) as Act);
const sleep = fc
  .record({ ms: fc.oneof(ms(5 * SECOND, 90 * SECOND), ms(MINUTE, 9 * HOUR)), runsOn: fc.boolean() })
  .map((how): Act => ({ do: 'sleep', ...how }));
const crash = fc.oneof(ms(0, 20 * SECOND), ms(0, 30 * MINUTE)).map((each): Act => ({ do: 'crash', ms: each }));
const kill = ms(0, 29 * SECOND).map((each): Act => ({ do: 'kill', ms: each }));
const unheard = fc
  .record({ situation: fc.constantFrom('call', 'other', 'news', 'video', 'notes'), ms: ms(0, 6 * SECOND) })
  .map((how): Act => ({ do: 'turn unheard', ...how }));
// Less than two seconds forward is the network putting the clock right, and less than nothing is any time back.
const clock = fc
  .oneof(ms(-2 * HOUR, -STEP_MS), ms(3 * SECOND, 2 * MINUTE), ms(3 * SECOND, 2 * HOUR))
  .map((byMs): Act => ({ do: 'set the clock', byMs }));
const travel = fc
  .constantFrom('America/New_York', 'Europe/Berlin', 'Asia/Kathmandu', 'Pacific/Apia')
  .map((zone): Act => ({ do: 'travel', zone }));

const anyAct: fc.Arbitrary<Act> = fc.oneof(
  { weight: 10, arbitrary: turn },
  { weight: 3, arbitrary: idle },
  { weight: 3, arbitrary: word },
  { weight: 2, arbitrary: kill },
  { weight: 2, arbitrary: unheard },
  { weight: 1, arbitrary: sleep },
  { weight: 1, arbitrary: crash },
  { weight: 1, arbitrary: clock },
  { weight: 1, arbitrary: travel },
);

const anyMeeting: fc.Arbitrary<Planned> = fc.record({
  startMs: fc.oneof(fc.constantFrom(20 * SECOND, 60 * SECOND), ms(0, 90 * SECOND)),
  lastsMs: fc.oneof(fc.constant(40 * SECOND), ms(SECOND, 100 * SECOND)),
  setting: fc.constantFrom(...SETTINGS),
});

export const anyWeek: fc.Arbitrary<Week> = fc.array(
  fc.record({
    pauseMs: ms(0, 30 * HOUR),
    meetings: fc.array(anyMeeting, { minLength: 1, maxLength: 3 }),
    acts: fc.array(fc.record({ afterMs: ms(0, 12 * SECOND), act: anyAct }), { maxLength: 14 }),
  }),
  { minLength: 1, maxLength: 3 },
);
