import type { CalendarProblem } from '../core/calendar/calendar.ts';
import { MAX_FEED_BYTES } from '../core/calendar/limits.ts';
import type { Feed, FeedAnswer, FeedValidators, TakeBytes } from '../core/ports/browser.ts';
import { failed, problemOf } from './http-problem.ts';
import { type HttpTools, patience } from './patience.ts';
import { PieceDigest } from './piece-digest.ts';
import { Slices } from './slices.ts';
import { unpacked } from './unpacked.ts';

/**
 * Reads calendars over HTTP: no cookies, no referrer, no cache of the browser's, and no other host than the address's
 * own: a redirect is refused, since a browser does not let us see where it leads before it has asked there.
 */
export function feed(tools: HttpTools): Feed {
  const { fetch } = tools;
  return {
    async read(address, known, take): Promise<FeedAnswer> {
      const stop = new AbortController();
      const waits = patience(stop, tools);
      let breaksAs: CalendarProblem = 'unreachable';
      try {
        const sent = conditions(known);
        const response = await fetch(address, {
          headers: sent,
          signal: stop.signal,
          cache: 'no-store',
          credentials: 'omit',
          referrerPolicy: 'no-referrer',
          redirect: 'manual',
        });
        // Nobody asked whether it changed: nothing, and not what was read before, is what would be known by it.
        if (response.status === 304)
          return isConditional(sent) ? { is: 'unchanged' } : failed('server-error', response);
        const problem = problemOf(response);
        if (problem !== null) return failed(problem, response);
        breaksAs = 'truncated';
        const digest = await drain(response.body, known.digest, take, waits.renew);
        if (digest === 'refused') return { is: 'stopped' };
        const { headers } = response;
        const by = { etag: headers.get('etag') || null, lastModified: headers.get('last-modified') || null };
        return digest === known.digest ? { is: 'unchanged', by } : { is: 'whole', ...by, digest };
      } catch {
        return failed(stop.signal.aborted ? 'too-slow' : breaksAs);
      } finally {
        waits.end();
        stop.abort();
      }
    },
  };
}

function conditions({ etag, lastModified }: FeedValidators) {
  const headers = new Headers({ accept: 'text/calendar, text/plain;q=0.5, */*;q=0.1' });
  if (etag !== null) headers.set('if-none-match', etag);
  if (lastModified !== null) headers.set('if-modified-since', lastModified);
  return headers;
}

const isConditional = (headers: Headers) => headers.has('if-none-match') || headers.has('if-modified-since');

/**
 * Hands the body on piece by piece, and gives its digest. Where the digest may turn out to be the known one, the pieces
 * are held back until that is certain, so that an unchanged calendar costs no reading. 'refused': `take` did.
 */
async function drain(
  body: ReadableStream<Uint8Array> | null,
  known: string | null,
  take: TakeBytes,
  onChunk: () => void,
): Promise<string | 'refused'> {
  const digest = new PieceDigest();
  const held: Uint8Array[] = [];
  let heldBytes = 0;
  let isHolding = known !== null;
  // In slices too: an engine may well reckon a digest at once, which takes as long as reading.
  const coming = new Slices((slice) => {
    digest.add(slice);
    if (!isHolding) take(slice);
  });
  /** False: `take` refused a piece. */
  const handOn = async (slices: Slices, chunks: readonly Uint8Array[]) => {
    try {
      for (const chunk of chunks) await slices.hand(chunk);
      return true;
    } catch {
      return false;
    }
  };
  const release = () => {
    isHolding = false;
    return handOn(new Slices(take), held.splice(0));
  };
  for await (const chunk of body === null ? [] : await unpacked(body)) {
    onChunk();
    if (isHolding) held.push(chunk);
    heldBytes += chunk.length;
    if (!(await handOn(coming, [chunk]))) return 'refused';
    if (isHolding && heldBytes > MAX_FEED_BYTES && !(await release())) return 'refused';
  }
  const found = await digest.end();
  return found === known || (await release()) ? found : 'refused';
}
