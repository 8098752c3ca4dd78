import type { Calendar, CalendarSource } from '../core/calendar/calendar.ts';
import { GRAPH_ORIGIN, SIGN_IN_ORIGIN } from '../core/calendar/microsoft/addresses.ts';
import { afterGood, afterProblem, keptWindow, validatorsFor } from '../core/calendar/refresh.ts';
import type { Grants } from '../core/ports/browser.ts';
import type { MicrosoftCalendars } from '../core/ports/microsoft.ts';
import type { Clock, OccurrenceStore, SettingsStore } from '../core/ports/ports.ts';

export interface MicrosoftReadingPorts {
  readonly clock: Clock;
  readonly grants: Pick<Grants, 'reaches'>;
  readonly occurrences: OccurrenceStore;
  readonly settings: SettingsStore;
  /** Null in a build that is not registered with Microsoft. */
  readonly microsoft: MicrosoftCalendars | null;
}

export type MicrosoftSource = CalendarSource & { readonly kind: 'microsoft' };

/** A calendar of Microsoft 365 as it is after being read. Nothing that was read before is lost to a reading that fails. */
export async function readMicrosoft(
  ports: MicrosoftReadingPorts,
  calendar: Calendar,
  source: MicrosoftSource,
  nowMs: number,
  zone: string,
): Promise<Calendar> {
  const { microsoft, grants, occurrences: store, settings } = ports;
  if (microsoft === null) return afterProblem(calendar, 'sign-in-expired', nowMs, null);
  // Both are needed: a token holds for an hour, and the next comes from the other host.
  const allowed = await Promise.all([GRAPH_ORIGIN, SIGN_IN_ORIGIN].map((each) => grants.reaches(`${each}/`)));
  if (allowed.includes(false)) return afterProblem(calendar, 'no-permission', nowMs, null);
  const window = keptWindow(nowMs, zone);
  const { myAddresses, callSites } = await settings.read();
  const request = { calendarId: calendar.id, ...window, zone, myAddresses, callSites };
  const answer = await microsoft.read(source, validatorsFor(calendar, nowMs, zone).digest, request);
  if (answer.is === 'problem') return afterProblem(calendar, answer.problem, nowMs, answer.retryAfterMs);
  if (answer.is === 'unchanged') return afterGood(calendar, await store.of(calendar.id), nowMs);
  const { occurrences } = answer;
  await store.replace(calendar.id, occurrences);
  return { ...afterGood(calendar, occurrences, nowMs), digest: answer.digest, parsedAtMs: nowMs, parsedZone: zone };
}
