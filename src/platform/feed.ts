import type { CalendarProblem } from '../core/calendar/calendar.ts';
import type { Feed, FeedAnswer } from '../core/ports/browser.ts';
import { browser } from './browser.ts';

/** A server that says nothing for so long is given up, ms: before its first byte, and between two. */
const HEADERS_MS = 10_000;
const SILENCE_MS = 20_000;
/** And a reading as a whole, ms: the worker must answer other things. */
const WHOLE_MS = 120_000;
/** Chromium ends a worker 30 s after its last extension event or call, busy or not. */
const KEEP_ALIVE_MS = 20_000;

const BY_STATUS: Readonly<Record<number, CalendarProblem>> = {
  401: 'refused',
  403: 'refused',
  404: 'not-found',
  410: 'gone',
  429: 'busy',
  503: 'busy',
};

/** Reads calendars over HTTP: no cookies, no referrer, no cache of the browser's, no other host than the address's own. */
export function feed(): Feed {
  return {
    async read(address, known, take): Promise<FeedAnswer> {
      const stop = new AbortController();
      const patience = waiting(stop);
      const alive = setInterval(() => void browser.runtime.getPlatformInfo(), KEEP_ALIVE_MS);
      try {
        patience.until(HEADERS_MS);
        const response = await fetch(address, {
          headers: conditions(known),
          signal: stop.signal,
          cache: 'no-store',
          credentials: 'omit',
          referrerPolicy: 'no-referrer',
          redirect: 'manual',
        });
        if (response.status === 304) return { is: 'unchanged' };
        if (response.type === 'opaqueredirect') return failed('redirected');
        if (!response.ok) return failed(BY_STATUS[response.status] ?? 'server-error', retryAfterMs(response));
        const isWhole = await drain(response, take, () => patience.until(SILENCE_MS));
        if (!isWhole) return { is: 'stopped' };
        const { headers } = response;
        return { is: 'whole', etag: headers.get('etag'), lastModified: headers.get('last-modified') };
      } catch {
        return failed(stop.signal.aborted ? 'too-slow' : 'unreachable');
      } finally {
        clearInterval(alive);
        patience.end();
      }
    },
  };
}

const failed = (problem: CalendarProblem, retryAfterMs: number | null = null): FeedAnswer => ({
  is: 'problem',
  problem,
  retryAfterMs,
});

function conditions({ etag, lastModified }: { readonly etag: string | null; readonly lastModified: string | null }) {
  const headers = new Headers({ accept: 'text/calendar, text/plain;q=0.5, */*;q=0.1' });
  if (etag !== null) headers.set('if-none-match', etag);
  if (lastModified !== null) headers.set('if-modified-since', lastModified);
  return headers;
}

/** Seconds or a date (RFC 9110, 10.2.3), as ms from now. */
function retryAfterMs(response: Response): number | null {
  const wish = response.headers.get('retry-after');
  if (wish === null) return null;
  const ms = /^\d+$/.test(wish) ? Number(wish) * 1_000 : Date.parse(wish) - Date.now();
  return Number.isFinite(ms) && ms > 0 ? ms : null;
}

/** Aborts when the time that was last granted is over, or the whole takes too long. */
function waiting(stop: AbortController) {
  const whole = setTimeout(() => stop.abort(), WHOLE_MS);
  let next: ReturnType<typeof setTimeout> | undefined;
  return {
    until(ms: number) {
      clearTimeout(next);
      next = setTimeout(() => stop.abort(), ms);
    },
    end() {
      clearTimeout(next);
      clearTimeout(whole);
    },
  };
}

/** Hands the body on piece by piece. False: `take` refused one, and the connection was let go. */
async function drain(response: Response, take: (chunk: Uint8Array) => void, onChunk: () => void): Promise<boolean> {
  if (response.body === null) return true;
  for await (const chunk of response.body) {
    onChunk();
    try {
      take(chunk);
    } catch {
      return false;
    }
  }
  return true;
}
