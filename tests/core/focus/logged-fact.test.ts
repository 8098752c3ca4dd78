import { describe, expect, it } from 'vitest';
import type { Fact } from '../../../src/core/focus/facts.ts';
import { readFact } from '../../../src/core/focus/logged-fact.ts';
import { alive, at, call, ended, gives, idle, listed, lost, meeting, needs, started } from '../attention/story.ts';

/** One of each kind: the compiler asks for a row here when a kind is added. */
const EACH: { readonly [Kind in Fact['type']]: Fact & { readonly type: Kind } } = {
  'focus-started': { ...started(), strengths: { 'news.test': 'soft' }, feedOnly: ['x.com'] } as Fact & {
    type: 'focus-started';
  },
  'front-seen': listed() as Fact & { type: 'front-seen' },
  'idle-seen': idle('locked') as Fact & { type: 'idle-seen' },
  'call-tab-seen': { type: 'call-tab-seen', tabId: 7, host: 'meet.google.com' },
  'call-seen': { type: 'call-seen', call: 'live', endedAtMs: null, by: 'user' },
  'app-call-seen': { type: 'app-call-seen', by: 'launch-page' },
  'setting-seen': { type: 'setting-seen', setting: 'app-call' },
  'meeting-changed': { type: 'meeting-changed', meeting: meeting({ title: 'Pilot, moved' }) },
  'presenting-seen': { type: 'presenting-seen', isPresenting: true, by: 'user' },
  'notifications-held': { type: 'notifications-held', count: 3 },
  'recording-chosen': { type: 'recording-chosen', recording: 'paused' },
  'site-needed': needs() as Fact & { type: 'site-needed' },
  'minutes-given': gives() as Fact & { type: 'minutes-given' },
  alive: { type: 'alive' },
  'sight-lost': lost(3) as Fact & { type: 'sight-lost' },
  'focus-ended': ended(60) as Fact & { type: 'focus-ended' },
};

describe('a fact in a stored row', () => {
  it.each(Object.entries(EACH))('of the kind %s comes back as it was', (_, fact) => {
    expect(readFact(structuredClone(at(5, fact)))).toEqual(at(5, fact));
  });

  it('of a meeting that began before the veil had strengths comes back without them', () => {
    expect(readFact(at(0, started()))).toEqual(at(0, started()));
  });

  it('loses only a strength that nobody knows', () => {
    const strange = { ...at(1, started()), strengths: { 'news.test': 'granite' } };
    expect(readFact(strange)).toEqual({ ...at(1, started()), strengths: {} });
  });

  it.each([
    ['nothing', null],
    ['a number', 7],
    ['a kind that nobody knows', { ...at(1, alive), type: 'from-the-future' }],
    ['a fact without its time', { ...call }],
    ['a time that is none', { ...at(1, alive), stamp: { atMs: Number.NaN, monoMs: 0, life: 'a' } }],
  ])('that is %s is none', (_, row) => {
    expect(readFact(row)).toBeNull();
  });
});
