import { describe, expect, test } from 'vitest';
import type { LiveMeeting, LiveNext } from '../../../src/core/focus/live.ts';
import {
  focusPlanWords,
  shareWorthSaying,
  timeLeftWords,
  titleWords,
  whoAndWhere,
} from '../../../src/ui/popup/meeting-words.ts';
import { timeWordsFrom } from '../../../src/ui/shared/time-words.ts';
import { englishWords } from '../shared/words-of.ts';

const words = englishWords();
const times = timeWordsFrom(words, 'en-GB', 'UTC');
const MINUTE_MS = 60_000;

const next: LiveNext = {
  occurrenceId: 'o',
  title: 'Acme renewal',
  people: [],
  startMs: 0,
  endMs: 60 * MINUTE_MS,
  setting: 'browser-call',
  service: 'dialpad',
  joinUrl: null,
  isAllDay: false,
  startsFocus: true,
  because: 'has-people',
  never: 'open',
  neverWords: null,
};

describe('a title', () => {
  test('is the meeting’s own', () => expect(titleWords(next, words)).toBe('Acme renewal'));
  test.each([
    ['call-live', 'A call'],
    ['by-hand-call', 'A call'],
    ['by-hand', 'Time for one thing'],
    ['has-people', 'A meeting without a title'],
  ] as const)('that is missing says what the meeting is known from: %s', (because, said) => {
    expect(titleWords({ title: ' ', because }, words)).toBe(said);
  });
});

describe('a present share', () => {
  const totals = { presentMs: 0, elsewhereMs: 0, distractedMs: 0, unseenMs: 0, assumedMs: 0 };
  test('is not said before a minute was seen, however long was not', () => {
    expect(shareWorthSaying({ ...totals, elsewhereMs: 59_000, unseenMs: 60 * MINUTE_MS })).toBe(null);
  });
  test('leaves out what was unseen', () => {
    expect(shareWorthSaying({ ...totals, presentMs: 45_000, distractedMs: 15_000, unseenMs: MINUTE_MS })).toBe(0.75);
  });
});

describe('the time of the meeting that is on', () => {
  const at = (plannedEndMs: number | null, nowMs: number) =>
    timeLeftWords({ startedAtMs: 0, plannedEndMs } as LiveMeeting, nowMs, words, times);

  test('is what is left of it', () => expect(at(30 * MINUTE_MS, 12 * MINUTE_MS)).toBe('18 min left'));
  test('is what it runs over by', () => expect(at(30 * MINUTE_MS, 35 * MINUTE_MS)).toBe('5 min over'));
  test('is its length where nobody knows its end', () => expect(at(null, 13 * MINUTE_MS)).toBe('13 min'));
});

// The dot stands at no line's beginning or end: the spaces beside it do not break.
describe('a meeting ahead', () => {
  test('names its call’s service without the names it once had', () => {
    expect(whoAndWhere('Priya, Sam', next, words)).toBe('Priya, Sam\u00a0·\u00a0Dialpad Meetings');
  });
  test('says that it is held in a room', () => {
    expect(whoAndWhere('Noor', { ...next, service: null, setting: 'in-person' }, words)).toBe(
      'Noor\u00a0·\u00a0in person',
    );
    expect(whoAndWhere('', { ...next, service: null, setting: 'in-person', isAllDay: true }, words)).toBe('');
  });
  test('says nothing of a place or of people that nobody knows', () => {
    expect(whoAndWhere('Noor', { ...next, service: 'unheard-of' }, words)).toBe('Noor');
    expect(whoAndWhere('', next, words)).toBe('Dialpad Meetings');
    expect(whoAndWhere('', { ...next, service: null }, words)).toBe('');
  });
  test.each([
    ['has-people', true, 'Focus starts by itself'],
    ['asks-first', false, 'You are asked first'],
    ['waits-for-call', false, 'Focus starts with the call'],
    ['declined', false, 'No focus'],
  ] as const)('says what focus will do: %s', (because, startsFocus, said) => {
    expect(focusPlanWords({ ...next, because, startsFocus }, words)).toBe(said);
  });
});
