import { describe, expect, it } from 'vitest';
import { advance } from '../../../src/core/attention/fold.ts';
import type { Fact } from '../../../src/core/focus/facts.ts';
import { veilModel } from '../../../src/core/focus/live-state.ts';
import { evolve, type FocusSession } from '../../../src/core/focus/session.ts';
import { MINUTES_GIVEN_MS, neutral, waitMs } from '../../../src/core/focus/veil.ts';
import type { Strength } from '../../../src/core/settings/settings.ts';
import { at, call, folded, gives, listed, NINE, stamp, started } from '../attention/story.ts';

const dana = { name: 'Dana', address: 'dana@own.test' };

describe('"Two minutes here"', () => {
  it('gives two minutes', () => expect(MINUTES_GIVEN_MS).toBe(2 * 60_000));

  it('is locked for a wait that doubles each time, up to a minute', () => {
    expect([0, 1, 2, 3, 4, 5, 6, 40].map(waitMs)).toEqual([
      3_000, 6_000, 12_000, 24_000, 48_000, 60_000, 60_000, 60_000,
    ]);
  });
});

describe('the veil over a site', () => {
  const tab: Fact = { type: 'call-tab-seen', tabId: 7, host: 'meet.jit.si' };
  const model = (...facts: readonly Fact[]) => modelOf('firm', ...facts);
  const modelOf = (strength: Strength, ...facts: readonly Fact[]) => {
    const logged = [at(0, started({ people: [dana] })), ...facts.map((each, index) => at(10 * (index + 1), each))];
    const session = logged.reduce<FocusSession | null>(evolve, null);
    const account = folded(logged);
    if (session === null || account === null) throw new Error('no session');
    return veilModel('news.test', strength, session, advance(account, stamp(60)));
  };

  it('says who is waiting, until when, and how the meeting went so far', () => {
    expect(model(call, listed())).toEqual({
      strength: 'firm',
      site: 'news.test',
      title: 'Pilot',
      people: ['Dana'],
      untilMs: NINE + 1_800_000,
      presentMs: 10_000,
      seenMs: 50_000,
      distractedMs: 40_000,
      canReturn: false,
      waitMs: 3_000,
      isNeutral: false,
    });
  });

  it('leads back to a call that has a tab', () => expect(model(tab).canReturn).toBe(true));

  it('keeps its minutes locked for longer where they were taken before', () => {
    expect(model(gives(), gives()).waitMs).toBe(12_000);
  });

  it('has nothing to wait for where the site is closed: it is not opened for two minutes', () => {
    expect(modelOf('closed', gives()).waitMs).toBe(0);
    expect(modelOf('soft', gives()).waitMs).toBe(6_000);
  });

  it('has the same ways and nothing to say on a screen that others see', () => {
    const said = model(tab, call, listed(), gives());
    expect(neutral(said)).toEqual({
      strength: 'firm',
      site: '',
      title: '',
      people: [],
      untilMs: null,
      presentMs: 0,
      seenMs: 0,
      distractedMs: 0,
      canReturn: true,
      waitMs: 6_000,
      isNeutral: true,
    });
  });
});
