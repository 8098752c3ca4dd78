import type { MeetingRecord } from '../../src/core/attention/record.ts';
import type { Occurrence } from '../../src/core/calendar/occurrence.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../src/core/settings/settings.ts';
import { NINE } from '../core/attention/story.ts';
import { occurrence } from '../core/meeting/occurrences.ts';
import { World } from '../fakes/world.ts';

export const CALL = 'https://meet.google.com/abc-defg-hij';
export const ROOM = 'google-meet/abc-defg-hij';
export const NEWS = 'https://www.news.test/today';
export const NOTES = 'https://notes.test/page';
export const OTHER = 'https://shop.test/';

export const minute = (n: number) => NINE + n * 60_000;
export const seconds = (n: number) => n * 1_000;

/** A calendar meeting in a browser call, minutes after nine. */
export const callMeeting = (id: string, from: number, to: number, more: Partial<Occurrence> = {}) =>
  occurrence(id, from, to, { joinUrl: CALL, ...more });

/** Ten minutes before nine: a browser with the call's tab and a page in front, and what the calendar says. */
export async function scene(
  meetings: readonly Occurrence[],
  settings: Partial<Settings> = {},
): Promise<World & { readonly call: number; readonly page: number }> {
  const world = new World(minute(-10));
  world.disk.chosen = {
    ...DEFAULT_SETTINGS,
    distractions: ['news.test', 'video.test'],
    meetingSites: ['notes.test'],
    ...settings,
  };
  world.disk.entries.set('own', meetings);
  const call = world.desktop.open(CALL);
  const page = world.desktop.open(OTHER);
  world.desktop.show(call);
  await world.wake();
  return Object.assign(world, { call, page });
}

/** `pilot 09:00 +1800 s: present 1790, distracted 10 (news.test)`. */
export function record(each: MeetingRecord): string {
  const clock = new Date(each.startedAtMs).toISOString().slice(11, 19).replace(/:00$/, '');
  const parts = each.stretches.map(({ attention, isAssumed, ms, site }) => {
    const name = `${attention}${isAssumed ? '?' : ''} ${Math.round(ms) / 1_000}`;
    return site === null ? name : `${name} (${site})`;
  });
  return `${each.meeting.title || each.meeting.source} ${clock}: ${parts.join(', ')}`;
}

/** Everything that is kept, oldest first. */
export const records = (world: World): string[] =>
  [...world.disk.records.values()].sort((a, b) => a.startedAtMs - b.startedAtMs).map(record);
