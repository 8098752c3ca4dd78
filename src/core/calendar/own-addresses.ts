import { mailAddressOf } from './attendance.ts';
import type { CalendarAccount, CalendarSource } from './calendar.ts';

/** Google's secret address names the calendar: a person's first one by their mail address. A public one is anybody's. */
const GOOGLE_SECRET = /^https:\/\/(?:calendar|www)\.google\.com\/calendar\/ical\/([^/?#]+)\/private-/i;
/** Further calendars, those of groups, rooms and imports: nobody's mail address. */
const GOOGLE_OTHERS = /\.calendar\.google\.com$/;

/**
 * By which addresses whoever a calendar belongs to is invited there, as far as its address or its account tells; lower
 * case. They hold for this calendar alone: in it theirs is the answer that counts.
 */
export function ownAddresses(source: CalendarSource, account: CalendarAccount | null): string[] {
  const named = account === null ? [] : [account.user, ...account.addresses];
  const googles = source.kind === 'address' ? GOOGLE_SECRET.exec(source.address)?.[1] : undefined;
  if (googles !== undefined) named.push(`mailto:${googles}`);
  const addresses = named.flatMap((each) => mailAddressOf(each) ?? []).filter((each) => !GOOGLE_OTHERS.test(each));
  return [...new Set(addresses)];
}
