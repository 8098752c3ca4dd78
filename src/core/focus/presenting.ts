import type { CallView } from '../calls/call-state.ts';
import type { Fact } from './facts.ts';
import type { FocusSession } from './session.ts';

/**
 * Whether a live call shares the screen. Null: nobody can tell just now (a new life of the worker waits for the probes
 * to speak again, or a capture may have begun before anything could be seen), so that what was known goes on.
 */
export function isSharedIn(calls: readonly CallView[]): boolean | null {
  const live = calls.filter((each) => each.stage === 'live');
  if (live.some((each) => each.isSharing === true)) return true;
  return live.some((each) => each.isSharing === null) ? null : false;
}

/**
 * The facts by which a meeting learns that its screen is shared by a call, or no more. `isTabSharing`: what the browser
 * itself says of all tabs, also of those that nobody granted; null where it says nothing, or nothing new.
 */
export function followSharing(
  session: FocusSession | null,
  calls: readonly CallView[],
  isTabSharing: boolean | null = null,
): readonly Fact[] {
  const isShared = isTabSharing === true || (isSharedIn(calls) ?? isTabSharing);
  if (session === null || isShared === null || isShared === session.presenting.includes('call')) return [];
  return [{ type: 'presenting-seen', isPresenting: isShared, by: 'call' }];
}

/**
 * Whether others may be looking at this screen: then nothing of ours says a name, a title or a figure. Outside focus a
 * call's own word counts too, and the browser's.
 */
export function isPresenting(session: FocusSession | null, calls: readonly CallView[], isTabSharing = false): boolean {
  return (session !== null && session.presenting.length > 0) || isTabSharing || isSharedIn(calls) === true;
}
