import { type Evidence, signalsIn } from './evidence.ts';
import { isOwnSite } from './own-site.ts';

/** By what a call was noticed, in the words that a person would use. */
export const CALL_SIGNALS = ['connection', 'incoming', 'capture', 'screen', 'control', 'stream'] as const;
export type CallSignal = (typeof CALL_SIGNALS)[number];

/** What a service's pages gave to be noticed by. Neither addresses nor rooms are in it. */
export interface ServiceHealth {
  /** When a call there was last live; null: none was yet. Wall ms. */
  readonly liveMs: number | null;
  /** When each signal was last seen, wall ms. */
  readonly signals: Readonly<Partial<Record<CallSignal, number>>>;
  /** Nothing of ours ran in its pages' own world. */
  readonly isLight: boolean;
}

/** By service id; what is noticed at a call site of the user's own is kept by its host, as they named it. */
export type CallHealth = Readonly<Record<string, ServiceHealth>>;

/** "When" is meant in days: a newer time within this is not worth a write, ms. */
export const HEALTH_GRAIN_MS = 10 * 60_000;

/** Takes what a tab shows. The same object comes back where nothing is new. */
export function noted(
  health: CallHealth,
  seen: { readonly where: string; readonly isLive: boolean; readonly evidence: readonly Evidence[] },
  atMs: number,
): CallHealth {
  const before = health[seen.where] ?? { liveMs: null, signals: {}, isLight: false };
  const isOld = (ms: number | null | undefined) => ms == null || atMs - ms >= HEALTH_GRAIN_MS || atMs < ms;
  const fresh = [...new Set(seen.evidence.flatMap(callSignals))].filter((name) => isOld(before.signals[name]));
  const isNewlyLive = seen.isLive && isOld(before.liveMs);
  const isLight = seen.evidence.every((each) => !each.isObserved);
  if (seen.evidence.length === 0 || (fresh.length === 0 && !isNewlyLive && isLight === before.isLight)) return health;
  const signals = { ...before.signals, ...Object.fromEntries(fresh.map((name) => [name, atMs])) };
  const liveMs = isNewlyLive ? atMs : before.liveMs;
  return { ...health, [seen.where]: { liveMs, signals, isLight } };
}

/** Without the sites that are none of the user's own any more. The same object comes back where nothing goes. */
export function keptFor(health: CallHealth, ownSites: readonly string[]): CallHealth {
  const kept = Object.entries(health).filter(([where]) => !isOwnSite(where) || ownSites.includes(where));
  return kept.length === Object.keys(health).length ? health : Object.fromEntries(kept);
}

const SIGNAL_OF: Partial<Record<ReturnType<typeof signalsIn>[number], CallSignal>> = {
  withMedia: 'connection',
  arriving: 'incoming',
  remoteAudio: 'incoming',
  remoteVideo: 'incoming',
  microphones: 'capture',
  cameras: 'capture',
  localAudio: 'capture',
  localVideo: 'capture',
  screens: 'screen',
  localScreens: 'screen',
  streams: 'stream',
};

function callSignals(evidence: Evidence): CallSignal[] {
  const counted = signalsIn(evidence).flatMap((name) => SIGNAL_OF[name] ?? []);
  return evidence.hasCallControl ? [...counted, 'control'] : counted;
}
