import { describe, expect, it } from 'vitest';
import { againLike, neverLike, neverSaid } from '../../../src/core/meeting/never.ts';
import { isNeverRecorded } from '../../../src/core/meeting/never-record.ts';
import { wordsInTitle } from '../../../src/core/meeting/title-words.ts';
import { changed } from '../../../src/core/settings/changed.ts';
import { DEFAULT_SETTINGS } from '../../../src/core/settings/settings.ts';
import { occurrence } from './occurrences.ts';

describe('words in a title', () => {
  it.each<[string, string, boolean]>([
    ['Team LUNCH in town', 'lunch', true],
    ['Lunch', 'lunch', true],
    ['Pre-lunch walk', 'lunch', true],
    ['“Lunch”', 'lunch', true],
    ['Team   lunch', 'team lunch', true],
    ['Start of the quarter', 'art', false],
    ['Art and start', 'art', true],
    ['Start of art', 'art', true],
    ['Hiring', 'Hi', false],
    ['11:15', '1:1', false],
    ['1:1 with Noor', '1:1', true],
    ['Cafe\u0301 round', 'café', true],
    ['Cafe\u0301 round', 'cafe', false],
    ['🎉🎉 party', '🎉', true],
    ['C++ guild', 'c++', true],
    ['全体会議', '会議', true],
    ['점심은 여기', '점심', true],
    ['ארוחת צהריים', 'צהריים', true],
    ['غداء الفريق', 'غداء', true],
    ['Anything', ' ', false],
  ])('%s has %s: %s', (title, words, expected) => {
    expect(wordsInTitle(title, ['nowhere', words])).toBe(expected ? words : null);
  });

  it('are found in a long title in no time', () => {
    expect(wordsInTitle('a'.repeat(2_000), ['aa'])).toBeNull();
  });
});

describe('"never for meetings like this"', () => {
  const said = (of: ReturnType<typeof occurrence>, settings = DEFAULT_SETTINGS) =>
    changed(settings, { never: neverLike(of) });
  const undone = (of: ReturnType<typeof occurrence>, settings: typeof DEFAULT_SETTINGS) =>
    changed(settings, { never: againLike(of, settings) });
  const standup = occurrence('standup', 0, 15, { seriesId: 'abc@google.com' });

  it('of a series is for all of it, under whatever title, and for nothing else of that title', () => {
    const settings = said(standup);
    expect(neverSaid(occurrence('another day', 1_440, 1_455, { seriesId: 'abc@google.com' }), settings)).not.toBeNull();
    expect(neverSaid(occurrence('standup', 0, 15), settings)).toBeNull();
    expect(undone(standup, settings)).toEqual(DEFAULT_SETTINGS);
  });

  it('of a series holds on where it was changed from a day on, and is taken back there too', () => {
    const later = occurrence('standup', 0, 20, { seriesId: 'abc_R20261201T090000@google.com' });
    expect(neverSaid(later, said(standup))).toEqual({ of: 'series' });
    expect(neverSaid(standup, said(later))).toEqual({ of: 'series' });
    expect(undone(later, said(standup))).toEqual(DEFAULT_SETTINGS);
    const own = occurrence('standup', 0, 20, { seriesId: 'abc_R20261201T090000@else.test' });
    expect(neverSaid(own, said(standup))).toBeNull();
    const neverRecord = { series: ['abc@google.com'], words: [] };
    expect(isNeverRecorded(later, { neverRecord })).toBe(true);
  });

  it('of a single entry is for its title, with whomever and in whichever calendar, until it is taken back', () => {
    const lunch = occurrence('a', 0, 60, { title: ' Lunch  with Dana ' });
    const settings = said(lunch);
    const other = occurrence('b', 0, 60, { title: 'lunch with DANA', people: [], calendarId: 'new' });
    expect(neverSaid(other, settings)).toEqual({ of: 'words', words: 'Lunch  with Dana' });
    expect(neverSaid(occurrence('c', 0, 60, { title: 'Lunch' }), settings)).toBeNull();
    expect(undone(other, settings)).toEqual(DEFAULT_SETTINGS);
  });

  it('takes back all that was said for it, and leaves what was said for others', () => {
    const never = { series: ['abc@google.com', 'gym'], words: ['standup', 'lunch'] };
    expect(undone(standup, { ...DEFAULT_SETTINGS, never }).never).toEqual({ series: ['gym'], words: ['lunch'] });
  });

  it('of a single entry without a title is for nothing', () => {
    expect(said(occurrence('', 0, 60))).toEqual(DEFAULT_SETTINGS);
  });
});
