import { describe, expect, it } from 'vitest';
import type { Fact } from '../../../src/core/focus/facts.ts';
import { linkedPages, linkedSites } from '../../../src/core/focus/linked-pages.ts';
import { evolve, type FocusSession } from '../../../src/core/focus/session.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../../src/core/settings/settings.ts';
import { at, NINE, started } from '../attention/story.ts';
import { occurrence } from '../meeting/occurrences.ts';

const VIDEO = 'youtube.com/watch?v=abc';
const SECOND_VIDEO = 'youtube.com/watch?v=xyz';
const NEWS = 'news.test/2026/launch';
const NOTES = 'notes.test/d/1';
const PAGES = [VIDEO, SECOND_VIDEO, NEWS, NOTES];
const settings = (more: Partial<Settings> = {}): Settings => ({
  ...DEFAULT_SETTINGS,
  distractions: ['youtube.com', 'news.test'],
  ...more,
});
const calendar = [occurrence('other', 0, 30, { linkedPages: ['x.com/a/status/1'] })].concat(
  occurrence('pilot', 0, 30, { linkedPages: PAGES, copyIds: ['pilot', 'theirs'] }),
);
const session = (occurrenceId: string | null = 'pilot', ...facts: readonly Fact[]) =>
  [started({ occurrenceId }), ...facts]
    .map((each) => at(0, each))
    .reduce<FocusSession | null>(evolve, null) as FocusSession;

describe('the pages that an invitation links', () => {
  it('are those of the meeting that is on, whichever copy of it focus is on for', () => {
    expect(linkedPages(session(), calendar, settings())).toEqual(PAGES);
    expect(linkedPages(session('theirs'), calendar, settings())).toEqual(PAGES);
  });

  it('are none without a meeting, after its end, or where the calendar does not have it or says none', () => {
    expect(linkedPages(null, calendar, settings())).toEqual([]);
    const over: Fact = { type: 'focus-ended', why: 'by-user', endedAtMs: NINE };
    expect(linkedPages(session('pilot', over), calendar, settings())).toEqual([]);
    expect(linkedPages(session(null), calendar, settings())).toEqual([]);
    expect(linkedPages(session('gone'), calendar, settings())).toEqual([]);
    expect(linkedPages(session(), [occurrence('pilot', 0, 30)], settings())).toEqual([]);
  });

  it('are not those of a site that the user closed: an invitation is written by others', () => {
    expect(linkedPages(session(), calendar, settings({ strengths: { 'youtube.com': 'closed' } }))).toEqual([
      NEWS,
      NOTES,
    ]);
    expect(linkedPages(session(), calendar, settings({ strength: 'closed' }))).toEqual([NOTES]);
  });

  it('are those too of a closed site of which only the feed is hidden', () => {
    const feedOnly = settings({ strength: 'closed', feedOnly: ['youtube.com'] });
    expect(linkedPages(session(), calendar, feedOnly)).toEqual([VIDEO, SECOND_VIDEO, NOTES]);
  });

  it('are on these listed sites, each said once', () => {
    expect(linkedSites(PAGES, session(), settings())).toEqual(['youtube.com', 'news.test']);
    expect(linkedSites(PAGES, session(), settings({ meetingSites: ['youtube.com'] }))).toEqual(['news.test']);
    expect(linkedSites([NOTES], session(), settings())).toEqual([]);
  });
});
