import { describe, expect, it } from 'vitest';
import type { Occurrence } from '../../../src/core/calendar/occurrence.ts';
import { qualify } from '../../../src/core/meeting/qualify.ts';
import { occurrence } from './occurrences.ts';

const never = { series: ['gym@own.test'], words: ['Lunch', 'straße'] };
const JOIN = 'https://meet.google.com/abc-defg-hij';
const said = (more: Partial<Occurrence>) => {
  const { startsFocus, because } = qualify(occurrence('Pilot', 0, 30, more), { never });
  return `${startsFocus ? 'starts' : 'does not'}: ${because}`;
};

describe('whether focus is for a calendar entry', () => {
  it.each<[string, Partial<Occurrence>, string]>([
    ['with somebody else in it', {}, 'starts: has-people'],
    ['with nobody else, but a join address', { people: [], joinUrl: JOIN }, 'starts: has-join-address'],
    ['with both', { joinUrl: JOIN }, 'starts: has-people'],
    ['not answered yet', { answer: 'needs-action' }, 'starts: has-people'],
    ['answered with a maybe', { answer: 'tentative' }, 'starts: has-people'],
    ['with nothing to answer', { answer: 'none' }, 'starts: has-people'],
    ['with nobody else and no join address', { people: [] }, 'does not: nobody-else'],
    ['declined', { answer: 'declined' }, 'does not: declined'],
    ['that somebody else goes to instead', { answer: 'declined', isDelegated: true }, 'does not: delegated'],
    ['cancelled', { isCancelled: true }, 'does not: cancelled'],
    ['all day', { isAllDay: true }, 'does not: all-day'],
    ['shown as free', { isBusy: false }, 'does not: free'],
    ['out of office', { kind: 'out-of-office' }, 'does not: out-of-office'],
    ['focus time', { kind: 'focus-time' }, 'does not: focus-time'],
    ['a working location', { kind: 'working-location' }, 'does not: working-location'],
    ['of a series that never counts', { seriesId: 'gym@own.test' }, 'does not: never-series'],
    ['of another series', { seriesId: 'pilot@own.test' }, 'starts: has-people'],
    ['with words that never count', { title: 'Team LUNCH in town' }, 'does not: never-words'],
    ['with words that never count, in another case', { title: 'Treffen STRASSE' }, 'starts: has-people'],
    ['with such words as a part of others', { title: 'Lunches' }, 'starts: has-people'],
    ['with such words, as they were written', { title: 'Treffen Straße 5' }, 'does not: never-words'],
    [
      'cancelled and declined: the first reason is said',
      { isCancelled: true, answer: 'declined' },
      'does not: cancelled',
    ],
    ['out of office all day: what it is is said', { kind: 'out-of-office', isAllDay: true }, 'does not: out-of-office'],
  ])('%s', (_, more, expected) => {
    expect(said(more)).toBe(expected);
  });
});
