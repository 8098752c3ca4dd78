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

/** Seconds or a date (RFC 9110, 10.2.3), as ms from now. */
function retryAfterMs(response: Response): number | null {
  const wish = response.headers.get('retry-after');
  if (wish === null) return null;
  const ms = /^\d+$/.test(wish) ? Number(wish) * 1_000 : Date.parse(wish) - Date.now();
  return Number.isFinite(ms) && ms > 0 ? ms : null;
}
