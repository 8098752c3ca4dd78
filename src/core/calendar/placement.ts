import { DAY_MS, dayAt, mod } from './days.ts';
import type { FeedEvent } from './event.ts';
import type { FeedCalendar } from './feed-calendar.ts';
import { toUtc, UTC, type Zone } from './zone.ts';

/** An event of the feed with the calendar that it stands in. */
export interface Candidate {
  readonly event: FeedEvent;
  readonly calendar: FeedCalendar;
}

/** How an event lies in time, and how each of its instances does. */
export interface Placement {
  readonly isAllDay: boolean;
  /** Its days are dates, whatever the zone; else its times are moments. */
  readonly hasDates: boolean;
  /** By whose clocks it recurs. */
  readonly zone: Zone;
  /** By whose clocks its dates are written as times (Outlook's whole days); null where they are written as dates. */
  readonly writtenZone: Zone | null;
  /** What those clocks show at its start. */
  readonly startLocalMs: number;
  /** The end (UTC, exclusive) of an instance that starts then. */
  endOf(localMs: number, utcMs: number): number;
  /** How long an instance is, roughly: for looking far enough back. */
  readonly lengthMs: number;
}

export function placementOf({ event, calendar }: Candidate): Placement {
  const zone = event.start.kind === 'utc' ? UTC : calendar.zoneOf(event.start);
  return event.start.kind === 'date'
    ? byDates(event, calendar)
    : (markedDates(event, calendar) ?? byTimes(event, calendar, zone));
}

function byDates(event: FeedEvent, calendar: FeedCalendar): Placement {
  const zone = calendar.userZone;
  const startLocalMs = event.start.localMs;
  const { end, duration } = event;
  // Written as midnight UTC the end is meant as written, whatever day that is here.
  const isEndAsWritten = end?.kind === 'utc' && mod(end.localMs, DAY_MS) === 0;
  const lengthMs = end
    ? (isEndAsWritten ? end.localMs : calendar.localOf(end, zone)) - startLocalMs
    : duration
      ? duration.days * DAY_MS + duration.ms
      : DAY_MS;
  return wholeDays(zone, startLocalMs, lengthMs, null);
}

/** Days are nominal: an instance ends at midnight, however long its days are. One that ends at once has one day. */
function wholeDays(zone: Zone, startLocalMs: number, lengthMs: number, writtenZone: Zone | null): Placement {
  const wholeMs = Math.max(1, Math.ceil(lengthMs / DAY_MS)) * DAY_MS;
  const endOf = (localMs: number) => toUtc(zone, localMs + wholeMs);
  return { isAllDay: true, hasDates: true, zone, writtenZone, startLocalMs, endOf, lengthMs: wholeMs };
}

/** Outlook's flag on an event that is written from midnight to midnight, by its own clocks or the calendar's. */
function markedDates(event: FeedEvent, calendar: FeedCalendar): Placement | null {
  if (!event.isMarkedAllDay) return null;
  const zones = [calendar.userZone, calendar.zone(calendar.defaultTzid || null)];
  for (const zone of event.start.kind === 'utc' ? zones : [calendar.zoneOf(event.start)]) {
    const startLocalMs = calendar.localOf(event.start, zone);
    const { days, ms } = event.duration ?? { days: 1, ms: 0 };
    const endLocalMs = event.end ? calendar.localOf(event.end, zone) : startLocalMs + days * DAY_MS + ms;
    if (mod(startLocalMs, DAY_MS) === 0 && mod(endLocalMs, DAY_MS) === 0) {
      return wholeDays(calendar.userZone, startLocalMs, endLocalMs - startLocalMs, zone);
    }
  }
  return null;
}

/**
 * RFC 5545 3.8.5.3: with DTEND every instance has the exact length of the first; with DURATION days are nominal, so that
 * P1D ends at the same hour of the next day and PT24H after 24 hours, also when the clocks change.
 */
function byTimes(event: FeedEvent, calendar: FeedCalendar, zone: Zone): Placement {
  const { start, end, duration } = event;
  const startLocalMs = start.localMs;
  const place = { isAllDay: event.isMarkedAllDay, hasDates: false, zone, writtenZone: null, startLocalMs };
  if (end) {
    // An end before the start is a slip: the event is kept, without length.
    const lengthMs = Math.max(0, calendar.utcOf(end, zone) - calendar.utcOf(start, zone));
    return { ...place, lengthMs, endOf: (_, utcMs) => utcMs + lengthMs };
  }
  const { days, ms } = duration ?? { days: 0, ms: 0 };
  const lengthMs = Math.max(0, days * DAY_MS + ms);
  if (days === 0) return { ...place, lengthMs, endOf: (_, utcMs) => utcMs + lengthMs };
  return { ...place, lengthMs, endOf: (localMs, utcMs) => Math.max(utcMs, toUtc(zone, localMs + days * DAY_MS) + ms) };
}

/** The midnight of the day that a local time falls on. */
export const midnightOf = (localMs: number): number => dayAt(localMs) * DAY_MS;
