import { describe, expect, it } from 'vitest';
import type { Fact } from '../../../src/core/focus/facts.ts';
import { readFact } from '../../../src/core/focus/logged-fact.ts';
import {
  alive,
  at,
  call,
  ended,
  gives,
  idle,
  listed,
  lost,
  meeting,
  NINE,
  needs,
  sees,
  started,
} from '../attention/story.ts';

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
  'veil-fought': { type: 'veil-fought', site: 'news.test' },
  'notifications-held': { type: 'notifications-held', count: 3 },
  'recording-chosen': { type: 'recording-chosen', recording: 'paused' },
  'site-needed': needs() as Fact & { type: 'site-needed' },
  'minutes-given': gives() as Fact & { type: 'minutes-given' },
  alive: { type: 'alive' },
  'sight-lost': lost(3) as Fact & { type: 'sight-lost' },
  'focus-ended': ended(60) as Fact & { type: 'focus-ended' },
};

/** Every word that a fact can hold, since a log with one that is not known would lose the fact. */
const VALUES: readonly (readonly [string, readonly Fact[]])[] = [
  [
    'how and whence a meeting is',
    (['browser-call', 'app-call', 'in-person'] as const).flatMap((setting): Fact[] => [
      { type: 'setting-seen', setting },
      { type: 'meeting-changed', meeting: meeting({ setting }) },
      ...(['calendar', 'call', 'hand'] as const).map((source) => started({ source })),
    ]),
  ],
  [
    'who is in it',
    [started({ people: [{ name: 'Dana', address: 'dana@own.test' }], room: 'jitsi-meet/pilot' })].concat(
      started({ people: [{ name: 'Lee', address: null }], seriesId: 'uid-7', occurrenceId: null, plannedEndMs: null }),
    ),
  ],
  [
    'the choices that it began with',
    [
      { ...started(), strengths: { a: 'soft', b: 'firm', c: 'closed' }, feedOnly: ['a'], meetingSites: ['b'] } as Fact,
      ...[true, false].map((is) => ({ ...started(), assumptions: { presentInApp: is, presentInPerson: !is } }) as Fact),
    ],
  ],
  [
    'what was in front',
    (['call', 'elsewhere', 'no-window'] as const)
      .map((is) => sees({ is }))
      .concat((['meeting-site', 'listed'] as const).map((is) => sees({ is, site: 'a.test' }, true))),
  ],
  ['whether the user was there', (['active', 'idle', 'locked'] as const).map(idle)],
  [
    'what the call was',
    (['none', 'lobby', 'live'] as const).map((call): Fact => ({ type: 'call-seen', call, endedAtMs: NINE })),
  ],
  ['where it is', (['launch-page', 'user'] as const).map((by): Fact => ({ type: 'app-call-seen', by }))],
  ['that its tab is gone', [{ type: 'call-tab-seen', tabId: null, host: null }]],
  [
    'who shares the screen',
    (['call', 'user'] as const).map((by): Fact => ({ type: 'presenting-seen', isPresenting: by === 'call', by })),
  ],
  [
    'whether a record is made',
    (['on', 'paused', 'never'] as const).map((recording): Fact => ({ type: 'recording-chosen', recording })),
  ],
  [
    'how it ended',
    (['planned-end', 'call-ended', 'by-user', 'handed-over'] as const).map(
      (why): Fact => ({ type: 'focus-ended', why, endedAtMs: NINE }),
    ),
  ],
];

describe('a fact in a stored row', () => {
  it.each(Object.entries(EACH))('of the kind %s comes back as it was', (_, fact) => {
    expect(readFact(structuredClone(at(5, fact)))).toEqual(at(5, fact));
  });

  it.each(VALUES)('comes back with each value that it may have: %s', (_, facts) => {
    for (const fact of facts) expect(readFact(structuredClone(at(5, fact)))).toEqual(at(5, fact));
  });

  it('of a call in a log of an earlier version has no host and no end', () => {
    const { stamp } = at(5, alive);
    expect(readFact({ type: 'call-tab-seen', stamp, tabId: 7 })).toMatchObject({ tabId: 7, host: null });
    expect(readFact({ type: 'call-seen', stamp, call: 'none' })).toMatchObject({ call: 'none', endedAtMs: null });
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
    ['a word in a place where another kind has it', { ...at(1, idle('idle')), idle: 'live' }],
    ['a site that is missing', { ...at(1, listed()), front: { is: 'listed' } }],
    ['half a notification', { ...at(1, alive), type: 'notifications-held', count: 0.5 }],
    ['no notification', { ...at(1, alive), type: 'notifications-held', count: 0 }],
    ['a time that is none', { ...at(1, alive), stamp: { atMs: Number.NaN, monoMs: 0, life: 'a' } }],
  ])('that is %s is none', (_, row) => {
    expect(readFact(row)).toBeNull();
  });
});
