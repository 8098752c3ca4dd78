import { describe, expect, it } from 'vitest';
import { askedOfRecord, askedOfSession, neededInSeries, withAnswer } from '../../../src/core/focus/also-next-time.ts';
import { evolve, type FocusSession } from '../../../src/core/focus/session.ts';
import { changed } from '../../../src/core/settings/changed.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../../src/core/settings/settings.ts';
import { at, meeting, started } from '../attention/story.ts';

const settings = (...seriesNeeds: Settings['seriesNeeds']) => ({
  ...DEFAULT_SETTINGS,
  distractions: ['news.test', 'video.test'],
  seriesNeeds,
});
const answer = (isNeeded: boolean, site = 'news.test', seriesId = 'weekly') => ({ seriesId, site, isNeeded });

function session(seriesId: string | null, ...needed: string[]): FocusSession {
  const facts = [
    at(0, started({ seriesId })),
    ...needed.map((site, n) => at(n + 1, { type: 'site-needed' as const, site })),
  ];
  return facts.reduce<FocusSession | null>(evolve, null) as FocusSession;
}

describe('"Also next time?"', () => {
  it('is asked of a site that was needed in a meeting of a series', () => {
    expect(askedOfSession(session('weekly', 'news.test'), settings())).toEqual({
      seriesId: 'weekly',
      site: 'news.test',
    });
  });

  it('is not asked of a meeting that does not come again, nor where nothing was needed', () => {
    expect(askedOfSession(session(null, 'news.test'), settings())).toBeNull();
    expect(askedOfSession(session('weekly'), settings())).toBeNull();
  });

  it('is asked once, whatever the answer, and of one site after the other', () => {
    const both = session('weekly', 'news.test', 'video.test');
    for (const isNeeded of [true, false])
      expect(askedOfSession(both, settings(answer(isNeeded)))?.site).toBe('video.test');
    expect(askedOfSession(both, settings(answer(false), answer(true, 'video.test')))).toBeNull();
    expect(askedOfSession(both, settings(answer(false, 'news.test', 'another')))?.site).toBe('news.test');
  });

  it('is not asked of a site that is listed no more', () => {
    expect(askedOfSession(session('weekly', 'shop.test'), settings())).toBeNull();
  });

  it('is asked of a meeting that has ended too, by what its record says was needed', () => {
    const record = {
      id: 'r',
      meeting: meeting({ seriesId: 'weekly' }),
      startedAtMs: 0,
      zone: 'UTC',
      stretches: [],
      pulls: [
        { site: 'video.test', startMs: 0, ms: 5, outcome: 'gave-in' as const },
        { site: 'news.test', startMs: 9, ms: 5, outcome: 'needed' as const },
      ],
      saidPresentShare: null,
    };
    expect(askedOfRecord(record, settings())).toEqual({ seriesId: 'weekly', site: 'news.test' });
  });
});

describe('what was answered', () => {
  it('holds for that series and that site, as long as it is listed', () => {
    const answered = settings(answer(true), answer(false, 'video.test'), answer(true, 'shop.test'));
    expect(neededInSeries('weekly', answered)).toEqual(['news.test']);
    expect(neededInSeries('another', answered)).toEqual([]);
    expect(neededInSeries(null, answered)).toEqual([]);
  });

  it('is one answer for each, the last', () => {
    const before = settings(answer(false), answer(true, 'video.test'));
    expect(changed(before, withAnswer(before, answer(true))).seriesNeeds).toEqual([
      answer(true),
      answer(true, 'video.test'),
    ]);
  });

  it('does not grow for ever', () => {
    const all = Array.from({ length: 600 }, (_, n) => answer(true, 'news.test', `series-${n}`));
    const { seriesNeeds } = all.reduce<Settings>((kept, each) => changed(kept, withAnswer(kept, each)), settings());
    expect(seriesNeeds).toHaveLength(500);
    expect(seriesNeeds.at(-1)?.seriesId).toBe('series-599');
  });
});
