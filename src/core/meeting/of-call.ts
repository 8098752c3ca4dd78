import type { Occurrence } from '../calendar/occurrence.ts';
import { OWN_SITE } from '../calls/room.ts';
import { serviceName } from '../calls/services.ts';
import type { Settings } from '../settings/settings.ts';
import { meetingFrom } from './from-occurrence.ts';
import type { Meeting } from './meeting.ts';
import { qualify } from './qualify.ts';
import { EARLY_MS } from './watch.ts';

/** A call, as far as it tells which meeting it is. */
export interface CallSeen {
  readonly tabId: number;
  readonly serviceId: string | null;
  readonly room: string | null;
}

/**
 * The meeting that a live call belongs to: the calendar entry with the same room (the one on now, else the one about to
 * begin), else the only entry on now that could be it, else a meeting of its own. An entry whose invitation names
 * another room is not it.
 */
export function meetingOfCall(
  call: CallSeen,
  occurrences: readonly Occurrence[],
  settings: Pick<Settings, 'never' | 'callSites'>,
  nowMs: number,
): Meeting {
  const near = occurrences
    .filter((each) => each.startMs - EARLY_MS <= nowMs && nowMs < each.endMs && !each.isCancelled && !each.isAllDay)
    .map((each) => ({ occurrence: each, meeting: meetingFrom(each, settings.callSites) }));
  const inRoom = near
    .filter(({ meeting }) => call.room !== null && meeting.room === call.room)
    .sort((a, b) => distance(a.occurrence, nowMs) - distance(b.occurrence, nowMs));
  const possible = near.filter(
    ({ occurrence, meeting }) =>
      occurrence.startMs <= nowMs &&
      qualify(occurrence, settings).startsFocus &&
      (meeting.room === null || call.room === null),
  );
  const found = inRoom[0] ?? (possible.length === 1 ? possible[0] : undefined);
  return found === undefined ? ofItsOwn(call, nowMs) : { ...found.meeting, setting: 'browser-call' };
}

/** How far a moment is from a meeting: 0 within it. */
const distance = (each: Occurrence, nowMs: number) => Math.max(0, each.startMs - nowMs);

/** The service's name, or on a call site of the user's own the host that they named it by. */
function nameOf({ serviceId, room }: CallSeen): string {
  if (serviceId === OWN_SITE) return room?.split('/')[1] ?? '';
  return serviceId === null ? '' : (serviceName(serviceId) ?? '');
}

/** A call that no calendar knows is named after its service. */
function ofItsOwn(call: CallSeen, nowMs: number): Meeting {
  return {
    id: `call-${nowMs}`,
    source: 'call',
    occurrenceId: null,
    seriesId: null,
    title: nameOf(call),
    people: [],
    plannedStartMs: nowMs,
    plannedEndMs: null,
    setting: 'browser-call',
    room: call.room,
  };
}
