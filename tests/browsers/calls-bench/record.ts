import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { NO_EVIDENCE } from '../../../src/core/calls/evidence.ts';
import type { BenchAnswer } from './bench.ts';

/**
 * Writes what the worker heard in one test as a log for `tests/core/calls/replay.test.ts`. Set `RECORD_CALLS` to a
 * folder and run the tests of calls; times begin at 0, and tabs and documents get small names.
 */
export function record(browser: string, test: string, { heard, transitions }: BenchAnswer): void {
  const folder = process.env['RECORD_CALLS'];
  const first = heard[0];
  if (!folder || !first || transitions.length === 0) return;
  const named = <T>(names: Map<T, number>, of: T): number => {
    if (!names.has(of)) names.set(of, names.size + 1);
    return names.get(of) as number;
  };
  const tabs = new Map<number, number>();
  const documents = new Map<string, number>();
  const frames = new Map<number, number>([[0, 0]]);
  const slim = (value: object) =>
    Object.fromEntries(Object.entries(value).filter(([key, each]) => each !== NO_EVIDENCE[key as 'isLate']));
  const log = heard.map(({ atMs, input }) => ({
    atMs: atMs - first.atMs,
    ...input,
    ...('tabId' in input && { tabId: named(tabs, input.tabId) }),
    ...('tabIds' in input && { tabIds: input.tabIds.map((each) => named(tabs, each)) }),
    ...('documentId' in input && { documentId: String(named(documents, input.documentId)) }),
    ...('frameId' in input && { frameId: input.frameId === 0 ? 0 : named(frames, input.frameId) - 1 }),
    ...('evidence' in input && { evidence: slim(input.evidence) }),
  }));
  const stages = transitions.map(({ atMs, tabId, stage }) => [atMs - first.atMs, named(tabs, tabId), stage]);
  mkdirSync(folder, { recursive: true });
  const name = `${browser}-${test.replace(/\W+/g, '-').slice(0, 50).toLowerCase()}`;
  writeFileSync(join(folder, `${name}.json`), JSON.stringify({ from: browser, tells: test, log, stages }));
}
