import { signal } from '@preact/signals';
import type { LiveState } from '../core/focus/live.ts';
import { askBackground } from '../platform/asking.ts';
import { readLive, watchLive } from '../platform/live-board.ts';
import { frontTabId, frontTabKind, openPage, openWebPage } from '../platform/own-pages.ts';
import { Popup } from '../ui/popup/popup.tsx';
import type { PopupActions, PopupProps } from '../ui/popup/props.ts';
import { draw, nowMs } from './draw.tsx';

const state = signal<LiveState | null>(null);
const frontTab = signal<PopupProps['frontTab']>('none');

const actions: PopupActions = {
  startFocusFor: (minutes) => void askBackground('startFocusFor', { minutes }),
  // The popup lies over the tab that is meant; to the worker no window may seem to have the focus while it is open.
  startFocusOnTab: () =>
    void frontTabId().then((tabId) => (tabId === null ? null : askBackground('startFocusOnTab', { tabId }))),
  startFocusOnMeeting: (occurrenceId) => void askBackground('startFocusOnMeeting', { occurrenceId }),
  notThisOne: (occurrenceId) => void askBackground('notThisOne', { occurrenceId }),
  endFocus: () => void askBackground('endFocus', {}),
  setPresenting: (isPresenting) => void askBackground('setPresenting', { isPresenting }),
  sayInCall: (tabId) => void askBackground('sayInCall', { tabId }),
  sayInApp: (occurrenceId) => void askBackground('sayInApp', { occurrenceId }),
  sayCallOver: () => void askBackground('sayCallOver', {}),
  sayWhichMeeting: (tabId, which) => void askBackground('sayWhichMeeting', { tabId, which }),
  sayNoCall: (tabId) => void askBackground('sayNoCall', { tabId }),
  renameMeeting: (title) => void askBackground('renameMeeting', { title }),
  pauseRecord: (isPaused) => void askBackground('pauseRecord', { isPaused }),
  neverRecordLikeThis: () => void askBackground('neverRecordLikeThis', {}),
  sayAlsoNextTime: (answer) => void askBackground('sayAlsoNextTime', answer),
  backToMeeting: () => void askBackground('backToMeeting', {}).then(() => close()),
  neverLikeThis: (occurrenceId) => void askBackground('neverLikeThis', { occurrenceId }),
  againLikeThis: (occurrenceId) => void askBackground('againLikeThis', { occurrenceId }),
  dismissNotices: () => void askBackground('dismissNotices', {}),
  join(occurrenceId) {
    const meeting = [state.value?.asking, ...(state.value?.next ?? [])].find(
      (each) => each?.occurrenceId === occurrenceId,
    );
    if (meeting?.joinUrl) void openWebPage(meeting.joinUrl).then(() => close());
  },
  openSettings: (section) => void openPage('settings', section).then(() => close()),
  openReport: () => void openPage('report').then(() => close()),
};

watchLive((next) => {
  state.value = next;
  nowMs.value = Date.now();
});
void readLive().then((live) => {
  state.value ??= live;
});
void frontTabKind().then((kind) => {
  frontTab.value = kind;
});
// Shown at once from what was published last; the worker then brings it up to date.
void askBackground('refreshLive', {});
draw(() => <Popup state={state.value} nowMs={nowMs.value} frontTab={frontTab.value} actions={actions} />);
