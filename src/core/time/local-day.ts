/** A day of the calendar as ISO 8601 writes it, such as `2026-11-16`. Compares as text in the order of time. */
export type LocalDate = string;

/** Where a zone's name is not known here (a record from another machine, an older time zone table), UTC stands in. */
export function knownZone(zone: string): string {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return zone;
  } catch {
    return 'UTC';
  }
}

/** Tries the zone before it asks whether it is known: asking is slow, and nearly every zone is. */
function inKnownZone<T>(zone: string, use: (zone: string) => T): T {
  try {
    return use(zone);
  } catch (error) {
    const known = knownZone(zone);
    if (known === zone) throw error;
    return use(known);
  }
}

/** The wall clock of a zone at an instant (ms since 1970 UTC). */
export function localTimeAt(atMs: number, zone: string): Temporal.ZonedDateTime {
  return inKnownZone(zone, (known) =>
    Temporal.Instant.fromEpochMilliseconds(Math.floor(atMs)).toZonedDateTimeISO(known),
  );
}

/** The day that an instant falls on in a zone. */
export function localDateAt(atMs: number, zone: string): LocalDate {
  return localTimeAt(atMs, zone).toPlainDate().toString();
}

/** The first instant of a day in a zone, ms. It is not always 00:00: some zones change their clocks at midnight. */
export function startOfDayMs(date: LocalDate, zone: string): number {
  return inKnownZone(zone, (known) => Temporal.PlainDate.from(date).toZonedDateTime(known)).epochMilliseconds;
}

export function addDays(date: LocalDate, days: number): LocalDate {
  return Temporal.PlainDate.from(date).add({ days }).toString();
}

/** 1 Monday to 7 Sunday (ISO 8601). */
export function dayOfWeek(date: LocalDate): number {
  return Temporal.PlainDate.from(date).dayOfWeek;
}
