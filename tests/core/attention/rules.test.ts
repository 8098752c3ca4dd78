import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attentionOf, type Sight } from '../../../src/core/attention/rules.ts';
import type { Front, Idle } from '../../../src/core/focus/facts.ts';
import type { Setting } from '../../../src/core/meeting/meeting.ts';

const SETTINGS = ['browser-call', 'app-call', 'in-person'] as const;
const call: Front = { is: 'call' };
const notes: Front = { is: 'meeting-site', site: 'notes.test' };
const news: Front = { is: 'listed', site: 'news.test' };
const elsewhere: Front = { is: 'elsewhere' };
const noWindow: Front = { is: 'no-window' };

const sight = (more: Partial<Sight>): Sight => ({
  front: call,
  isCallVisible: false,
  idle: 'active',
  setting: 'browser-call',
  needed: [],
  assumptions: { presentInApp: true, presentInPerson: true },
  ...more,
});

/** `present?` where it is only assumed. */
function told(more: Partial<Sight>): string {
  const { attention, isAssumed } = attentionOf(sight(more));
  return attention + (isAssumed ? '?' : '');
}

/** The product's table: what is in front of the user, and what that is in each setting. */
const TABLE: readonly [string, Partial<Sight>, Record<Setting, string>][] = [
  ["the call's tab", { front: call }, all('present')],
  ['a site that belongs to meetings', { front: notes }, all('present')],
  ['a listed site that this meeting needs', { front: news, needed: ['news.test'] }, all('present')],
  ['a listed site', { front: news }, all('distracted')],
  ['any other page', { front: elsewhere }, all('elsewhere')],
  ['no browser window', { front: noWindow }, each('unseen', 'present?', 'present?')],
  ["idle, the call's tab in front", { idle: 'idle', front: call }, all('present')],
  ['idle, a site of meetings in front', { idle: 'idle', front: notes }, each('unseen', 'unseen', 'present?')],
  ['idle, a listed site in front', { idle: 'idle', front: news }, each('unseen', 'unseen', 'present?')],
  ['idle, any other page in front', { idle: 'idle', front: elsewhere }, each('unseen', 'unseen', 'present?')],
  ['idle, no browser window', { idle: 'idle', front: noWindow }, each('unseen', 'present?', 'present?')],
  ['the call visible beside another page', { isCallVisible: true, front: elsewhere }, all('present')],
  ['the call visible beside a listed site', { isCallVisible: true, front: news }, all('distracted')],
  ['the call visible beside another program', { isCallVisible: true, front: noWindow }, all('present')],
  [
    'idle, the call visible beside another page',
    { idle: 'idle', isCallVisible: true, front: elsewhere },
    each('present', 'present', 'present?'),
  ],
  [
    'idle, the call visible beside a listed site',
    { idle: 'idle', isCallVisible: true, front: news },
    each('unseen', 'unseen', 'present?'),
  ],
  [
    'idle, the call visible beside a listed site that this meeting needs',
    { idle: 'idle', isCallVisible: true, front: news, needed: ['news.test'] },
    each('present', 'present', 'present?'),
  ],
  ['the screen locked over the call', { idle: 'locked', front: call }, each('unseen', 'unseen', 'present?')],
  ['the screen locked over a listed site', { idle: 'locked', front: news }, each('unseen', 'unseen', 'present?')],
  ['the machine asleep, the browser closed or crashed', { front: null }, all('unseen')],
  ['nothing to be seen, but idle', { front: null, idle: 'idle' }, all('unseen')],
];

function all(what: string): Record<Setting, string> {
  return each(what, what, what);
}

function each(browserCall: string, appCall: string, inPerson: string): Record<Setting, string> {
  return { 'browser-call': browserCall, 'app-call': appCall, 'in-person': inPerson };
}

describe('what an instant of a meeting is', () => {
  describe.each(TABLE)('%s', (_, what, expected) => {
    it.each(SETTINGS)('in a meeting held as %s', (setting) => {
      expect(told({ ...what, setting })).toBe(expected[setting]);
    });
  });

  it('names the listed site, and no other', () => {
    expect(attentionOf(sight({ front: news })).site).toBe('news.test');
    expect(attentionOf(sight({ front: notes })).site).toBeNull();
    expect(attentionOf(sight({ front: news, needed: ['news.test'] })).site).toBeNull();
  });

  it('a meeting that needs one listed site does not need the others', () => {
    expect(told({ front: news, needed: ['video.test'] })).toBe('distracted');
  });
});

describe('an assumption that the user took back', () => {
  const nothing = { presentInApp: false, presentInPerson: false };

  it.each(TABLE.filter(([, , expected]) => Object.values(expected).includes('present?')))(
    'makes it unseen: %s',
    (_, what, expected) => {
      for (const setting of SETTINGS) {
        const without = expected[setting] === 'present?' ? 'unseen' : expected[setting];
        expect(told({ ...what, setting, assumptions: nothing })).toBe(without);
      }
    },
  );

  it('in the app leaves the room alone, and the other way about', () => {
    const what = { front: noWindow } as const;
    expect(told({ ...what, setting: 'app-call', assumptions: { ...nothing, presentInApp: true } })).toBe('present?');
    expect(told({ ...what, setting: 'in-person', assumptions: { ...nothing, presentInApp: true } })).toBe('unseen');
    expect(told({ ...what, setting: 'in-person', assumptions: { ...nothing, presentInPerson: true } })).toBe(
      'present?',
    );
  });
});

describe('for anything that can be seen', () => {
  const anySight: fc.Arbitrary<Sight> = fc.record({
    front: fc.constantFrom(null, call, notes, news, elsewhere, noWindow),
    isCallVisible: fc.boolean(),
    idle: fc.constantFrom<Idle[]>('active', 'idle', 'locked'),
    setting: fc.constantFrom(...SETTINGS),
    needed: fc.subarray(['news.test', 'video.test']),
    assumptions: fc.record({ presentInApp: fc.boolean(), presentInPerson: fc.boolean() }),
  });

  it('only presence is ever assumed, only distraction names a site, and nothing is claimed of what nobody could see', () => {
    fc.assert(
      fc.property(anySight, (seen) => {
        const verdict = attentionOf(seen);
        if (verdict.isAssumed) expect(verdict.attention).toBe('present');
        expect(verdict.site !== null).toBe(verdict.attention === 'distracted');
        if (seen.front === null) expect(verdict.attention).toBe('unseen');
      }),
    );
  });

  it('a person at work in a listed site is never called present, unless the meeting needs the site', () => {
    fc.assert(
      fc.property(anySight, (seen) => {
        const verdict = attentionOf({ ...seen, front: news, idle: 'active', needed: [] });
        expect(verdict.attention).toBe('distracted');
      }),
    );
  });
});
