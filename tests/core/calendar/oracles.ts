import ICAL from 'ical.js';
import nodeIcal from 'node-ical';
import type { ReadingRequest } from '../../../src/core/calendar/reading.ts';

type Window = Pick<ReadingRequest, 'fromMs' | 'toMs' | 'zone'>;

/** `uid start end title`, sorted. */
export const asRows = (
  found: readonly { readonly uid: string; readonly startMs: number; readonly endMs: number; readonly title: string }[],
): string[] =>
  found
    .map(
      ({ uid, startMs, endMs, title }) =>
        `${uid} ${new Date(startMs).toISOString()} ${new Date(endMs).toISOString()} ${title}`,
    )
    .sort();

const midnight = (year: number, month: number, day: number, zone: string) =>
  Temporal.PlainDate.from({ year, month, day }).toZonedDateTime(zone).epochMilliseconds;

/**
 * By ical.js: its parser, its rules, its zones (from the feed's own VTIMEZONEs). Overrides are grouped by UID here, since by
 * itself it searches all events for each, and takes those of other events at the same time. Its dates are days of no zone.
 */
export function byIcalJs(text: string, window: Window): string[] {
  const root = new ICAL.Component(ICAL.parse(text));
  ICAL.TimezoneService.reset();
  for (const zone of root.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone);
  const ms = (time: ICAL.Time) =>
    time.isDate ? midnight(time.year, time.month, time.day, window.zone) : time.toUnixTime() * 1_000;
  const isIn = (startMs: number, endMs: number) => startMs < window.toMs && endMs > window.fromMs;
  const events = root.getAllSubcomponents('vevent');
  const moved = new Set(
    events.flatMap((each) => {
      const id = each.getFirstPropertyValue('recurrence-id');
      return id instanceof ICAL.Time ? [`${each.getFirstPropertyValue('uid')} ${ms(id)}`] : [];
    }),
  );
  const found: { uid: string; startMs: number; endMs: number; title: string }[] = [];
  for (const component of events) {
    const event = new ICAL.Event(component, { exceptions: [], strictExceptions: true });
    const { uid } = event;
    const title = String(component.getFirstPropertyValue('summary') ?? '');
    const take = (start: ICAL.Time) => {
      const end = start.clone();
      end.addDuration(event.duration);
      if (isIn(ms(start), ms(end))) found.push({ uid, startMs: ms(start), endMs: ms(end), title });
    };
    if (!event.isRecurring()) {
      take(event.startDate);
      continue;
    }
    const steps = event.iterator();
    // An extra date that is an instance of the rule too is given twice by it.
    let lastMs = Number.NaN;
    for (let next = steps.next(); next && ms(next) < window.toMs; next = steps.next()) {
      if (!moved.has(`${uid} ${ms(next)}`) && ms(next) !== lastMs) take(next);
      lastMs = ms(next);
    }
  }
  return asRows(found);
}

/** By node-ical: its own parser, and rrule-temporal for the rules. Its dates are midnights of the process's own zone. */
export function byNodeIcal(text: string, window: Window): string[] {
  const found: { uid: string; startMs: number; endMs: number; title: string }[] = [];
  const day = 86_400_000;
  for (const event of Object.values(nodeIcal.sync.parseICS(text))) {
    if (event?.type !== 'VEVENT') continue;
    const instances = nodeIcal.expandRecurringEvent(event, {
      // Wider than the window: it takes an instance that was moved into its range for one that is outside.
      from: new Date(window.fromMs - 15 * day),
      to: new Date(window.toMs + 15 * day),
      expandOngoing: true,
    });
    for (const { start, end, summary, isFullDay } of instances) {
      const ms = (at: Date) =>
        isFullDay ? midnight(at.getFullYear(), at.getMonth() + 1, at.getDate(), window.zone) : at.getTime();
      if (ms(start) >= window.toMs || ms(end) <= window.fromMs) continue;
      found.push({ uid: event.uid, startMs: ms(start), endMs: ms(end), title: String(summary) });
    }
  }
  return asRows(found);
}
