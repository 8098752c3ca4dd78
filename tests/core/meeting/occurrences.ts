import type { Occurrence } from '../../../src/core/calendar/occurrence.ts';
import { NINE } from '../attention/story.ts';

/** A qualifying calendar entry; minutes after nine. */
export const occurrence = (
  id: string,
  fromMinute: number,
  toMinute: number,
  more: Partial<Occurrence> = {},
): Occurrence => ({
  id,
  calendarId: 'own',
  seriesId: null,
  startMs: NINE + fromMinute * 60_000,
  endMs: NINE + toMinute * 60_000,
  isAllDay: false,
  title: id,
  people: [{ name: 'Dana', address: 'dana@own.test' }],
  answer: 'accepted',
  isCancelled: false,
  isBusy: true,
  kind: 'meeting',
  joinUrl: null,
  ...more,
});
