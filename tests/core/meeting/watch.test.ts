import { describe, expect, it } from 'vitest';
import type { Occurrence } from '../../../src/core/calendar/occurrence.ts';
import { meetingFrom, settingOf } from '../../../src/core/meeting/from-occurrence.ts';
import { type Journal, pruned, whatIsDue } from '../../../src/core/meeting/watch.ts';
import type { Settings } from '../../../src/core/settings/settings.ts';
import { NINE } from '../attention/story.ts';
import { occurrence } from './occurrences.ts';

const DAY = 86_400_000;
const minute = (n: number) => NINE + n * 60_000;
const never = { series: [], words: [] };

function due(
  meetings: readonly Occurrence[],
  atMinute: number,
  { startsFocus = 'start' as Settings['startsFocus'], journal = {} as Journal } = {},
) {
  const { starts, asks, nextMs } = whatIsDue(meetings, { never, startsFocus }, journal, minute(atMinute));
  return {
    starts: starts?.id ?? null,
    asks: asks?.id ?? null,
    next: nextMs === null ? null : (nextMs - NINE) / 60_000,
  };
}

const pilot = occurrence('pilot', 0, 30);

describe('which calendar meeting is on', () => {
  it('is none before it starts, and none from its end on', () => {
    expect(due([pilot], -1)).toEqual({ starts: null, asks: null, next: 0 });
    expect(due([pilot], 0)).toEqual({ starts: 'pilot', asks: null, next: 30 });
    expect(due([pilot], 29.99).starts).toBe('pilot');
    expect(due([pilot], 30)).toEqual({ starts: null, asks: null, next: null });
  });

  it('hands over to the next one without a gap', () => {
    const next = occurrence('next', 30, 60);
    expect(due([pilot, next], 29.99)).toEqual({ starts: 'pilot', asks: null, next: 30 });
    expect(due([pilot, next], 30).starts).toBe('next');
  });

  it('of two that overlap is the one that started last, and then the first one again', () => {
    const short = occurrence('short', 10, 20);
    expect(due([pilot, short], 5).starts).toBe('pilot');
    expect(due([short, pilot], 15).starts).toBe('short');
    expect(due([pilot, short], 20).starts).toBe('pilot');
  });

  it('of two that start together is the one that ends first', () => {
    expect(due([occurrence('long', 0, 60), pilot], 5).starts).toBe('pilot');
  });

  it('of two that are alike is always the same', () => {
    const twin = occurrence('a-twin', 0, 30);
    expect(due([pilot, twin], 5).starts).toBe('a-twin');
    expect(due([twin, pilot], 5).starts).toBe('a-twin');
  });

  it('is none that does not qualify, and such one wakes nobody', () => {
    expect(due([occurrence('alone', 0, 30, { people: [] })], -5)).toEqual({ starts: null, asks: null, next: null });
  });

  it('is asked for where the user wants to be asked', () => {
    expect(due([pilot], 5, { startsFocus: 'ask' })).toEqual({ starts: null, asks: 'pilot', next: 30 });
  });

  it('is left to its call where the user wants that', () => {
    expect(due([pilot], 5, { startsFocus: 'only-with-call' })).toEqual({ starts: null, asks: null, next: 30 });
  });

  it.each(['over', 'set-aside'] as const)('is not one that is %s: the one under it is', (became) => {
    const journal = { short: { became, endMs: minute(20) } };
    expect(due([pilot, occurrence('short', 10, 20)], 15, { journal }).starts).toBe('pilot');
    expect(due([pilot, occurrence('short', 10, 20)], 15, { journal, startsFocus: 'ask' }).asks).toBe('pilot');
  });
});

describe('the journal of what became of meetings', () => {
  it('forgets a meeting a day after its end', () => {
    const journal: Journal = { pilot: { became: 'over', endMs: NINE } };
    expect(pruned(journal, NINE + DAY - 1)).toEqual(journal);
    expect(pruned(journal, NINE + DAY)).toEqual({});
  });

  it('is not confused by names that objects have of their own', () => {
    expect(due([occurrence('constructor', 0, 30), occurrence('__proto__', 0, 30)], 5).starts).not.toBeNull();
    expect(due([occurrence('constructor', 0, 30)], 5).starts).toBe('constructor');
    expect(due([occurrence('__proto__', 0, 30)], 5).starts).toBe('__proto__');
  });
});

describe('the meeting that a calendar entry announces', () => {
  it('has its people, its title, its times and its room, and no address', () => {
    const meeting = meetingFrom(
      occurrence('pilot', 0, 30, { seriesId: 's', joinUrl: 'https://meet.google.com/abc-defg-hij?pli=1' }),
      [],
    );
    expect(meeting).toEqual({
      id: 'pilot',
      source: 'calendar',
      occurrenceId: 'pilot',
      seriesId: 's',
      title: 'pilot',
      people: [{ name: 'Dana', address: 'dana@own.test' }],
      plannedStartMs: NINE,
      plannedEndMs: minute(30),
      setting: 'browser-call',
      room: 'google-meet/abc-defg-hij',
    });
    expect(JSON.stringify(meeting)).not.toContain('https:');
  });

  it('is held in a room where there is no join address, in an app where the service has one, else in a tab', () => {
    expect(settingOf(null)).toBe('in-person');
    expect(settingOf('https://us02web.zoom.us/j/81234567890')).toBe('app-call');
    expect(settingOf('https://meet.google.com/abc-defg-hij')).toBe('browser-call');
    expect(settingOf('https://call.unknown.test/x')).toBe('browser-call');
  });
});
