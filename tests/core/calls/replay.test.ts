import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  type CallInput,
  type CallsState,
  callsOf,
  deadlineOf,
  evolveCalls,
  NO_CALLS,
} from '../../../src/core/calls/call-state.ts';
import { NO_EVIDENCE } from '../../../src/core/calls/evidence.ts';
import type { CallStage } from '../../../src/core/calls/tab-call.ts';

/** What the worker heard, and what became of it: recorded by the tests in real browsers, or written by hand. */
interface Log {
  readonly from: string;
  readonly tells: string;
  readonly log: readonly (CallInput & { readonly atMs: number })[];
  readonly stages: readonly (readonly [atMs: number, tabId: number, stage: CallStage])[];
}

const FOLDER = new URL('../../fixtures/calls/logs/', import.meta.url);
const logs = readdirSync(FOLDER).map((name) => JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8')) as Log);

/** A recorded stage was seen by a timer of the browser, which is late rather than early. */
const SEEN_LATE_MS = 700;

function replayed({ log }: Log): [number, number, CallStage][] {
  let state: CallsState = NO_CALLS;
  const seen: [number, number, CallStage][] = [];
  const stages = new Map<number, CallStage>();
  const hear = (input: CallInput, atMs: number) => {
    // Stored and read back at each step, as by a worker that is killed after every word.
    state = evolveCalls(JSON.parse(JSON.stringify(state)), input, atMs);
    const now = new Map(callsOf(state, atMs).map(({ tabId, stage }) => [tabId, stage]));
    for (const tabId of new Set([...stages.keys(), ...now.keys()])) {
      const stage = now.get(tabId) ?? 'none';
      if (stage === (stages.get(tabId) ?? 'none')) continue;
      stages.set(tabId, stage);
      seen.push([atMs, tabId, stage]);
    }
  };
  const passTo = (untilMs: number) => {
    for (let due = deadlineOf(state); due !== null && due <= untilMs; due = deadlineOf(state))
      hear({ type: 'time' }, due);
  };
  for (const { atMs, ...input } of log) {
    passTo(atMs);
    const full = input.type === 'evidence' ? { ...input, evidence: { ...NO_EVIDENCE, ...input.evidence } } : input;
    hear(full as CallInput, atMs);
  }
  passTo((log.at(-1)?.atMs ?? 0) + 600_000);
  return seen;
}

describe('a replayed log', () => {
  it('is one of many, from real calls in both browsers and from hard cases', () => {
    expect(logs.filter(({ from }) => from.startsWith('chromium')).length).toBeGreaterThanOrEqual(8);
    expect(logs.filter(({ from }) => from.startsWith('firefox')).length).toBeGreaterThanOrEqual(8);
    expect(logs.filter(({ from }) => from === 'written by hand').length).toBeGreaterThanOrEqual(12);
  });

  it.each(
    logs.map((log) => [log.from === 'written by hand' ? log.tells : `${log.tells}, in ${log.from}`, log] as const),
  )('of %s', (_, log) => {
    const seen = replayed(log);
    const isByHand = log.from === 'written by hand';
    // A recording ends with its test: what came due after that is nobody's to say.
    const told = isByHand ? seen : seen.slice(0, log.stages.length);
    expect(told.map(([, tabId, stage]) => [tabId, stage])).toEqual(
      log.stages.map(([, tabId, stage]) => [tabId, stage]),
    );
    told.forEach(([atMs], index) => {
      const wroteMs = log.stages[index]?.[0] ?? 0;
      expect(wroteMs - atMs).toBeGreaterThanOrEqual(isByHand ? 0 : -20);
      expect(wroteMs - atMs).toBeLessThanOrEqual(isByHand ? 0 : SEEN_LATE_MS);
    });
  });
});
