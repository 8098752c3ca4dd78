import { expect, it } from 'vitest';
import { aheadOf } from '../../../src/core/meeting/ahead.ts';
import { DEFAULT_SETTINGS } from '../../../src/core/settings/settings.ts';
import { NINE } from '../attention/story.ts';
import { occurrence } from './occurrences.ts';

const ahead = (all: readonly ReturnType<typeof occurrence>[]) => aheadOf(all, DEFAULT_SETTINGS, {}, NINE);
const WEEK = 7 * 1_440;

it('every entry of the next seven days is told, whether it counts or not, and none that is over', () => {
  const all = [
    occurrence('in a week', WEEK, WEEK + 30),
    occurrence('just within', WEEK - 1, WEEK + 30),
    occurrence('over', -30, 0),
    occurrence('on', -1_440, 1, { isAllDay: true }),
    occurrence('cancelled', 10, 20, { isCancelled: true }),
  ];
  const told = ahead(all).entries.map((each) => `${each.occurrenceId}: ${each.because}`);
  expect(told).toEqual(['on: all-day', 'cancelled: cancelled', 'just within: has-people']);
});

it('a week with an entry every half hour is told whole', () => {
  const all = Array.from({ length: 336 }, (_, n) => occurrence(`${n}`, n * 30, n * 30 + 30));
  expect(ahead(all).entries).toHaveLength(336);
});

it('a series is named also by the UID that it had before it was changed from a day on', () => {
  const uid = 'abc_R20261201T090000@google.com';
  const { seriesTitles } = ahead([occurrence('Standup', 0, 15, { seriesId: uid })]);
  expect(seriesTitles).toEqual({ 'abc@google.com': 'Standup', [uid]: 'Standup' });
});
