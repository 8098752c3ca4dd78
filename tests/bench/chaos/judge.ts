import type { Stretch } from '../../../src/core/attention/attention.ts';
import { BARS_MS, type FaultName } from './plan.ts';

/** A stretch that was played: one thing in front, and at most one fault. */
export interface PlayedPart {
  readonly label: string;
  /** How long it was in front and could be seen, ms. */
  ms: number;
  /** How long it was surely not to be seen, ms. */
  darkMs: number;
  /** How long nobody can say whether it could be seen, ms: a browser or an extension that is starting. */
  dimMs: number;
  /** How long it took to switch to it and from it, ms: from when it was asked for until the page that came knew. */
  switchMs: number;
  fault: FaultName | null;
  /** The fault came in the moment of the switch to this. */
  isAtSwitch: boolean;
}

export interface RecordedPart {
  readonly label: string;
  ms: number;
  unseenMs: number;
}

export interface Verdict {
  readonly fault: FaultName | 'none';
  readonly errorMs: number;
  readonly barMs: number;
  readonly played: PlayedPart | null;
  readonly recorded: RecordedPart | null;
}

/** Shorter than this is the browser's moment between two tabs, ms. */
const FLICKER_MS = 400;
/** What is played lasts longer than this, ms. */
const LONGEST_SWITCH_MS = 1_500;

export const labelOf = (attention: string, site: string | null): string => (site ? `${attention} ${site}` : attention);

/**
 * What was recorded, in parts as they were played: one for each thing in front, with what was unseen in it. What was
 * unseen between two of them belongs to the later: faults come after a switch. A flicker belongs to the part before it,
 * unless it is what was played next.
 */
export function partsOf(
  stretches: readonly Stretch[],
  played: readonly Pick<PlayedPart, 'label'>[],
  flickerMs: number,
): RecordedPart[] {
  const parts: RecordedPart[] = [];
  let unseenMs = 0;
  for (const { attention, site, ms } of stretches) {
    const label = labelOf(attention, site);
    const last = parts.at(-1);
    if (attention === 'unseen') unseenMs += ms;
    else if (last && (last.label === label || ms < (played[parts.length]?.label === label ? FLICKER_MS : flickerMs))) {
      last.ms += ms;
      last.unseenMs += unseenMs;
      unseenMs = 0;
    } else {
      parts.push({ label, ms, unseenMs });
      unseenMs = 0;
    }
  }
  const last = parts.at(-1);
  if (last) last.unseenMs += unseenMs;
  return parts;
}

/** Part by part. An error without an end: something was recorded as what it was not. */
export function judge(played: readonly PlayedPart[], stretches: readonly Stretch[]): Verdict[] {
  // A tab that is opened is blank, and so elsewhere, until its page has come: on a busy machine longer than a flicker.
  const switchMs = Math.max(FLICKER_MS, ...played.map((each) => each.switchMs));
  const recorded = partsOf(stretches, played, Math.min(switchMs, LONGEST_SWITCH_MS));
  const verdicts: Verdict[] = [];
  let killedErrorMs = 0;
  for (let index = 0; index < Math.max(played.length, recorded.length); index++) {
    const one = played[index] ?? null;
    const other = recorded[index] ?? null;
    const next = played[index + 1];
    const fault = one?.fault ?? 'none';
    const errorMs = Math.max(errorOf(one, other), fault === 'browser' ? killedErrorMs : 0);
    // What a killed browser takes with it is the end of the part before.
    killedErrorMs = next?.fault === 'browser' ? errorMs : 0;
    if (next?.fault === 'browser') continue;
    // What hits the moment of a switch makes the part before it longer, too.
    const nextBarMs = next?.isAtSwitch && next.fault ? BARS_MS[next.fault] : 0;
    verdicts.push({ fault, errorMs, barMs: Math.max(BARS_MS[fault], nextBarMs), played: one, recorded: other });
  }
  return verdicts;
}

function errorOf(played: PlayedPart | null, recorded: RecordedPart | null): number {
  if (played === null || recorded === null || played.label !== recorded.label) return Number.POSITIVE_INFINITY;
  const offMs = Math.abs(recorded.ms + recorded.unseenMs - (played.ms + played.darkMs + played.dimMs));
  // While a switch lasts nobody can say which of the two was before the user: on a busy machine up to a second.
  const lengthMs = Math.max(0, offMs - played.switchMs);
  const tooDarkMs = Math.max(0, recorded.unseenMs - played.darkMs - played.dimMs);
  const tooBrightMs = Math.max(0, played.darkMs - recorded.unseenMs);
  return Math.max(lengthMs, tooDarkMs, tooBrightMs);
}
