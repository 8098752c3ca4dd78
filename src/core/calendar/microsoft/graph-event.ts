import * as v from 'valibot';
import { MAX_DESCRIPTION_LENGTH, MAX_NAME_LENGTH, MAX_PEOPLE, MAX_TITLE_LENGTH } from '../limits.ts';

/** A text that is cut at a length; anything else counts as none. */
const text = (maxLength: number) =>
  v.fallback(
    v.pipe(
      v.string(),
      v.transform((all) => all.slice(0, maxLength)),
    ),
    '',
  );
const flag = v.fallback(v.boolean(), false);
const LONGEST_ID = 1_000;
const LONGEST_ADDRESS = 2_000;

const Mail = v.fallback(v.object({ name: text(2 * MAX_NAME_LENGTH), address: text(320) }), { name: '', address: '' });
const Response = v.fallback(v.object({ response: text(40) }), { response: '' });
const Moment = v.object({ dateTime: v.pipe(v.string(), v.maxLength(40)), timeZone: text(200) });

const Attendee = v.object({ type: text(40), status: Response, emailAddress: Mail });
const Attendees = v.fallback(
  v.pipe(
    v.array(v.unknown()),
    v.transform((all) =>
      all.slice(0, MAX_PEOPLE).flatMap((each) => {
        const checked = v.safeParse(Attendee, each);
        return checked.success ? [checked.output] : [];
      }),
    ),
  ),
  [],
);

/**
 * An event of Microsoft Graph, of what we ask for (https://learn.microsoft.com/graph/api/resources/event). Without an id,
 * a start or an end it is none; any other part that is missing or broken counts as not given, and costs nothing else.
 */
export const GraphEvent = v.object({
  id: v.pipe(v.string(), v.minLength(1), v.maxLength(LONGEST_ID)),
  iCalUId: text(LONGEST_ID),
  /** `singleInstance`, `occurrence`, `exception` or `seriesMaster`. */
  type: text(40),
  seriesMasterId: text(LONGEST_ID),
  /** Of an instance: its moment by the series' rule, as UTC. */
  originalStart: text(40),
  subject: text(2 * MAX_TITLE_LENGTH),
  start: Moment,
  end: Moment,
  isAllDay: flag,
  isCancelled: flag,
  /** The user's own answer. */
  responseStatus: Response,
  showAs: text(40),
  attendees: Attendees,
  organizer: v.fallback(v.nullable(v.object({ emailAddress: Mail })), null),
  onlineMeeting: v.fallback(v.nullable(v.object({ joinUrl: text(LONGEST_ADDRESS) })), null),
  onlineMeetingUrl: text(LONGEST_ADDRESS),
  location: v.fallback(v.nullable(v.object({ displayName: text(4_000), locationUri: text(LONGEST_ADDRESS) })), null),
  body: v.fallback(v.nullable(v.object({ contentType: text(10), content: text(MAX_DESCRIPTION_LENGTH) })), null),
  categories: v.fallback(
    v.pipe(
      v.array(text(MAX_NAME_LENGTH)),
      v.transform((all) => all.slice(0, 50)),
    ),
    [],
  ),
});
export type GraphEvent = v.InferOutput<typeof GraphEvent>;

/** One page of an answer with several rows (OData). */
const Page = v.object({ value: v.array(v.unknown()), '@odata.nextLink': v.optional(v.string()) });

export interface GraphPage<T> {
  readonly rows: readonly T[];
  /** Where the next page is: not checked. */
  readonly next: string | null;
}

/** Null: this is no page. A row that does not fit is left out. */
export function readPage<T extends v.GenericSchema>(json: unknown, row: T): GraphPage<v.InferOutput<T>> | null {
  const page = v.safeParse(Page, json);
  if (!page.success) return null;
  const rows = page.output.value.flatMap((each) => {
    const checked = v.safeParse(row, each);
    return checked.success ? [checked.output as v.InferOutput<T>] : [];
  });
  return { rows, next: page.output['@odata.nextLink'] ?? null };
}

/** A calendar of the account (https://learn.microsoft.com/graph/api/resources/calendar). */
export const GraphCalendar = v.object({
  id: v.pipe(v.string(), v.minLength(1), v.maxLength(LONGEST_ID)),
  name: text(MAX_NAME_LENGTH),
  isDefaultCalendar: flag,
  owner: v.fallback(v.nullable(Mail), null),
});
