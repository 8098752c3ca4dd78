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
  /** Lives of the worker before the cursor's: what they still have to say is late. */
  readonly earlierLives: readonly string[];
  /** False: no record is kept, so no time is counted. */
  readonly isRecording: boolean;
  /** Closed by `focus-ended`: nothing that comes later changes it. */
  readonly isEnded: boolean;
}

/**
 * The wall clock may run ahead of the monotonic one by this much between two facts before it counts as time in which
 * the machine slept; less is the clock being put right by the network.
 */
export const SLEPT_FROM_MS = 2_000;

/**
 * Takes one fact into the account. Facts before `focus-started` belong to no meeting and give null. A fact that is older
 * than what is accounted for already takes no time back: a sight that comes late is stale and is left out, so facts
 * that were written twice change nothing.
 */
export function foldFact(account: Account | null, fact: LoggedFact): Account | null {
  if (fact.type === 'focus-started') return account ?? begin(fact);
  if (account === null || account.isEnded) return account;
  const isLate = isBefore(fact.stamp, account);
  switch (fact.type) {
    case 'front-seen': {
      const { front, isCallVisible } = fact;
      return isLate ? account : see(advance(account, fact.stamp), { front, isCallVisible });
    }
    case 'idle-seen':
      return isLate ? account : see(advance(account, fact.stamp), { idle: fact.idle });
    case 'sight-lost':
      return isLate ? account : loseSight(account, fact.fromMs, fact.stamp);
    case 'setting-seen':
      return see(advance(account, fact.stamp), { setting: fact.setting });
    case 'meeting-changed':
      return see(advance(account, fact.stamp), { setting: fact.meeting.setting });
    case 'site-needed':
      return need(advance(account, fact.stamp), fact.site);
    case 'minutes-given':
      return giveIn(advance(account, fact.stamp), fact.site);
    case 'recording-chosen':
      return beginAnew(advance(account, fact.stamp), fact.recording === 'on');
    case 'focus-ended':
      return end(advance(account, fact.stamp), fact.endedAtMs);
    default:
      return advance(account, fact.stamp);
  }
}

/** The account as it would stand at an instant, if nothing changes until then. */
export function advance(account: Account, to: Stamp): Account {
  if (account.isEnded || isBefore(to, account)) return account;
  const { awakeMs, asleepMs } = between(account.cursor, to);
  return moveCursor(addUnseen(add(account, awakeMs), asleepMs), to);
}

/** Whether a stamp lies before what is accounted for; wall clocks run backwards, so only one life's clock can tell. */
function isBefore(stamp: Stamp, { cursor, earlierLives }: Account): boolean {
  return stamp.life === cursor.life ? stamp.monoMs < cursor.monoMs : earlierLives.includes(stamp.life);
}

/**
 * How long it was from one stamp to a later one. Within one life the monotonic clock says it, which a clock set back or
 * forward cannot change; what the wall clock is ahead by is time in which the machine slept. Between two lives only the
 * wall clock is left, and where that went back nothing is claimed.
 */
function between(from: Stamp, to: Stamp): { awakeMs: number; asleepMs: number } {
  const wallMs = Math.max(0, to.atMs - from.atMs);
  if (to.life !== from.life) return { awakeMs: wallMs, asleepMs: 0 };
  const awakeMs = to.monoMs - from.monoMs;
  return { awakeMs, asleepMs: wallMs - awakeMs >= SLEPT_FROM_MS ? wallMs - awakeMs : 0 };
}

function moveCursor(account: Account, to: Stamp): Account {
  const { life } = account.cursor;
  const earlierLives = life === to.life ? account.earlierLives : [...account.earlierLives, life];
  return { ...account, cursor: to, earlierLives };
}

/** Time since the start that is accounted for, milliseconds. */
export function lengthMs(account: Account): number {
  return sumOf(account.stretches);
}

/** All pulls, the open one as it stands. */
export function pullsOf(account: Account): readonly Pull[] {
  return account.openPull === null ? account.pulls : [...account.pulls, closed(account.openPull)];
}

/** What is believed until the first look, and after what nobody saw: the user is there until it is known better. */
const NOTHING_SEEN = { front: null, isCallVisible: false, idle: 'active' } as const;

function begin(fact: LoggedFact & { type: 'focus-started' }): Account {
  return {
    startedAt: fact.stamp,
    cursor: fact.stamp,
    sight: { ...NOTHING_SEEN, setting: fact.meeting.setting, needed: [], assumptions: fact.assumptions },
    stretches: [],
    pulls: [],
    openPull: null,
    earlierLives: [],
    isRecording: true,
    isEnded: false,
  };
}

/** Forgets what was counted; from here on time counts, or does not. Choosing what is so already changes nothing. */
function beginAnew(account: Account, isRecording: boolean): Account {
  if (account.isRecording === isRecording) return account;
  const sight = { ...account.sight, ...NOTHING_SEEN };
  const { cursor } = account;
  return { ...account, startedAt: cursor, sight, stretches: [], pulls: [], openPull: null, isRecording };
}

/** Adds time in which things stayed as they are. */
function add(account: Account, ms: number): Account {
  if (ms <= 0 || !account.isRecording) return account;
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
  if (ms <= 0 || !account.isRecording) return account;
  const unseen: Stretch = { attention: 'unseen', isAssumed: false, site: null, ms };
  return { ...account, stretches: joined(account.stretches, unseen) };
}

function joined(stretches: readonly Stretch[], next: Stretch): readonly Stretch[] {
  const last = stretches.at(-1);
  return last?.attention === next.attention && last.isAssumed === next.isAssumed && last.site === next.site
    ? [...stretches.slice(0, -1), { ...last, ms: last.ms + next.ms }]
    : [...stretches, next];
}

/** Something else is seen from here on; a visit to a listed site begins or ends with it. */
function see(account: Account, change: Partial<Sight>): Account {
  const sight = { ...account.sight, ...change };
  const { front } = sight;
  // While nothing can be seen nobody can say that a visit is over: what is seen next decides.
  if (front === null) return { ...account, sight };
  const site = front.is === 'listed' && !sight.needed.includes(front.site) ? front.site : null;
  if (site === (account.openPull?.site ?? null)) return { ...account, sight };
  const pulls = pullsOf(account);
  const openPull = site === null ? null : { site, startMs: lengthMs(account), ms: 0, hasGivenIn: false };
  return { ...account, sight, pulls, openPull };
}

function need(account: Account, site: string): Account {
  const { openPull } = account;
  const isPulled = openPull?.site === site;
  const told = isPulled
    ? { ...account, pulls: [...account.pulls, closed(openPull, 'needed')], openPull: null }
    : account;
  return see(told, { needed: [...account.sight.needed.filter((each) => each !== site), site] });
}

function giveIn(account: Account, site: string): Account {
  const { openPull } = account;
  return openPull?.site === site ? { ...account, openPull: { ...openPull, hasGivenIn: true } } : account;
}

/** From `fromMs` (wall) to the stamp nothing could be seen, and nothing is until the next look. */
function loseSight(account: Account, fromMs: number, stamp: Stamp): Account {
  const { awakeMs, asleepMs } = between(account.cursor, stamp);
  const lengthMs = awakeMs + asleepMs;
  const knownMs = Math.min(Math.max(0, fromMs - account.cursor.atMs), lengthMs);
  const told = moveCursor(addUnseen(add(account, knownMs), lengthMs - knownMs), stamp);
  return see(told, NOTHING_SEEN);
}

/** Closes the account at its true end, which may lie before the last fact: what came after is cut off. */
function end(account: Account, endedAtMs: number): Account {
  const keptMs = Math.max(0, lengthMs(account) - Math.max(0, account.cursor.atMs - endedAtMs));
  const stretches: Stretch[] = [];
  let leftMs = keptMs;
  for (const each of account.stretches) {
    if (leftMs <= 0) break;
    stretches.push({ ...each, ms: Math.min(each.ms, leftMs) });
    leftMs -= each.ms;
  }
  const pulls = pullsOf(account);
  const before = pulls.filter((each) => each.startMs < keptMs);
  const after = pulls.slice(before.length);
  // Every distracted millisecond belongs to one visit; of what was cut off, the rest belongs to the one that was cut.
  const cutMs = distractedMs(account.stretches) - distractedMs(stretches) - sumOf(after);
  return {
    ...account,
    isEnded: true,
    stretches,
    pulls: before.map((each, at) => (at === before.length - 1 ? { ...each, ms: each.ms - cutMs } : each)),
    openPull: null,
  };
}

const sumOf = (all: readonly { readonly ms: number }[]): number => all.reduce((sum, { ms }) => sum + ms, 0);
const distractedMs = (stretches: readonly Stretch[]): number =>
  sumOf(stretches.filter(({ attention }) => attention === 'distracted'));

function closed(pull: OpenPull, outcome?: PullOutcome): Pull {
  return {
    site: pull.site,
    startMs: pull.startMs,
    ms: pull.ms,
    outcome: outcome ?? (pull.hasGivenIn ? 'gave-in' : 'turned-back'),
  };
}
