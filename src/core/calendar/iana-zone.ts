import { DAY_MS } from './days.ts';
import { readOffset } from './values.ts';
import { rememberingZone, type Zone } from './zone.ts';

/** Names without a slash that the IANA database itself has; three-letter ones such as BST mean several zones at once. */
const BARE_NAMES =
  /^(utc|gmt|uct|zulu|universal|greenwich|cet|met|eet|wet|est5edt|cst6cdt|mst7mdt|pst8pdt|est|mst|hst|cuba|egypt|eire|gb|gb-eire|hongkong|iceland|iran|israel|jamaica|japan|kwajalein|libya|navajo|nz|nz-chat|poland|portugal|prc|roc|rok|singapore|turkey|w-su)$/i;

/** The zones made so far, by lower-case name; a browser knows about 600. */
const made = new Map<string, Zone | null>();

/** A zone of the IANA database by its name or an alias of it, in any case; null for anything else. */
export function ianaZone(name: string): Zone | null {
  const key = name.toLowerCase();
  const known = made.get(key);
  if (known !== undefined) return known;
  const zone = make(name);
  // Unknown names come from feeds: they must not fill the memory.
  if (zone || made.size < 2_000) made.set(key, zone);
  return zone;
}

/** The first of 1900 and of 2200: beyond them a zone has what it had there. */
const EARLIEST_MS = -25_567 * DAY_MS;
const LATEST_MS = 84_006 * DAY_MS;

function make(name: string): Zone | null {
  if (!/^[A-Za-z][\w+-]*(\/[\w+-]+){1,2}$/.test(name) && !BARE_NAMES.test(name)) return null;
  try {
    // The first date format of a worker's life costs 40 ms, and Temporal one; Node before 26 has only the former.
    const offsetAt = typeof Temporal === 'undefined' ? offsetsByFormat(name) : offsetsByTemporal(name);
    return rememberingZone((utcMs) => offsetAt(Math.min(LATEST_MS, Math.max(EARLIEST_MS, Math.floor(utcMs)))));
  } catch {
    return null;
  }
}

type Offsets = (utcMs: number) => number;

/** @throws RangeError for a name that the browser does not know */
export function offsetsByTemporal(name: string): Offsets {
  const epoch = Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name);
  return (utcMs) =>
    Temporal.Instant.fromEpochMilliseconds(utcMs).toZonedDateTimeISO(epoch.timeZoneId).offsetNanoseconds / 1e6;
}

/** @throws RangeError for a name that the engine does not know */
export function offsetsByFormat(name: string): Offsets {
  const format = new Intl.DateTimeFormat('en-US', { timeZone: name, timeZoneName: 'longOffset', year: 'numeric' });
  // "2026, GMT+01:00"; plain "GMT" is none. Parsing it costs a third of reading the fields of a date.
  return (utcMs) => {
    const text = format.format(utcMs);
    const at = text.indexOf('GMT') + 3;
    return at >= text.length ? 0 : (readOffset(text.slice(at)) ?? 0);
  };
}
