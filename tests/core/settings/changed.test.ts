import * as fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { changed } from '../../../src/core/settings/changed.ts';
import { DEFAULT_SETTINGS, Settings, SettingsChange } from '../../../src/core/settings/settings.ts';

const kept: Settings = {
  ...DEFAULT_SETTINGS,
  distractions: ['news.test', 'video.test'],
  strengths: { 'news.test': 'soft' },
  callSites: [
    { site: 'meet.test', kind: 'auto' },
    { site: 'chat.test', kind: 'chat' },
  ],
  never: { series: ['uid-1'], words: ['lunch'] },
};

describe('a change of settings', () => {
  it.each<[string, SettingsChange, Partial<Settings>]>([
    ['a value', { strength: 'closed' }, { strength: 'closed' }],
    [
      'a row more',
      { distractions: { add: ['mail.test'] } },
      { distractions: ['news.test', 'video.test', 'mail.test'] },
    ],
    ['a row that is there', { distractions: { add: ['news.test'] } }, {}],
    ['a row less', { distractions: { remove: ['news.test', 'shop.test'] } }, { distractions: ['video.test'] }],
    [
      'what is said of a site, in its place',
      { callSites: { add: [{ site: 'meet.test', kind: 'jitsi-self' }] } },
      {
        callSites: [
          { site: 'meet.test', kind: 'jitsi-self' },
          { site: 'chat.test', kind: 'chat' },
        ],
      },
    ],
    [
      'a site less, whatever is said of it by now',
      { callSites: { remove: [{ site: 'meet.test', kind: 'address' }] } },
      { callSites: [{ site: 'chat.test', kind: 'chat' }] },
    ],
    [
      'one of several',
      { never: { words: { add: ['commute'] } } },
      { never: { series: ['uid-1'], words: ['lunch', 'commute'] } },
    ],
    [
      'a strength of its own',
      { strengths: { 'video.test': 'closed' } },
      { strengths: { 'news.test': 'soft', 'video.test': 'closed' } },
    ],
    ['a strength as for all again', { strengths: { 'news.test': null, 'video.test': null } }, { strengths: {} }],
    [
      'several things at once',
      { strengths: { 'news.test': null }, feedOnly: { add: ['news.test'] } },
      { strengths: {}, feedOnly: ['news.test'] },
    ],
    ['nothing', {}, {}],
  ])('is %s, and leaves the rest', (_, change, differs) => {
    expect(v.is(SettingsChange, change)).toBe(true);
    expect(changed(kept, change)).toEqual({ ...kept, ...differs });
    expect(changed(changed(kept, change), change)).toEqual({ ...kept, ...differs });
  });

  it('leaves what it was made to as it was', () => {
    const before = structuredClone(kept);
    changed(kept, { distractions: { add: ['a.test'], remove: ['news.test'] }, strengths: { 'news.test': null } });
    expect(kept).toEqual(before);
  });

  it('names its rows by all that tells them apart', () => {
    const needs = { seriesId: 'uid-1', site: 'news.test', isNeeded: true };
    const both = changed(kept, { seriesNeeds: { add: [needs, { ...needs, seriesId: 'uid-2' }] } });
    expect(changed(both, { seriesNeeds: { remove: [needs] } }).seriesNeeds).toEqual([{ ...needs, seriesId: 'uid-2' }]);
  });

  it('can be made of every setting there is', () => {
    const { version, ...choices } = DEFAULT_SETTINGS;
    expect(Object.keys(SettingsChange.entries).sort()).toEqual(Object.keys(choices).sort());
  });

  it('of one page and of another both hold, in whatever order they come', () => {
    const site = fc.constantFrom('news.test', 'video.test', 'mail.test');
    const value = { hush: ['isSoundMuted'], assumptions: ['presentInApp'] } as const;
    const here = fc.record(
      { distractions: fc.record({ add: fc.array(site) }), hush: fc.record({ [value.hush[0]]: fc.boolean() }) },
      { requiredKeys: [] },
    ) as fc.Arbitrary<SettingsChange>;
    const there = fc.record(
      {
        never: fc.record({ words: fc.record({ add: fc.array(fc.constantFrom('lunch', 'commute')) }) }),
        hush: fc.record({ areCountsStilled: fc.boolean() }),
        strengths: fc.dictionary(site, fc.constantFrom('soft', 'closed', null)),
      },
      { requiredKeys: [] },
    ) as fc.Arbitrary<SettingsChange>;
    fc.assert(
      fc.property(here, there, (one, other) => {
        const after = changed(changed(kept, one), other);
        expect(changed(changed(kept, other), one)).toEqual(after);
        expect(v.parse(Settings, after)).toEqual(after);
      }),
    );
  });
});
