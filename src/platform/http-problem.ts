import type { CalendarProblem } from '../core/calendar/calendar.ts';
import type { FeedAnswer } from '../core/ports/browser.ts';

const BY_STATUS: Readonly<Record<number, CalendarProblem>> = {
  401: 'refused',
  403: 'refused',
  404: 'not-found',
  410: 'gone',
  429: 'busy',
  503: 'busy',
};

/** What an answer says went wrong, or null. Where a redirect leads a browser does not tell us ("opaque"). */
export function problemOf(response: Response): CalendarProblem | null {
  if (response.type === 'opaqueredirect' || (response.status >= 300 && response.status < 400)) return 'redirected';
  return response.ok ? null : (BY_STATUS[response.status] ?? 'server-error');
}

/** A failure, with the server's own wish for how long to wait. */
export const failed = (problem: CalendarProblem, response?: Response): FeedAnswer & { is: 'problem' } => ({
  is: 'problem',
  problem,
  retryAfterMs: response === undefined ? null : retryAfterMs(response),
});

/** As HTTP writes dates, in its three forms (RFC 9110, 5.6.7). `Date.parse` makes dates of far more: "retry 2050" is one. */
const HTTP_DATE = /^[a-z]{3,9},? .*\d\d:\d\d:\d\d/i;

/** Seconds or a date (RFC 9110, 10.2.3), as ms from now; a date by the server's own clock, where it tells the time. */
function retryAfterMs({ headers }: Response): number | null {
  const wish = headers.get('retry-after') ?? '';
  if (/^\d+(\.\d*)?$/.test(wish)) return Number(wish) * 1_000 || null;
  if (!HTTP_DATE.test(wish)) return null;
  const ms = Date.parse(wish) - (Date.parse(headers.get('date') ?? '') || Date.now());
  return ms > 0 ? ms : null;
}
