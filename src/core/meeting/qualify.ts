import type { Occurrence } from '../calendar/occurrence.ts';
import type { Settings } from '../settings/settings.ts';
import { neverSaid } from './never.ts';

/**
 * Why focus starts, or why it does not, in a form that a screen can put into words (`because_…` in `_locales`).
 * The rule is PRODUCT.md's: not declined, not cancelled, not all-day, busy, and somebody else in it or a join address.
 */
export const BECAUSE = [
  // it starts focus
  'has-people',
  'has-join-address',
  'call-live',
  'by-hand',
  'by-hand-call',
  'app-opened',
  // it does not
  'declined',
  'delegated',
  'cancelled',
  'all-day',
  'free',
  'nobody-else',
  'out-of-office',
  'focus-time',
  'working-location',
  'never-series',
  'never-words',
  'asks-first',
  'waits-for-call',
  'focus-ended',
  'set-aside',
] as const;
export type Because = (typeof BECAUSE)[number];

/** Whether a calendar entry is a meeting that focus is for; the reason is the first that applies. */
export function qualify(
  occurrence: Occurrence,
  settings: Pick<Settings, 'never'>,
): { startsFocus: boolean; because: Because } {
  const against = reasonAgainst(occurrence, settings);
  if (against !== null) return { startsFocus: false, because: against };
  if (occurrence.people.length > 0) return { startsFocus: true, because: 'has-people' };
  if (occurrence.joinUrl !== null) return { startsFocus: true, because: 'has-join-address' };
  return { startsFocus: false, because: 'nobody-else' };
}

function reasonAgainst(occurrence: Occurrence, settings: Pick<Settings, 'never'>): Because | null {
  if (occurrence.isCancelled) return 'cancelled';
  if (occurrence.answer === 'declined') return occurrence.isDelegated ? 'delegated' : 'declined';
  if (occurrence.kind !== 'meeting') return occurrence.kind;
  if (occurrence.isAllDay) return 'all-day';
  if (!occurrence.isBusy) return 'free';
  const said = neverSaid(occurrence, settings);
  return said === null ? null : said.of === 'series' ? 'never-series' : 'never-words';
}
