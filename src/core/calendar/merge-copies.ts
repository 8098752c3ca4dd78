import { roomOf } from '../calls/room.ts';
import { MAX_LINKED_PAGES } from './limits.ts';
import type { Occurrence } from './occurrence.ts';

/**
 * The entries of several calendars, with each meeting once. Two entries of different calendars are the same meeting when
 * they have the same UID and instance; else when they begin together in the same room, or begin and end together
 * under the same title and name no different rooms (published calendars often have a UID of their own). Within one
 * calendar nothing is ever joined: what it shows twice is there twice.
 *
 * The copy that tells the most speaks for the meeting, and the one that was changed last says when it is; its id is the first of the copies' by the alphabet, so that
 * it does not change while one of them learns more.
 */
export function mergeCopies(occurrences: readonly Occurrence[]): Occurrence[] {
  if (occurrences.every((each) => each.calendarId === occurrences[0]?.calendarId)) return [...occurrences];
  const groups: Group[] = [];
  const known = new Map<string, Group[]>();
  for (const each of occurrences) {
    const keys = keysOf(each);
    const group = keys.flatMap((key) => known.get(key) ?? []).find((candidate) => candidate.takes(each));
    const home = group ?? new Group();
    if (group === undefined) groups.push(home);
    home.copies.push(each);
    for (const key of keys) {
      const others = known.get(key);
      if (others === undefined) known.set(key, [home]);
      else if (!others.includes(home)) others.push(home);
    }
  }
  return groups.map(({ copies }) => (copies.length === 1 ? copies[0] : merged(copies)) as Occurrence);
}

/** Is it this entry, or one that this entry was merged from? Null is the id of none. */
export const hasId = (occurrence: Occurrence, id: string | null): boolean =>
  [occurrence.id, ...(occurrence.copyIds ?? [])].some((each) => each === id);

class Group {
  readonly copies: Occurrence[] = [];

  takes(other: Occurrence): boolean {
    return this.copies.every((each) => each.calendarId !== other.calendarId && !areApart(each, other));
  }
}

const roomIn = ({ joinUrl }: Occurrence) => (joinUrl === null ? null : (roomOf(joinUrl)?.room ?? joinUrl));

/** UID and instance: the id without the calendar that it starts with. */
const ownId = ({ id, calendarId }: Occurrence) => id.slice(calendarId.length + 1);

function keysOf(each: Occurrence): string[] {
  const room = roomIn(each);
  const title = each.title.trim().toLocaleLowerCase();
  return [
    `id ${ownId(each)}`,
    ...(room === null ? [] : [`room ${each.startMs} ${room}`]),
    ...(title === '' ? [] : [`title ${each.startMs} ${each.endMs} ${title}`]),
  ];
}

/** Not the same by its UID, and in different rooms. */
function areApart(one: Occurrence, other: Occurrence): boolean {
  if (ownId(one) === ownId(other)) return false;
  const [here, there] = [roomIn(one), roomIn(other)];
  return here !== null && there !== null && here !== there;
}

const ANSWERED: Readonly<Record<Occurrence['answer'], number>> = {
  accepted: 2,
  declined: 2,
  tentative: 2,
  'needs-action': 1,
  none: 0,
};

/** Positive: `b` tells more. The user's own answer counts most, then who is in it, then where it is joined. */
const byTelling = (a: Occurrence, b: Occurrence): number =>
  ANSWERED[b.answer] - ANSWERED[a.answer] ||
  b.people.length - a.people.length ||
  Number(b.joinUrl !== null) - Number(a.joinUrl !== null) ||
  (a.id < b.id ? -1 : 1);

/**
 * The copy that knows when it is: published calendars lag by hours, and one that tells the most may tell what was. Those of other
 * UIDs count their changes by themselves.
 */
function newestOf(copies: readonly Occurrence[], best: Occurrence): Occurrence {
  const changes = ({ sequence }: Occurrence) => sequence ?? Number.POSITIVE_INFINITY;
  return copies
    .filter((each) => ownId(each) === ownId(best))
    .reduce((newest, each) => (changes(each) > changes(newest) ? each : newest), best);
}

function merged(copies: readonly Occurrence[]): Occurrence {
  const [best, ...rest] = copies.toSorted(byTelling) as [Occurrence, ...Occurrence[]];
  const most = rest.reduce((a, b) => (b.people.length > a.people.length ? b : a), best);
  const copyIds = copies.map((each) => each.id).sort();
  const linked = [...new Set(copies.flatMap((each) => each.linkedPages ?? []))].slice(0, MAX_LINKED_PAGES);
  const { startMs, endMs, isAllDay, isCancelled } = newestOf(copies, best);
  return {
    ...best,
    ...{ startMs, endMs, isAllDay, isCancelled },
    id: copyIds[0] as string,
    people: most.people,
    joinUrl: best.joinUrl ?? rest.find((each) => each.joinUrl !== null)?.joinUrl ?? null,
    seriesId: best.seriesId ?? rest.find((each) => each.seriesId !== null)?.seriesId ?? null,
    copyIds,
    ...(linked.length > 0 && { linkedPages: linked }),
  };
}
