import * as v from 'valibot';
import { CALENDAR_PROBLEMS } from '../core/calendar/calendar.ts';
import { LEFT_OUT_REASONS } from '../core/calendar/left-out.ts';

const wallMs = v.pipe(v.number(), v.finite());
const maybeText = v.fallback(v.nullable(v.string()), null);

const countOfEach = v.entriesFromList(LEFT_OUT_REASONS, v.exactOptional(v.number()));

const StoredSource = v.variant('kind', [
  v.object({ kind: v.literal('address'), address: v.string() }),
  v.object({ kind: v.literal('file'), fileName: v.string(), fileId: v.exactOptional(v.string()) }),
  v.object({ kind: v.literal('caldav'), accountId: v.string(), collection: v.string() }),
  v.object({ kind: v.literal('microsoft'), accountId: v.string(), calendarId: v.string() }),
]);

/** A calendar as it was ever stored: the first version knew only addresses, and had them in the row itself. */
export const StoredCalendar = v.pipe(
  v.record(v.string(), v.unknown()),
  v.transform((row) => ({ source: { kind: 'address', address: row['address'] }, ...row })),
  v.object({
    id: v.string(),
    name: v.fallback(v.string(), ''),
    source: StoredSource,
    goodAtMs: v.fallback(v.nullable(wallMs), null),
    triedAtMs: v.fallback(v.nullable(wallMs), null),
    problem: v.fallback(v.nullable(v.picklist(CALENDAR_PROBLEMS)), null),
    failures: v.fallback(v.number(), 0),
    nextTryAtMs: v.fallback(wallMs, 0),
    etag: maybeText,
    lastModified: maybeText,
    digest: maybeText,
    isTold: v.fallback(v.boolean(), false),
    parsedAtMs: v.fallback(v.nullable(wallMs), null),
    parsedZone: maybeText,
    leftOut: v.fallback(v.object(countOfEach), {}),
  }),
);
