import type { TabSound } from '../focus/hush.ts';

/** The sound of tabs. */
export interface Hush {
  /** Every tab that can be heard or is muted. */
  tabs(): Promise<readonly TabSound[]>;
  /** A tab that is gone by now is none of our business. */
  mute(tabId: number, isMuted: boolean): Promise<void>;
}
