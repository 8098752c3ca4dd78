import type { Totals } from '../../core/attention/attention.ts';
import { presentShare, seenMs } from '../../core/attention/summary.ts';
import { serviceName } from '../../core/calls/services.ts';
import type { LiveMeeting, LiveNext } from '../../core/focus/live.ts';
import type { Because } from '../../core/meeting/qualify.ts';
import type { Words } from '../../messages/words.ts';
import { becauseWords } from '../shared/because-words.ts';
import type { TimeWords } from '../shared/time-words.ts';

/** The meeting's title; where nobody named it, what it is known from. */
export function titleWords(meeting: { readonly title: string; readonly because: Because }, words: Words): string {
  if (meeting.title.trim() !== '') return meeting.title;
  if (meeting.because === 'call-live' || meeting.because === 'by-hand-call') return words('popup_title_call');
  if (meeting.because === 'by-hand') return words('popup_title_by_hand');
  return words('popup_title_none');
}

/** Before a minute was seen a share says more than anybody knows. */
const WORTH_SAYING_MS = 60_000;

/** The present share of a meeting, once there is enough to have one; null before. */
export function shareWorthSaying(totals: Totals): number | null {
  return seenMs(totals) < WORTH_SAYING_MS ? null : presentShare(totals);
}

/** "18 min left", "5 min over", or how long it has lasted where nobody knows its end. */
export function timeLeftWords(meeting: LiveMeeting, nowMs: number, words: Words, times: TimeWords): string {
  if (meeting.plannedEndMs === null) return times.duration(Math.max(0, nowMs - meeting.startedAtMs));
  const leftMs = meeting.plannedEndMs - nowMs;
  if (leftMs > 0) return words('popup_time_left', times.remaining(leftMs));
  return words('popup_time_over', times.duration(-leftMs));
}

/** Focus is for it: it starts by itself, or would if the user's settings or word did not make it wait. */
export const isFocusFor = ({ startsFocus, because }: LiveNext): boolean => startsFocus || WAITS.has(because);

const WAITS: ReadonlySet<Because> = new Set<Because>(['asks-first', 'waits-for-call', 'focus-ended', 'set-aside']);

/** What focus will do at a meeting that is coming, in a few words; why is `becauseWords`. */
export function focusPlanWords(next: LiveNext, words: Words): string {
  if (next.because === 'asks-first') return words('popup_plan_asks');
  if (next.because === 'waits-for-call') return words('popup_plan_with_call');
  return words(next.startsFocus ? 'popup_plan_starts' : 'popup_plan_none');
}

/** What focus will do at it, and why, as two sentences. */
export const planWords = (next: LiveNext, words: Words): string =>
  words('settings_ahead_because', focusPlanWords(next, words), becauseWords(next.because, words, next.neverWords));

/** A service's first name: the data adds former names after it. */
export const plainServiceName = (name: string): string => name.replace(/ [(/].*$/, '');

/** The call's service, or that it is held in a room. */
function placeWords(next: LiveNext, words: Words): string {
  const name = next.service === null ? null : serviceName(next.service);
  if (name !== null) return plainServiceName(name);
  // A day off, a birthday: nobody sits together in a room for whole days.
  return next.setting === 'in-person' && !next.isAllDay ? words('popup_in_person') : '';
}

/** "Priya, Sam · Zoom": who, and where. */
export function whoAndWhere(who: string, next: LiveNext, words: Words): string {
  const where = placeWords(next, words);
  return who && where ? words('popup_who_and_where', who, where) : who || where;
}
