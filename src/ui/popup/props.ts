import type { SeriesNeed } from '../../core/focus/also-next-time.ts';
import type { LiveState } from '../../core/focus/live.ts';
import type { SectionId } from '../settings/sections.ts';

/**
 * What a click in the popup asks for. Those named as a call of `messages/ui-to-background.ts` are that call.
 * None answers here: what follows shows in the next `LiveState`.
 */
export interface PopupActions {
  /** @param minutes 1 to 720. */
  startFocusFor(minutes: number): void;
  startFocusOnTab(): void;
  startFocusOnMeeting(occurrenceId: string): void;
  /** "Not this one": the meeting that asks is left alone, this time. */
  notThisOne(occurrenceId: string): void;
  endFocus(): void;
  setPresenting(isPresenting: boolean): void;
  /** @param tabId null: in the tab of the meeting that is on. */
  sayInCall(tabId: number | null): void;
  /** @param occurrenceId null: for the meeting that is on. */
  sayInApp(occurrenceId: string | null): void;
  sayCallOver(): void;
  sayWhichMeeting(tabId: number, which: { readonly occurrenceId: string } | 'on' | null): void;
  sayNoCall(tabId: number): void;
  renameMeeting(title: string): void;
  /** @param isPaused false: a record begins now. */
  pauseRecord(isPaused: boolean): void;
  neverRecordLikeThis(): void;
  sayAlsoNextTime(answer: SeriesNeed): void;
  backToMeeting(): void;
  neverLikeThis(occurrenceId: string): void;
  /** Takes it back. */
  againLikeThis(occurrenceId: string): void;
  dismissNotices(): void;
  /** Opens the meeting's join address in a tab. */
  join(occurrenceId: string): void;
  /** Null: at its beginning. */
  openSettings(section: SectionId | null): void;
  openReport(): void;
}

export interface PopupProps {
  /** Null until it was read: the popup then keeps its shape and says nothing. */
  readonly state: LiveState | null;
  /** Wall time, ms; hand in a new one each second while a meeting is on. */
  readonly nowMs: number;
  /**
   * What the tab in front is, as far as may be known: `call-possible` any web page, `own-page` a page of ours,
   * `none` no tab or one that can hold no call (the browser's own pages).
   */
  readonly frontTab: 'call-possible' | 'own-page' | 'none';
  readonly actions: PopupActions;
}
