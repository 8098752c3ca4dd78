import type { Meeting, Setting } from '../meeting/meeting.ts';
import type { Because } from '../meeting/qualify.ts';
import type { Settings, Strength } from '../settings/settings.ts';
import type { Stamp } from '../time/stamp.ts';

/** What is in front of the user. A host stands here only if the user named it; any other page is `elsewhere`. */
export type Front =
  | { readonly is: 'call' }
  | { readonly is: 'meeting-site'; readonly site: string }
  | { readonly is: 'listed'; readonly site: string }
  | { readonly is: 'elsewhere' }
  /** No browser window has the focus: another program. */
  | { readonly is: 'no-window' };

/** The call of this meeting: not there, about to be joined, or going on. */
export type Call = 'none' | 'lobby' | 'live';

export type Idle = 'active' | 'idle' | 'locked';

/** Who says that the screen is shared. */
export type PresentingBy = 'call' | 'user';

/** From what it is known that a call is in a desktop app, of which a browser sees nothing. */
export type AppCallBy = 'launch-page' | 'user';

/** Whether a record is made: `paused` by the user for this meeting, `never` by the settings' list. */
export type Recording = 'on' | 'paused' | 'never';

/** Past-tense facts of one meeting. The state of everything is their fold. */
export type Fact =
  | {
      readonly type: 'focus-started';
      readonly meeting: Meeting;
      readonly because: Because;
      readonly assumptions: Settings['assumptions'];
      readonly zone: string;
      /** How firm the veil was to be over each listed site when it began; none in logs of earlier versions. */
      readonly strengths?: Readonly<Record<string, Strength>>;
      /** The listed sites of which only the feed was to be hidden when it began. */
      readonly feedOnly?: readonly string[];
      /** The sites that belonged to meetings then; none in logs of earlier versions. */
      readonly meetingSites?: readonly string[];
    }
  | { readonly type: 'front-seen'; readonly front: Front; readonly isCallVisible: boolean }
  | { readonly type: 'idle-seen'; readonly idle: Idle }
  /** The tab that holds the meeting's call; null: there is none (any more). */
  | { readonly type: 'call-tab-seen'; readonly tabId: number | null; readonly host: string | null }
  /**
   * `endedAtMs` is when a call that was live ended, wall ms; null while it is live, and where nobody saw it end.
   * `by`: it is the user's own word; absent where the call's page showed it.
   */
  | {
      readonly type: 'call-seen';
      readonly call: Call;
      readonly endedAtMs: number | null;
      readonly by?: 'user';
    }
  /** The call is in a desktop app: its launch page was seen, or the user said that they joined there. */
  | { readonly type: 'app-call-seen'; readonly by: AppCallBy }
  | { readonly type: 'setting-seen'; readonly setting: Setting }
  /** The calendar moved the meeting's end, or renamed it, while it was on. */
  | { readonly type: 'meeting-changed'; readonly meeting: Meeting }
  /**
   * The screen is shared, or no more: seen in the call's own page, or said by the user where nothing can be seen of it.
   * Each of the two ends only by itself.
   */
  | { readonly type: 'presenting-seen'; readonly isPresenting: boolean; readonly by: PresentingBy }
  /** The record of this meeting begins here (`on`), or there is none: what was noted until here is forgotten. */
  | { readonly type: 'recording-chosen'; readonly recording: Recording }
  /** So many notifications of listed sites were held back. What they said, and which site it was, nobody reads. */
  | { readonly type: 'notifications-held'; readonly count: number }
  /** A page of a listed site took its cover away faster than it could be put back. */
  | { readonly type: 'veil-fought'; readonly site: string }
  | { readonly type: 'site-needed'; readonly site: string }
  | { readonly type: 'minutes-given'; readonly site: string; readonly untilMs: number }
  /** The meeting was seen to go on until here: the last checkpoint of a life of the worker that was killed. */
  | { readonly type: 'alive' }
  /** From `fromMs` (wall) to this fact nothing could be seen: the browser was closed, crashed or asleep. */
  | { readonly type: 'sight-lost'; readonly fromMs: number }
  | {
      readonly type: 'focus-ended';
      readonly why: 'planned-end' | 'call-ended' | 'by-user' | 'handed-over';
      readonly endedAtMs: number;
    };

export type LoggedFact = Fact & { readonly stamp: Stamp };
