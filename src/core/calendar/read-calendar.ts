import type { CalendarProblem } from './calendar.ts';
import type { Occurrence } from './occurrence.ts';

export interface ReadingRequest {
  readonly calendarId: string;
  readonly fromMs: number;
  readonly toMs: number;
  /** The user's IANA time zone. */
  readonly zone: string;
  readonly myAddresses: readonly string[];
}

export type Reading =
  | { readonly ok: true; readonly name: string | null; readonly occurrences: readonly Occurrence[] }
  | { readonly ok: false; readonly problem: CalendarProblem; readonly detail: string };

/** Placeholder of the reader to come: takes the bytes of a feed, and finds nothing in them yet. */
export function calendarReader(_request: ReadingRequest): { push(chunk: Uint8Array): void; end(): Reading } {
  return {
    push: () => undefined,
    end: () => ({ ok: false, problem: 'unreadable', detail: 'not read yet' }),
  };
}
