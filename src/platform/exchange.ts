import type { CalendarProblem } from '../core/calendar/calendar.ts';
import { failed, problemOf } from './http-problem.ts';
import { type HttpTools, patience } from './patience.ts';
import { unpacked } from './unpacked.ts';

/** Two weeks of meetings with their texts are about a megabyte; a hundred descriptions of the largest size are ten. */
const MAX_ANSWER_BYTES = 30_000_000;

export type Failed = ReturnType<typeof failed>;
export type Exchanged =
  | {
      readonly is: 'answered';
      readonly status: number;
      /** What its status says is wrong; null unless `meaning` wanted its text. */
      readonly problem: CalendarProblem | null;
      readonly text: string;
      readonly bytes: number;
    }
  | Failed;

/**
 * One request of somebody who is signed in, and all of the answer's text: no cookies, no referrer, no cache, and no
 * redirect, since the sign-in is for that host alone.
 *
 * @param meaning what a refusal means here instead of what its status says by itself; null: its text is to be read
 */
export async function exchange(
  tools: HttpTools,
  address: string,
  init: { readonly method: string; readonly headers: Readonly<Record<string, string>>; readonly body?: string },
  meaning: (status: number, problem: CalendarProblem, headers: Headers) => CalendarProblem | null = (_, problem) =>
    problem,
): Promise<Exchanged> {
  const stop = new AbortController();
  const waits = patience(stop, tools);
  let breaksAs: CalendarProblem = 'unreachable';
  try {
    const { fetch } = tools;
    const response = await fetch(address, {
      ...init,
      signal: stop.signal,
      cache: 'no-store',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      redirect: 'manual',
    });
    const problem = problemOf(response);
    const meant = problem === null ? null : meaning(response.status, problem, response.headers);
    if (meant !== null) return failed(meant, response);
    breaksAs = 'truncated';
    const { text, bytes } = await textOf(response.body, waits.renew);
    return text === null ? failed('too-large') : { is: 'answered', status: response.status, problem, text, bytes };
  } catch {
    return failed(stop.signal.aborted ? 'too-slow' : breaksAs);
  } finally {
    waits.end();
    stop.abort();
  }
}

/** Null: it is too large. */
async function textOf(body: ReadableStream<Uint8Array> | null, onChunk: () => void) {
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for await (const chunk of body === null ? [] : await unpacked(body)) {
    onChunk();
    bytes += chunk.length;
    if (bytes > MAX_ANSWER_BYTES) return { text: null, bytes };
    text += decoder.decode(chunk, { stream: true });
  }
  return { text: text + decoder.decode(), bytes };
}
