import type { LoggedFact } from '../focus/facts.ts';
import type { Stamp } from '../time/stamp.ts';
import type { Pull, PullOutcome, Stretch } from './attention.ts';
import { attentionOf, type Sight } from './rules.ts';

interface OpenPull {
  readonly site: string;
  readonly startMs: number;
  readonly ms: number;
  readonly hasGivenIn: boolean;
}

/** How a meeting went so far: the fold of its facts. Total: any sequence of facts gives a valid one. */
export interface Account {
  readonly startedAt: Stamp;
  /** Up to here every millisecond is accounted for. */
  readonly cursor: Stamp;
  readonly sight: Sight;
  /** Without gaps or overlaps; neighbours differ. They sum to the time since the start. */
  readonly stretches: readonly Stretch[];
  readonly pulls: readonly Pull[];
  readonly openPull: OpenPull | null;
}

/**
 * The wall clock may run ahead of the monotonic one by this much between two facts before it counts as time in which
 * the machine slept; less is the clock being put right by the network.
 */
export const SLEPT_FROM_MS = 2_000;

/** Takes one fact into the account. Facts before `focus-started` belong to no meeting and give null. */
export function foldFact(account: Account | null, fact: LoggedFact): Account | null {
  if (fact.type === 'focus-started') return account ?? begin(fact);
  if (account === null) return null;
  switch (fact.type) {
    case 'front-seen':
      return see(advance(account, fact.stamp), { front: fact.front, isCallVisible: fact.isCallVisible });
    case 'idle-seen':
      return see(advance(account, fact.stamp), { idle: fact.idle });
    case 'setting-seen':
      return see(advance(account, fact.stamp), { setting: fact.setting });
    case 'meeting-changed':
      return see(advance(account, fact.stamp), { setting: fact.meeting.setting });
    case 'site-needed':
      return need(advance(account, fact.stamp), fact.site);
    case 'minutes-given':
      return giveIn(advance(account, fact.stamp), fact.site);
    case 'sight-lost':
      return loseSight(account, fact.fromMs, fact.stamp);
    case 'focus-ended':
      return end(advance(account, fact.stamp), fact.endedAtMs);
    default:
      return advance(account, fact.stamp);
  }
}

/** The account as it would stand at an instant, if nothing changes until then. */
export function advance(account: Account, to: Stamp): Account {
  const from = account.cursor;
  const wallMs = Math.max(0, to.atMs - from.atMs);
  const isSameLife = to.life === from.life;
  const lastedMs = isSameLife ? Math.max(0, to.monoMs - from.monoMs) : wallMs;
  const sleptMs = isSameLife && wallMs - lastedMs >= SLEPT_FROM_MS ? wallMs - lastedMs : 0;
  const awake = add(account, lastedMs);
  return { ...(sleptMs > 0 ? addUnseen(awake, sleptMs) : awake), cursor: to };
}

/** Time since the start that is accounted for, milliseconds. */
export function lengthMs(account: Account): number {
  return account.stretches.reduce((sum, each) => sum + each.ms, 0);
}

/** All pulls, the open one as it stands. */
export function pullsOf(account: Account): readonly Pull[] {
  return account.openPull === null ? account.pulls : [...account.pulls, closed(account.openPull)];
}

function begin(fact: LoggedFact & { type: 'focus-started' }): Account {
  return {
    startedAt: fact.stamp,
    cursor: fact.stamp,
    sight: {
      front: null,
      isCallVisible: false,
      idle: 'active',
      setting: fact.meeting.setting,
      needed: [],
      assumptions: fact.assumptions,
    },
    stretches: [],
    pulls: [],
    openPull: null,
  };
}

/** Adds time in which things stayed as they are. */
function add(account: Account, ms: number): Account {
  if (ms <= 0) return account;
  const { openPull } = account;
  const verdict = attentionOf(account.sight);
  const isPulled = openPull !== null && verdict.site === openPull.site;
  return {
    ...account,
    stretches: joined(account.stretches, { ...verdict, ms }),
    openPull: isPulled ? { ...openPull, ms: openPull.ms + ms } : openPull,
  };
}

function addUnseen(account: Account, ms: number): Account {
  return {
    ...account,
    stretches: joined(account.stretches, { attention: 'unseen', isAssumed: false, site: null, ms }),
  };
}

function joined(stretches: readonly Stretch[], next: Stretch): readonly Stretch[] {
  const last = stretches.at(-1);
  const isSame = last?.attention === next.attention && last.isAssumed === next.isAssumed && last.site === next.site;
  return last !== undefined && isSame
    ? [...stretches.slice(0, -1), { ...last, ms: last.ms + next.ms }]
    : [...stretches, next];
}

/** Something else is seen from here on; a visit to a listed site begins or ends with it. */
function see(account: Account, change: Partial<Sight>): Account {
  const sight = { ...account.sight, ...change };
  const front = sight.front;
  const site = front?.is === 'listed' && !sight.needed.includes(front.site) ? front.site : null;
  if (site === (account.openPull?.site ?? null)) return { ...account, sight };
  const pulls = pullsOf(account);
  const openPull = site === null ? null : { site, startMs: lengthMs(account), ms: 0, hasGivenIn: false };
  return { ...account, sight, pulls, openPull };
}

function need(account: Account, site: string): Account {
  const { openPull } = account;
  const pulls = openPull?.site === site ? [...account.pulls, closed(openPull, 'needed')] : account.pulls;
  const rest = openPull?.site === site ? { pulls, openPull: null } : { pulls };
  return see({ ...account, ...rest }, { needed: [...account.sight.needed.filter((each) => each !== site), site] });
}

function giveIn(account: Account, site: string): Account {
  const { openPull } = account;
  return openPull?.site === site ? { ...account, openPull: { ...openPull, hasGivenIn: true } } : account;
}

function loseSight(account: Account, fromMs: number, stamp: Stamp): Account {
  const known = Math.min(Math.max(0, fromMs - account.cursor.atMs), Math.max(0, stamp.atMs - account.cursor.atMs));
  const until = add(account, known);
  const hole = Math.max(0, stamp.atMs - account.cursor.atMs) - known;
  return see(
    { ...(hole > 0 ? addUnseen(until, hole) : until), cursor: stamp },
    { front: null, isCallVisible: false, idle: 'active' },
  );
}

/** Closes the account at its true end, which may lie before the last fact: what came after is cut off. */
function end(account: Account, endedAtMs: number): Account {
  const pulls = pullsOf(account);
  const keptMs = Math.max(0, lengthMs(account) - Math.max(0, account.cursor.atMs - endedAtMs));
  const stretches: Stretch[] = [];
  let leftMs = keptMs;
  for (const each of account.stretches) {
    if (leftMs <= 0) break;
    stretches.push({ ...each, ms: Math.min(each.ms, leftMs) });
    leftMs -= each.ms;
  }
  return {
    ...account,
    stretches,
    pulls: pulls
      .filter((each) => each.startMs < keptMs || keptMs === 0)
      .map((each) => ({ ...each, ms: Math.min(each.ms, keptMs - each.startMs) })),
    openPull: null,
  };
}

function closed(pull: OpenPull, outcome?: PullOutcome): Pull {
  return {
    site: pull.site,
    startMs: pull.startMs,
    ms: pull.ms,
    outcome: outcome ?? (pull.hasGivenIn ? 'gave-in' : 'turned-back'),
  };
}
