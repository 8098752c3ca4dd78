import { type Account, advance, foldFact, pullsOf } from '../../../src/core/attention/fold.ts';
import type { Fact, Front, LoggedFact } from '../../../src/core/focus/facts.ts';
import type { Meeting } from '../../../src/core/meeting/meeting.ts';
import type { Stamp } from '../../../src/core/time/stamp.ts';

/** A Monday at nine, UTC. */
export const NINE = Date.UTC(2026, 10, 16, 9);

/** Seconds after nine; the monotonic clock of life `a` began ten seconds before. */
export const stamp = (second: number, more: Partial<Stamp> = {}): Stamp => ({
  atMs: NINE + second * 1_000,
  monoMs: 10_000 + second * 1_000,
  life: 'a',
  ...more,
});

export const meeting = (more: Partial<Meeting> = {}): Meeting => ({
  id: 'pilot',
  source: 'calendar',
  occurrenceId: 'pilot',
  seriesId: null,
  title: 'Pilot',
  people: [],
  plannedStartMs: NINE,
  plannedEndMs: NINE + 1_800_000,
  setting: 'browser-call',
  room: null,
  ...more,
});

export const started = (more: Partial<Meeting> = {}): Fact => ({
  type: 'focus-started',
  meeting: meeting(more),
  because: 'has-people',
  assumptions: { presentInApp: true, presentInPerson: true },
  zone: 'UTC',
});

export const sees = (front: Front, isCallVisible = false): Fact => ({ type: 'front-seen', front, isCallVisible });
export const call = sees({ is: 'call' });
export const elsewhere = sees({ is: 'elsewhere' });
export const listed = (site = 'news.test') => sees({ is: 'listed', site });
export const idle = (is: 'active' | 'idle' | 'locked'): Fact => ({ type: 'idle-seen', idle: is });
export const needs = (site = 'news.test'): Fact => ({ type: 'site-needed', site });
export const gives = (site = 'news.test'): Fact => ({ type: 'minutes-given', site, untilMs: NINE + 7_200_000 });
export const ended = (second: number, why: 'planned-end' | 'by-user' = 'planned-end'): Fact => ({
  type: 'focus-ended',
  why,
  endedAtMs: NINE + second * 1_000,
});
export const alive: Fact = { type: 'alive' };
export const lost = (fromSecond: number): Fact => ({ type: 'sight-lost', fromMs: NINE + fromSecond * 1_000 });

/** A fact at a second after nine, or at any stamp. */
export const at = (when: number | Stamp, fact: Fact): LoggedFact => ({
  ...fact,
  stamp: typeof when === 'number' ? stamp(when) : when,
});

export const folded = (facts: readonly LoggedFact[], from: Account | null = null): Account | null =>
  facts.reduce(foldFact, from);

/** How a meeting went, in seconds: `present 60, distracted 5 (news.test), present? 10`. */
export function told(account: Account | null, until?: number | Stamp): string {
  if (account === null) return 'no meeting';
  const to = typeof until === 'number' ? stamp(until) : until;
  return (to === undefined ? account : advance(account, to)).stretches
    .map(({ attention, isAssumed, ms, site }) => {
      const name = `${attention}${isAssumed ? '?' : ''} ${ms / 1_000}`;
      return site === null ? name : `${name} (${site})`;
    })
    .join(', ');
}

/** The visits to listed sites: `news.test at 60 for 5: turned-back`. */
export const visits = (account: Account | null): string[] =>
  account === null
    ? []
    : pullsOf(account).map(
        ({ site, startMs, ms, outcome }) => `${site} at ${startMs / 1_000} for ${ms / 1_000}: ${outcome}`,
      );
