import { findJoinLink } from '../../calls/join-link.ts';
import { LinkReader } from '../../calls/link-reader.ts';
import { type Attendee, answerOf, peopleOf } from '../attendance.ts';
import { DAY_MS, dayAt, isoDate } from '../days.ts';
import { ianaZone } from '../iana-zone.ts';
import { isInWindow } from '../instance.ts';
import { MAX_NAME_LENGTH, MAX_OCCURRENCES, MAX_TITLE_LENGTH } from '../limits.ts';
import { findLinkedPages } from '../linked-pages.ts';
import type { Answer, Occurrence } from '../occurrence.ts';
import type { ReadingRequest } from '../reading.ts';
import { shownPlainText } from '../shown-text.ts';
import { isBusy, kindOf } from '../standing.ts';
import { toUtc, UTC, type Zone } from '../zone.ts';
import { zoneByName } from '../zone-names.ts';
import type { GraphEvent } from './graph-event.ts';
import { seriesUidOf } from './series-uid.ts';

/** What Microsoft Graph tells of a calendar → the occurrences of the window, by start; as a feed of it would give them. */
export function occurrencesOfGraph(events: readonly GraphEvent[], request: ReadingRequest): Occurrence[] {
  const mine = new Set(request.myAddresses.map((address) => address.trim().toLowerCase()));
  const userZone = ianaZone(request.zone) ?? UTC;
  return events
    .flatMap((event) => occurrenceOf(event, request, mine, userZone) ?? [])
    .sort((a, b) => a.startMs - b.startMs || a.endMs - b.endMs || (a.id < b.id ? -1 : 1))
    .slice(0, MAX_OCCURRENCES);
}

function occurrenceOf(
  event: GraphEvent,
  request: ReadingRequest,
  mine: ReadonlySet<string>,
  userZone: Zone,
): Occurrence | null {
  const times = event.isAllDay ? daysOf(event, userZone) : momentsOf(event);
  if (times === null || event.type === 'seriesMaster' || !isInWindow(times.startMs, times.endMs, request)) return null;
  const title = shownPlainText(event.subject, MAX_TITLE_LENGTH);
  const attendees = event.attendees.map(attendeeOf);
  const organizer = event.organizer === null ? null : attendeeOf({ ...event.organizer, ...ORGANIZER });
  const people = peopleOf(organizer, attendees, mine);
  const links = new LinkReader(request.callSites ?? []);
  const joinUrl = findJoinUrl(event, links);
  const { location, body } = event;
  const texts = [location?.locationUri ?? null, location?.displayName ?? null, body?.content ?? null];
  const linkedPages = findLinkedPages(texts, links);
  const standing = {
    title,
    transparency: '',
    busyStatus: event.showAs.toUpperCase(),
    eventType: '',
    categories: event.categories.join(','),
    joinUrl: () => joinUrl,
  };
  const own = ANSWERS[event.responseStatus.response] ?? 'none';
  return {
    ...namesOf(event, request.calendarId),
    calendarId: request.calendarId,
    ...times,
    isAllDay: event.isAllDay,
    title,
    people,
    answer: own === 'none' ? answerOf(attendees, mine) : own,
    isCancelled: event.isCancelled,
    isBusy: isBusy(standing),
    kind: kindOf(standing, people.length > 0),
    joinUrl,
    ...(linkedPages.length > 0 && { linkedPages }),
  };
}

/** The same as a feed of this meeting gives, so that two copies of it are known for one (`merge-copies.ts`). */
function namesOf(event: GraphEvent, calendarId: string): Pick<Occurrence, 'id' | 'seriesId'> {
  const uid = seriesUidOf(event.iCalUId) || event.seriesMasterId || event.id;
  const isOfSeries = event.type === 'occurrence' || event.type === 'exception' || event.seriesMasterId !== '';
  if (!isOfSeries) return { id: `${calendarId}/${uid}`, seriesId: null };
  const ms = localMsOf(event.originalStart);
  const original = ms === null ? event.id : event.isAllDay ? isoDate(dayAt(ms)) : new Date(ms).toISOString();
  return { id: `${calendarId}/${uid}/${original}`, seriesId: uid };
}

/** What a date and time says, as ms of a clock that knows no zones; Graph writes seven places behind the second. */
function localMsOf(dateTime: string): number | null {
  try {
    return Temporal.PlainDateTime.from(dateTime.replace(/Z$/i, '')).toZonedDateTime('UTC').epochMilliseconds;
  } catch {
    return null;
  }
}

type Times = Pick<Occurrence, 'startMs' | 'endMs'>;

/** Times are asked for in UTC; one that comes in a zone all the same is read in it. An end before the start is a slip. */
function momentsOf({ start, end }: GraphEvent): Times | null {
  const momentOf = ({ dateTime, timeZone }: GraphEvent['start']) => {
    const localMs = localMsOf(dateTime);
    const zone = timeZone === '' ? UTC : zoneByName(timeZone);
    return localMs === null || zone === null ? null : toUtc(zone, localMs);
  };
  const [startMs, endMs] = [momentOf(start), momentOf(end)];
  return startMs === null || endMs === null ? null : { startMs, endMs: Math.max(startMs, endMs) };
}

/**
 * All-day entries are dates, whatever zone is asked for: their times are midnight and mean the days of whoever looks. One
 * that is not midnight was shifted by a zone on its way: the nearest is meant.
 */
function daysOf({ start, end }: GraphEvent, userZone: Zone): Times | null {
  const [from, to] = [localMsOf(start.dateTime), localMsOf(end.dateTime)];
  if (from === null || to === null) return null;
  const first = Math.round(from / DAY_MS);
  const last = Math.max(first + 1, Math.round(to / DAY_MS));
  return { startMs: toUtc(userZone, first * DAY_MS), endMs: toUtc(userZone, last * DAY_MS) };
}

const ANSWERS: Readonly<Record<string, Answer>> = {
  accepted: 'accepted',
  tentativelyAccepted: 'tentative',
  declined: 'declined',
  notResponded: 'needs-action',
};

const ORGANIZER = { type: 'required', status: { response: 'accepted' } } as const;

function attendeeOf({ type, status, emailAddress }: GraphEvent['attendees'][number]): Attendee {
  const written = emailAddress.address.trim().toLowerCase();
  // Exchange names its own people by a path ("/o=…/cn=…") where they have no mail address.
  const address = /^[^\s<>@:/]+@[^\s<>@:/]+$/.test(written) ? written : null;
  const name = shownPlainText(emailAddress.name, MAX_NAME_LENGTH);
  return {
    address,
    otherAddress: null,
    name: name !== '' && !name.includes('@') ? name : ((address ?? name).split('@')[0] ?? ''),
    answer: ANSWERS[status.response] ?? 'needs-action',
    hasDelegated: false,
    isPerson: type !== 'resource',
  };
}

function findJoinUrl(
  { onlineMeeting, onlineMeetingUrl, location, body, subject }: GraphEvent,
  links: LinkReader,
): string | null {
  const isHtml = body?.contentType.toLowerCase() === 'html';
  const content = body?.content ?? null;
  return (
    findJoinLink(
      {
        conference: [],
        googleConference: null,
        microsoftTeamsUrl: onlineMeeting?.joinUrl || null,
        microsoftOnlineMeetingLink: onlineMeetingUrl || null,
        url: location?.locationUri || null,
        location: location?.displayName || null,
        description: isHtml ? null : content,
        htmlDescription: isHtml ? content : null,
        title: subject,
      },
      links,
    )?.url ?? null
  );
}
