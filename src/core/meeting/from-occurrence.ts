import type { Occurrence } from '../calendar/occurrence.ts';
import type { OwnCallSite } from '../calls/own-site.ts';
import { roomOf } from '../calls/room.ts';
import { opensApp } from '../calls/services.ts';
import type { Meeting, Setting } from './meeting.ts';

/** The meeting that a calendar entry announces. `ownSites`: hosts that the user named as call sites of theirs. */
export function meetingFrom(occurrence: Occurrence, ownSites: readonly OwnCallSite[]): Meeting {
  return {
    id: occurrence.id,
    source: 'calendar',
    occurrenceId: occurrence.id,
    seriesId: occurrence.seriesId,
    title: occurrence.title,
    people: occurrence.people,
    plannedStartMs: occurrence.startMs,
    plannedEndMs: occurrence.endMs,
    setting: settingOf(occurrence.joinUrl),
    room: occurrence.joinUrl === null ? null : (roomOf(occurrence.joinUrl, ownSites)?.room ?? null),
  };
}

/**
 * How a meeting is held, as far as its invitation tells: without a join address in a room, by a service whose link
 * opens a desktop app in that app, else in a browser tab. A call that is found in a tab overrules it.
 */
export function settingOf(joinUrl: string | null): Setting {
  if (joinUrl === null) return 'in-person';
  const service = roomOf(joinUrl)?.serviceId ?? null;
  return service !== null && opensApp(service) ? 'app-call' : 'browser-call';
}
