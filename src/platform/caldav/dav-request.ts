import { isLoopback } from '../../core/calendar/address.ts';
import { type DavResource, readMultistatus } from '../../core/calendar/caldav/dav.ts';
import type { CalendarProblem } from '../../core/calendar/calendar.ts';
import type { FeedAnswer, Login } from '../../core/ports/browser.ts';
import { failed, problemOf } from '../http-problem.ts';
import { type HttpTools, patience } from '../patience.ts';
import { unpacked } from '../unpacked.ts';

/** Two weeks of meetings are some hundred kB; the largest home listing is far below it. */
const MAX_ANSWER_BYTES = 30_000_000;

export type DavAnswer =
  | { readonly is: 'answered'; readonly resources: readonly DavResource[]; readonly text: string }
  | (FeedAnswer & { is: 'problem' });

/** One request of WebDAV, signed in. The password goes over https or to this machine itself, and to no redirect. */
export async function davRequest(
  tools: HttpTools,
  method: 'PROPFIND' | 'REPORT',
  address: string,
  login: Login,
  depth: 0 | 1,
  body: string,
): Promise<DavAnswer> {
  const { protocol, hostname } = new URL(address);
  if (protocol !== 'https:' && !(protocol === 'http:' && isLoopback(hostname))) return failed('insecure-address');
  const stop = new AbortController();
  const waits = patience(stop, tools);
  let breaksAs: CalendarProblem = 'unreachable';
  try {
    const { fetch } = tools;
    const response = await fetch(address, {
      method,
      headers: {
        authorization: `Basic ${base64(`${login.user}:${login.password}`)}`,
        'content-type': 'application/xml; charset=utf-8',
        depth: String(depth),
      },
      body,
      signal: stop.signal,
      cache: 'no-store',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      redirect: 'manual',
    });
    const problem = problemOf(response);
    if (problem !== null) return failed(response.status === 401 ? 'sign-in-refused' : problem, response);
    breaksAs = 'truncated';
    const text = await textOf(response.body, waits.renew);
    if (text === null) return failed('too-large');
    breaksAs = 'not-a-calendar';
    return { is: 'answered', resources: readMultistatus(text), text };
  } catch {
    return failed(stop.signal.aborted ? 'too-slow' : breaksAs);
  } finally {
    waits.end();
    stop.abort();
  }
}

/** Null: it is too large. */
async function textOf(body: ReadableStream<Uint8Array> | null, onChunk: () => void): Promise<string | null> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of body === null ? [] : await unpacked(body)) {
    onChunk();
    text += decoder.decode(chunk, { stream: true });
    if (text.length > MAX_ANSWER_BYTES) return null;
  }
  return text + decoder.decode();
}

const base64 = (text: string) => btoa(String.fromCharCode(...new TextEncoder().encode(text)));
