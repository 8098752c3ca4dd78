import type { Front, Idle } from '../focus/facts.ts';
import type { Setting } from '../meeting/meeting.ts';
import type { Settings } from '../settings/settings.ts';
import type { Attention } from './attention.ts';

/** Everything that decides what an instant is. `front` is null while nothing can be seen. */
export interface Sight {
  readonly front: Front | null;
  /** The call can be seen beside what is in front: in another window, or in picture-in-picture. */
  readonly isCallVisible: boolean;
  readonly idle: Idle;
  readonly setting: Setting;
  /** Sites that the user said this meeting needs. */
  readonly needed: readonly string[];
  readonly assumptions: Settings['assumptions'];
}

export interface Verdict {
  readonly attention: Attention;
  readonly isAssumed: boolean;
  readonly site: string | null;
}

const seen = (attention: Attention, site: string | null = null): Verdict => ({ attention, isAssumed: false, site });
const unseen = seen('unseen');
const presentIf = (isAssumedPresent: boolean): Verdict =>
  isAssumedPresent ? { attention: 'present', isAssumed: true, site: null } : unseen;

/**
 * What an instant of a meeting is: the product's table, row by row. The browser says `idle` after two minutes without
 * input (`IDLE_AFTER_S`), so the two minutes in which an instant keeps what it was are already over by then.
 */
export function attentionOf(sight: Sight): Verdict {
  const { front, idle, setting, assumptions } = sight;
  const isInPerson = setting === 'in-person';
  // Machine asleep, browser closed or crashed: nobody can say.
  if (front === null) return unseen;
  // Screen locked.
  if (idle === 'locked') return isInPerson ? presentIf(assumptions.presentInPerson) : unseen;
  // The call's tab, idle or not: listening needs no input.
  if (front.is === 'call') return seen('present');
  // No browser window: the meeting's own app, the room, or a program that nobody can see into.
  if (front.is === 'no-window') {
    if (sight.isCallVisible) return seen('present');
    if (setting === 'app-call') return presentIf(assumptions.presentInApp);
    return isInPerson ? presentIf(assumptions.presentInPerson) : unseen;
  }
  const isDistracting = front.is === 'listed' && !sight.needed.includes(front.site);
  // Idle with something else in front.
  if (idle === 'idle') {
    if (isInPerson) return presentIf(assumptions.presentInPerson);
    return sight.isCallVisible && !isDistracting ? seen('present') : unseen;
  }
  // A site on the distraction list, under the veil or past it, unless this meeting needs it.
  if (front.is === 'listed') return isDistracting ? seen('distracted', front.site) : seen('present');
  // A site that belongs to meetings.
  if (front.is === 'meeting-site') return seen('present');
  // Any other page; beside a call that stays in view, the person is there.
  return seen(sight.isCallVisible ? 'present' : 'elsewhere');
}

/** After this long without input the browser reports `idle`, seconds: the product's two minutes. */
export const IDLE_AFTER_S = 120;
