import type { CalendarProblem } from '../../core/calendar/calendar.ts';
import { failed, problemOf } from '../http-problem.ts';
import { type HttpTools, patience } from '../patience.ts';

/** Two weeks of meetings with their texts are about a megabyte; a hundred descriptions of the largest size are ten. */
const MAX_ANSWER_BYTES = 30_000_000;

export type Failed = ReturnType<typeof failed>;
export type JsonAnswer =
  | { readonly is: 'answered'; readonly status: number; readonly json: unknown; readonly bytes: number }
  | Failed;

/**
 * One request to Microsoft: no cookies, no referrer, no cache, no redirect (the token is for that host alone). A refusal
 * (400 to 403) is an answer too where it is told as JSON: it says why.
 */
export async function jsonRequest(
  tools: HttpTools,
  address: string,
  init: { readonly method: 'GET' | 'POST'; readonly headers: Record<string, string>; readonly body?: string },
): Promise<JsonAnswer> {
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
    if (problem !== null && !(response.status >= 400 && response.status <= 403)) return failed(problem, response);
    breaksAs = 'truncated';
    const { text, bytes } = await textOf(response.body, waits.renew);
    if (text === null) return failed('too-large');
    try {
      return { is: 'answered', status: response.status, json: JSON.parse(text), bytes };
    } catch {
      return failed(problem ?? 'unreadable');
    }
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
  if (body !== null)
    for await (const chunk of body) {
      onChunk();
      bytes += chunk.length;
      if (bytes > MAX_ANSWER_BYTES) return { text: null, bytes };
      text += decoder.decode(chunk, { stream: true });
    }
  return { text: text + decoder.decode(), bytes };
}
