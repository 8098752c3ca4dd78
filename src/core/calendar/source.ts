import { hostOf } from './address.ts';
import type { Calendar, CalendarSource, CalendarView } from './calendar.ts';
import { graphCalendar } from './microsoft/addresses.ts';

/** The web address that a calendar is read from: a secret. Empty for a file. */
export function addressOf(source: CalendarSource): string {
  if (source.kind === 'file') return '';
  if (source.kind === 'microsoft') return graphCalendar(source.calendarId);
  return source.kind === 'address' ? source.address : source.collection;
}

/** Under which the bytes of a file are kept; the calendar's own id where it is none. */
export const fileIdOf = ({ id, source }: Pick<Calendar, 'id' | 'source'>): string =>
  source.kind === 'file' ? (source.fileId ?? id) : id;

/** Are both the same calendar, so that the newer takes the older's place? */
export function isSameSource(one: CalendarSource, other: CalendarSource): boolean {
  if (one.kind === 'file') return other.kind === 'file' && one.fileName === other.fileName;
  if (one.kind === 'microsoft' && other.kind === 'microsoft' && one.accountId !== other.accountId) return false;
  return one.kind === other.kind && addressOf(one) === addressOf(other);
}

/** All of a calendar that a screen may know. `upcoming`: how many entries it has from now on. */
export function viewOf(calendar: Calendar, upcoming: number): CalendarView {
  const { id, source, goodAtMs, problem, nextTryAtMs, leftOut } = calendar;
  const fileName = source.kind === 'file' ? source.fileName : null;
  const host = hostOf(addressOf(source));
  const name = calendar.name || fileName?.replace(/\.ics$/i, '') || host;
  return { id, name, kind: source.kind, fileName, host, goodAtMs, problem, nextTryAtMs, upcoming, leftOut };
}
