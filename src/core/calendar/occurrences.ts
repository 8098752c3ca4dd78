import { answerOf, hasDelegated, peopleOf } from './attendance.ts';
import { dateNumberOf, dayAt } from './days.ts';
import { type Instance, isInWindow } from './instance.ts';
import type { LeftOutReason } from './left-out.ts';
import { MAX_OCCURRENCES, TooMuchWork, WorkBudget } from './limits.ts';
import type { Occurrence } from './occurrence.ts';
import { Overrides } from './overrides.ts';
import type { PassedOver } from './passed-over.ts';
import type { Candidate } from './placement.ts';
import type { ReadingRequest } from './reading.ts';
import { ownInstance, Series } from './series.ts';
import { isBusy, kindOf } from './standing.ts';
import { instanceMark } from './uid-mark.ts';
import { isNewer, type Version } from './version.ts';

/** An event that was read. */
export interface FeedEntry extends Candidate {
  /** Stands for the UID (`uidMark`). */
  readonly uid: number;
  readonly version: Version;
}

interface Group {
  master: FeedEntry | null;
  readonly overrides: FeedEntry[];
}

/**
 * UIDs that are worked out in one step: each costs at most `MAX_SERIES_STEPS`, and 0.3 ms as a rule. One by one they would be
 * so many steps that an engine compiles all that is called between them into one, for more than the work itself costs.
 */
const STEP_UIDS = 4;
/** The first so many, though, are worked out one by one, and each in several steps: the engine has yet to learn the work. */
const FIRST_UIDS = 8;

/**
 * The occurrences of all events in the window, by start. What could not be followed is reported and costs only itself.
 * It is done in steps, between which other work may have its turn.
 */
export function* occurrencesOf(
  entries: readonly FeedEntry[],
  passedOver: PassedOver,
  request: ReadingRequest,
  leaveOut: (what: string, why: LeftOutReason) => void,
): Generator<undefined, Occurrence[]> {
  const budget = new WorkBudget();
  const mine = new Set(request.myAddresses.map((address) => address.trim().toLowerCase()));
  const found: Occurrence[] = [];
  const known = new Map<Candidate, Common>();
  let n = 0;
  for (const group of groupsOf(entries, passedOver).values()) {
    if (n < FIRST_UIDS || n % STEP_UIDS === 0) yield;
    n++;
    for (const instance of instancesOf(group, request, budget, leaveOut)) {
      if (found.length >= MAX_OCCURRENCES) {
        leaveOut('', 'too-many-occurrences');
        return inOrder(found);
      }
      let common = known.get(instance.candidate);
      if (!common) {
        common = n <= FIRST_UIDS ? yield* commonInSteps(instance.candidate, mine) : commonOf(instance.candidate, mine);
        known.set(instance.candidate, common);
      }
      found.push(occurrenceOf(instance, request.calendarId, common));
    }
  }
  return inOrder(found);
}

const inOrder = (found: Occurrence[]): Occurrence[] =>
  found.sort((a, b) => a.startMs - b.startMs || a.endMs - b.endMs || (a.id < b.id ? -1 : 1));

function groupsOf(entries: readonly FeedEntry[], passedOver: PassedOver): Map<string, Group> {
  const groups = new Map<string, Group>();
  const newest = passedOver.newestOf(new Set(entries.map(markOf)));
  for (const entry of entries) {
    const key = idOf(entry);
    let group = groups.get(key);
    if (!group) {
      group = { master: null, overrides: [] };
      groups.set(key, group);
    }
    const newer = newest.get(markOf(entry));
    if (newer && isNewer(newer, entry.version)) continue;
    if (entry.event.recurrenceId) group.overrides.push(entry);
    else if (!group.master || isNewer(entry.version, group.master.version)) group.master = entry;
  }
  return groups;
}

/** By what it is found among those that were passed over. */
const markOf = ({ uid, event: { recurrenceId } }: FeedEntry): number =>
  recurrenceId ? instanceMark(uid, dateNumberOf(dayAt(recurrenceId.localMs))) : uid;

/** The UID; an event without one is known by when it is and what it is called. */
const idOf = ({ event }: Candidate): string => event.uid ?? `${event.start.localMs} ${event.title}`;

function instancesOf(
  { master, overrides }: Group,
  request: ReadingRequest,
  budget: WorkBudget,
  leaveOut: (what: string, why: LeftOutReason) => void,
): Instance[] {
  const series = master ? new Series(master) : null;
  // The newest version of each instance that stands by itself.
  const own = new Map<string, FeedEntry>();
  for (const entry of overrides) {
    const name = originalOf(entry, series);
    const known = own.get(name);
    if (!known || isNewer(entry.version, known.version)) own.set(name, entry);
  }
  const found: Instance[] = [];
  if (series && master && !master.event.isFakedMaster) {
    budget.beginSeries();
    const { title } = master.event;
    try {
      const moved = new Overrides(series, [...own.values()]);
      found.push(...series.instances(request, moved, budget, (problem) => leaveOut(title, problem)));
    } catch (error) {
      if (!(error instanceof TooMuchWork)) throw error;
      leaveOut(title, 'too-much-work');
    }
  }
  for (const [name, entry] of own) {
    if (series && master && isTakenAway(entry, master, series)) continue;
    const { start, end, duration, recurrenceId } = entry.event;
    const placed = ownInstance(entry, name);
    // It says nothing of when it is: it is where it was.
    const isWhereItWas = start === recurrenceId && !end && !duration;
    const instance = series && isWhereItWas ? { ...placed, endMs: series.endFrom(placed.startMs) } : placed;
    if (isInWindow(instance.startMs, instance.endMs, request)) found.push(instance);
  }
  return found;
}

/** A later version of the series has taken the day away, and with it what had been changed on it (RFC 5546 2.1.4). */
const isTakenAway = ({ event, version }: FeedEntry, master: FeedEntry, series: Series): boolean =>
  event.recurrenceId !== null && version.sequence < master.version.sequence && series.isExcepted(event.recurrenceId);

/** Names the instance that an override stands for; without a master by the moment that it names itself. */
function originalOf({ event, calendar }: FeedEntry, series: Series | null): string {
  const value = event.recurrenceId ?? event.start;
  if (series) return series.nameMeant(value);
  const isDate = value.kind === 'date';
  return new Date(isDate ? value.localMs : calendar.utcOf(value)).toISOString().slice(0, isDate ? 10 : undefined);
}

/** What all instances of an event have in common; worked out once. */
type Common = Pick<
  Occurrence,
  'title' | 'people' | 'answer' | 'isDelegated' | 'isCancelled' | 'isBusy' | 'kind' | 'joinUrl' | 'linkedPages'
>;

function commonOf({ event, calendar }: Candidate, mine: ReadonlySet<string>): Common {
  const attendees = event.attendees();
  const people = peopleOf(event.organizer, attendees, mine);
  const answer = answerOf(attendees, mine);
  const linkedPages = event.linkedPages();
  return {
    title: event.title,
    people,
    answer,
    ...(answer === 'declined' && hasDelegated(attendees, mine) && { isDelegated: true }),
    isCancelled: /^CANCELL?ED$/.test(event.status) || calendar.method === 'CANCEL',
    isBusy: isBusy(event),
    kind: kindOf(event, people.length > 0),
    joinUrl: event.joinUrl(),
    ...(linkedPages.length > 0 && { linkedPages }),
  };
}

/** What takes longest is asked for before, and the event remembers it. */
function* commonInSteps(candidate: Candidate, mine: ReadonlySet<string>): Generator<undefined, Common> {
  yield;
  candidate.event.attendees();
  yield;
  candidate.event.joinUrl();
  yield;
  return commonOf(candidate, mine);
}

function occurrenceOf(instance: Instance, calendarId: string, common: Common): Occurrence {
  const { candidate, original, startMs, endMs, isAllDay } = instance;
  const id = idOf(candidate);
  return {
    id: original === null ? `${calendarId}/${id}` : `${calendarId}/${id}/${original}`,
    calendarId,
    seriesId: original === null ? null : id,
    startMs,
    endMs,
    isAllDay,
    sequence: candidate.event.sequence,
    ...common,
  };
}
