import type { CallsState } from '../calls/call-state.ts';
import type { CallHealth } from '../calls/health.ts';
import type { Settings } from '../settings/settings.ts';
import type { Stamp } from '../time/stamp.ts';

/** What is known of the calls in all tabs, as it stood at a moment. */
export interface CallNotes {
  readonly calls: CallsState;
  readonly at: Stamp;
  /** Tabs in whose call the user ended focus: it does not start again there until the call has ended. */
  readonly setAside: readonly number[];
  /** Questions about calls that the user has answered, by `kind:tab`: none is asked twice of one call. */
  readonly answered?: readonly string[];
}

/** Keeps the notes as long as the browser runs. */
export interface CallNoteStore {
  read(): Promise<CallNotes | null>;
  write(notes: CallNotes): Promise<void>;
}

/** By what each service's calls were noticed; for good. */
export interface CallHealthStore {
  read(): Promise<CallHealth>;
  write(health: CallHealth): Promise<void>;
}

/** Wakes the worker's own clock once, after a number of milliseconds; a new wish takes the place of the last. */
export interface Timer {
  after(ms: number | null, then: () => void): void;
}

/** What a browser tells of tabs that nobody granted: where the microphone or the camera is used. */
export interface Sharing {
  /** The tabs that use one, other than those in which a probe is. */
  tabs(): Promise<readonly number[]>;
  /** A tab, of whatever site, shares a screen or a window. False too where the browser tells nothing of it. */
  isScreenShared(): Promise<boolean>;
}

/** The probes in the tabs of conferencing sites. */
export interface CallProbes {
  /** Puts them where the user allows it, into open tabs too, and takes them away elsewhere. Twice changes nothing. */
  reconcile(choices: Pick<Settings, 'callSites' | 'lightMode'>): Promise<void>;
}
