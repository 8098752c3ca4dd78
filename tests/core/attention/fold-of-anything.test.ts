import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Account, advance, foldFact, lengthMs, pullsOf } from '../../../src/core/attention/fold.ts';
import { packRecord, unpackRecord } from '../../../src/core/attention/pack.ts';
import { totalMs, totalsOf } from '../../../src/core/attention/summary.ts';
import type { Fact, Front, LoggedFact } from '../../../src/core/focus/facts.ts';
import type { Setting } from '../../../src/core/meeting/meeting.ts';
import type { Stamp } from '../../../src/core/time/stamp.ts';
import { folded, meeting, NINE, started } from './story.ts';

const DAY = 86_400_000;
const anyMs = fc.oneof(fc.integer({ min: -DAY, max: DAY }), fc.integer({ min: 0, max: 5_000 })).map((ms) => NINE + ms);
const anyStamp: fc.Arbitrary<Stamp> = fc.record({
  atMs: anyMs,
  monoMs: fc.integer({ min: 0, max: DAY }),
  life: fc.constantFrom('a', 'b', 'c'),
});
const site = fc.constantFrom('news.test', 'video.test', 'mail.test');
const setting = fc.constantFrom<Setting[]>('browser-call', 'app-call', 'in-person');
const anyFront: fc.Arbitrary<Front> = fc.oneof(
  fc.constantFrom<Front[]>({ is: 'call' }, { is: 'elsewhere' }, { is: 'no-window' }),
  site.map((each): Front => ({ is: 'listed', site: each })),
  site.map((each): Front => ({ is: 'meeting-site', site: each })),
);
const anyFact: fc.Arbitrary<Fact> = fc.oneof(
  { weight: 1, arbitrary: setting.map((each) => started({ setting: each })) },
  {
    weight: 8,
    arbitrary: fc.record({
      type: fc.constant('front-seen' as const),
      front: anyFront,
      isCallVisible: fc.boolean(),
    }),
  },
  fc.record({
    type: fc.constant('idle-seen' as const),
    idle: fc.constantFrom('active' as const, 'idle' as const, 'locked' as const),
  }),
  fc.record({ type: fc.constant('setting-seen' as const), setting }),
  setting.map((each): Fact => ({ type: 'meeting-changed', meeting: meeting({ setting: each }) })),
  site.map((each): Fact => ({ type: 'site-needed', site: each })),
  fc.record({ type: fc.constant('minutes-given' as const), site, untilMs: anyMs }),
  fc.constant<Fact>({ type: 'alive' }),
  fc.constant<Fact>({ type: 'call-seen', call: 'live', endedAtMs: null }),
  fc.record({ type: fc.constant('sight-lost' as const), fromMs: anyMs }),
  { weight: 1, arbitrary: anyMs.map((endedAtMs): Fact => ({ type: 'focus-ended', why: 'by-user', endedAtMs })) },
);
const anyFacts = fc.array(
  fc.tuple(anyFact, anyStamp).map(([fact, stamp]): LoggedFact => ({ ...fact, stamp })),
  { maxLength: 40 },
);
const RUNS = { numRuns: 1_000 };

/** What is wrong with an account, or null. (An assertion for each part of each of them would take minutes.) */
function wrongWith(account: Account): string | null {
  let before: string | null = null;
  for (const { ms, ...what } of account.stretches) {
    if (!(ms > 0)) return `a stretch of ${ms} ms`;
    if (JSON.stringify(what) === before) return `twice the same: ${before}`;
    before = JSON.stringify(what);
  }
  const totals = totalsOf(account.stretches);
  if (totalMs(totals) !== lengthMs(account)) return 'its parts do not sum to its length';
  let pulledMs = 0;
  for (const pull of pullsOf(account)) {
    if (pull.startMs < 0 || pull.ms < 0) return `a visit of ${pull.ms} ms at ${pull.startMs}`;
    if (pull.startMs + pull.ms > lengthMs(account)) return 'a visit outlasts the meeting';
    pulledMs += pull.ms;
  }
  return pulledMs === totals.distractedMs ? null : 'visits are not the distracted time';
}

describe('whatever the facts, in whatever order, late, early or odd', () => {
  it('the account is whole: its parts sum to its length, none is negative, neighbours differ', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        let account: Account | null = null;
        for (const fact of facts) {
          account = foldFact(account, fact);
          const wrong = account === null ? null : wrongWith(account);
          if (wrong !== null) expect.fail(wrong);
        }
      }),
      RUNS,
    );
  });

  it('the account never gets shorter but by its end', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        let account: Account | null = null;
        for (const fact of facts) {
          const before: number = account === null ? 0 : lengthMs(account);
          account = foldFact(account, fact);
          if (account !== null && fact.type !== 'focus-ended') expect(lengthMs(account)).toBeGreaterThanOrEqual(before);
        }
      }),
      RUNS,
    );
  });

  it('in one life the account is as long as the monotonic clock says, and longer only by sleep', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const oneLife = facts
          .filter((each) => each.type !== 'focus-ended')
          .map((each) => ({ ...each, stamp: { ...each.stamp, atMs: NINE, life: 'a' } }));
        const account = folded(oneLife);
        if (account !== null) expect(lengthMs(account)).toBe(account.cursor.monoMs - account.startedAt.monoMs);
      }),
      RUNS,
    );
  });

  it('it makes no difference where the fold is taken up, nor how often it is asked in between', () => {
    fc.assert(
      fc.property(anyFacts, fc.nat(40), (facts, cut) => {
        const first = folded(facts.slice(0, cut));
        const asked = first === null ? null : advance(first, first.cursor);
        expect(folded(facts.slice(cut), asked)).toEqual(folded(facts));
      }),
      RUNS,
    );
  });

  it('the record of it can be kept, and comes back as it was', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const account = folded(facts);
        if (account === null) return;
        const record = {
          id: 'one',
          meeting: meeting(),
          startedAtMs: NINE,
          zone: 'UTC',
          stretches: account.stretches,
          pulls: pullsOf(account),
          saidPresentShare: null,
        };
        expect(unpackRecord(packRecord(record))).toEqual(record);
      }),
      RUNS,
    );
  });
});
