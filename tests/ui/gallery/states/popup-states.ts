import type { Stretch } from '../../../../src/core/attention/attention.ts';
import { totalsOf } from '../../../../src/core/attention/summary.ts';
import type { LiveMeeting, LiveNext, LiveState } from '../../../../src/core/focus/live.ts';
import { discreet } from '../../../../src/core/focus/live-state.ts';
import type { PopupActions, PopupProps } from '../../../../src/ui/popup/props.ts';

const MINUTE_MS = 60_000;
/** Thursday 19 November 2026, 10:12 in London. */
export const NOW_MS = Date.UTC(2026, 10, 19, 10, 12);
const at = (hours: number, minutes: number, day = 19) => Date.UTC(2026, 10, day, hours, minutes);

const present = (minutes: number, isAssumed = false): Stretch => ({
  attention: 'present',
  isAssumed,
  site: null,
  ms: minutes * MINUTE_MS,
});
const elsewhere = (minutes: number): Stretch => ({ ...present(minutes), attention: 'elsewhere' });
const unseen = (minutes: number): Stretch => ({ ...present(minutes), attention: 'unseen' });
const distracted = (minutes: number, site = 'mail.google.com'): Stretch => ({
  ...present(minutes),
  attention: 'distracted',
  site,
});

const ignore = () => {};
export const NO_POPUP_ACTIONS: PopupActions = {
  startFocusFor: ignore,
  startFocusOnTab: ignore,
  startFocusOnMeeting: ignore,
  notThisOne: ignore,
  endFocus: ignore,
  setPresenting: ignore,
  sayInCall: ignore,
  sayInApp: ignore,
  sayCallOver: ignore,
  sayWhichMeeting: ignore,
  sayNoCall: ignore,
  renameMeeting: ignore,
  pauseRecord: ignore,
  neverRecordLikeThis: ignore,
  sayAlsoNextTime: ignore,
  backToMeeting: ignore,
  neverLikeThis: ignore,
  againLikeThis: ignore,
  dismissNotices: ignore,
  join: ignore,
  openSettings: ignore,
  openReport: ignore,
};

function meeting(stretches: readonly Stretch[], changes: Partial<LiveMeeting> = {}): LiveMeeting {
  const lengthMs = stretches.reduce((sum, each) => sum + each.ms, 0);
  return {
    id: 'm1',
    title: 'Design review',
    people: ['Dana Ortiz', 'Lee Chen', 'Amara Diallo', 'Tom Byrne'],
    setting: 'browser-call',
    because: 'call-live',
    startedAtMs: NOW_MS - lengthMs,
    plannedEndMs: at(10, 30),
    stretches,
    totals: totalsOf(stretches),
    current: stretches.at(-1)?.attention ?? 'present',
    canReturn: true,
    callSight: 'live',
    recording: 'on',
    hasLikes: true,
    linkedSites: [],
    neededSites: [],
    foughtSites: [],
    canRename: false,
    ...changes,
  };
}

const ACME: LiveNext = {
  occurrenceId: 'o1',
  title: 'Acme renewal',
  people: ['Priya Raman', 'Sam Whitfield'],
  startMs: at(11, 0),
  endMs: at(11, 45),
  isAllDay: false,
  setting: 'browser-call',
  service: 'zoom',
  joinUrl: 'https://zoom.us/j/1234567890',
  startsFocus: true,
  because: 'has-people',
  never: 'open',
  neverWords: null,
};
const NOOR: LiveNext = {
  ...ACME,
  occurrenceId: 'o2',
  title: '1:1 with Noor',
  people: ['Noor Haddad'],
  startMs: at(14, 30),
  endMs: at(15, 0),
  setting: 'in-person',
  service: null,
  joinUrl: null,
};
const TOWN_HALL: LiveNext = {
  ...ACME,
  occurrenceId: 'o3',
  title: 'Town hall: the year ahead',
  people: ['Office of the CEO'],
  startMs: at(9, 0, 20),
  endMs: at(10, 0, 20),
  service: 'google-meet',
  startsFocus: false,
  because: 'declined',
  never: null,
};

const OFF: LiveState = {
  writtenAtMs: NOW_MS,
  now: null,
  presenting: null,
  asking: null,
  callAsked: null,
  alsoNextTime: null,
  next: [ACME, NOOR, TOWN_HALL],
  last: null,
  week: { presentMs: 372 * MINUTE_MS, presentShare: 0.81 },
  notices: [],
  hasCalendar: true,
};
const on = (now: LiveMeeting, changes: Partial<LiveState> = {}): LiveState => ({
  ...OFF,
  now,
  next: [ACME, NOOR],
  ...changes,
});
const usual = [present(7.2), distracted(1.1), present(15), elsewhere(1.2), present(1.6)];
const crowd = Array.from({ length: 40 }, (_, index) => `Participant Number ${index + 1}`);
const LONG_TITLE =
  'Donaudampfschifffahrtsgesellschaftskapitänsversammlung: quarterly cross-functional alignment on the renewal of the renewal, part 2';

const drawn = (state: LiveState | null, frontTab: PopupProps['frontTab'] = 'none'): PopupProps => ({
  state,
  nowMs: NOW_MS,
  frontTab,
  actions: NO_POPUP_ACTIONS,
});

/** The popup in every state that it can be in. */
export const POPUP_STATES: Readonly<Record<string, PopupProps>> = {
  waiting: drawn(null),
  on: drawn(on(meeting(usual))),
  'on-linked-and-needed': drawn(
    on(meeting(usual, { linkedSites: ['youtube.com', 'github.com'], neededSites: ['linkedin.com'] }), {
      alsoNextTime: { seriesId: 'weekly', site: 'linkedin.com' },
    }),
  ),
  'on-just-begun': drawn(on(meeting([present(0.2)], { plannedEndMs: at(10, 42) }))),
  'on-over-time': drawn(on(meeting([...usual, present(9)], { plannedEndMs: at(10, 7), because: 'has-people' }))),
  'on-with-unseen': drawn(
    on(meeting([present(9), unseen(6), present(4), distracted(3, 'youtube.com'), present(2)], { canReturn: false })),
  ),
  'on-nothing-seen': drawn(on(meeting([unseen(4)]))),
  'on-in-person': drawn(
    on(
      meeting([present(14, true), elsewhere(2), present(3, true)], {
        title: '1:1 with Noor',
        people: ['Noor Haddad'],
        setting: 'in-person',
        because: 'has-people',
        canReturn: false,
      }),
    ),
  ),
  'on-by-hand': drawn(
    on(meeting(usual, { title: '', people: [], because: 'by-hand', canReturn: false }), {
      next: [],
      hasCalendar: false,
    }),
  ),
  'on-unnamed-call': drawn(
    on(meeting([present(12), distracted(1)], { title: '', people: [], because: 'by-hand-call', plannedEndMs: null })),
  ),
  'on-crowd': drawn(on(meeting([...usual, ...usual], { title: LONG_TITLE, people: crowd, plannedEndMs: at(13, 5) }))),
  'on-other-scripts': drawn(
    on(meeting(usual, { title: 'مراجعة التصميم', people: ['نور حدّاد', 'דנה כהן', '山田 太郎'] }), { next: [NOOR] }),
  ),
  'on-presenting': drawn(discreet(on(meeting(usual)), ['call'])),
  'on-presenting-said': drawn(discreet(on(meeting(usual)), ['user'])),
  'on-own-call': drawn(
    on(meeting(usual, { title: 'Jitsi Meet', people: [], plannedEndMs: null, canRename: true }), {
      callAsked: {
        is: 'which-meeting',
        tabId: 1,
        service: 'jitsi',
        meetings: [{ occurrenceId: 'o1', title: 'Acme renewal' }],
      },
    }),
  ),
  'on-which-of-several': drawn(
    on(meeting(usual, { title: '', people: [], plannedEndMs: null, canRename: true }), {
      callAsked: {
        is: 'which-meeting',
        tabId: 1,
        service: null,
        meetings: [
          { occurrenceId: 'o1', title: LONG_TITLE },
          { occurrenceId: 'o2', title: '' },
          { occurrenceId: 'o3', title: 'مراجعة التصميم' },
        ],
      },
    }),
  ),
  'on-other-call': drawn(on(meeting(usual), { callAsked: { is: 'other-call', tabId: 2, service: 'microsoft-teams' } })),
  'on-cannot-tell': drawn(on(meeting(usual, { because: 'has-people', callSight: 'cannot-tell' }))),
  'on-said': drawn(on(meeting(usual, { because: 'by-hand-call', callSight: 'said' }))),
  'on-app-expected': drawn(
    on(meeting([present(14, true)], { setting: 'app-call', callSight: 'app-expected', canReturn: false })),
  ),
  'on-app-opened': drawn(on(meeting([present(14, true)], { setting: 'app-call', callSight: 'app-opened' }))),
  'on-app-said': drawn(
    on(meeting([present(14, true)], { setting: 'app-call', callSight: 'app-said', canReturn: false })),
  ),
  'off-cannot-tell': drawn({ ...OFF, callAsked: { is: 'cannot-tell', tabId: 1, title: LONG_TITLE } }),
  'off-app-call': drawn({ ...OFF, callAsked: { is: 'app-call', occurrenceId: 'o1', title: 'Acme renewal' } }),
  'off-capturing': drawn({ ...OFF, callAsked: { is: 'capturing', tabId: 1 } }, 'call-possible'),
  asking: drawn({ ...OFF, asking: { ...ACME, startMs: at(10, 10), endMs: at(10, 55), because: 'asks-first' } }),
  off: drawn(OFF),
  'off-call-in-front': drawn(OFF, 'call-possible'),
  'off-soon': drawn({
    ...OFF,
    next: [{ ...ACME, startMs: at(10, 15), because: 'waits-for-call', startsFocus: false }, NOOR],
  }),
  'off-after-meeting': drawn({
    ...OFF,
    last: {
      recordId: 'r1',
      title: 'Design review',
      people: ['Dana Ortiz', 'Lee Chen'],
      endedAtMs: NOW_MS - 4 * MINUTE_MS,
      totals: totalsOf([...usual, present(18)]),
      notificationsHeld: 7,
    },
  }),
  'off-one-is-on': drawn({
    ...OFF,
    next: [{ ...ACME, startMs: at(10, 0), because: 'focus-ended', startsFocus: false }],
    last: {
      recordId: 'r1',
      title: '',
      people: [],
      endedAtMs: NOW_MS,
      totals: totalsOf([elsewhere(0.3)]),
      notificationsHeld: 0,
    },
  }),
  'off-strange-titles': drawn({
    ...OFF,
    next: [
      { ...ACME, title: 'مراجعة التصميم', people: ['نور حدّاد'] },
      { ...NOOR, title: '', never: null },
      {
        ...NOOR,
        occurrenceId: 'o5',
        title: '<b>Bold</b> & “quoted” 🎉',
        because: 'delegated',
        startsFocus: false,
        never: null,
      },
      {
        ...NOOR,
        occurrenceId: 'o6',
        title: 'غداء الفريق',
        because: 'never-words',
        startsFocus: false,
        never: 'said',
        neverWords: 'غداء الفريق',
      },
      {
        ...NOOR,
        occurrenceId: 'o7',
        title: 'Conference',
        people: [],
        startMs: at(0, 0, 17),
        endMs: at(0, 0, 22),
        isAllDay: true,
        because: 'all-day',
        startsFocus: false,
        never: null,
      },
    ],
  }),
  'off-nothing-ahead': drawn({ ...OFF, next: [] }),
  'off-no-calendar': drawn(
    { ...OFF, next: [], hasCalendar: false, week: { presentMs: 0, presentShare: null } },
    'call-possible',
  ),
  'off-notices': drawn({ ...OFF, notices: ['records-rebuilt', 'browser-crashed'] }),
  'off-long': drawn({
    ...OFF,
    next: [
      { ...ACME, title: LONG_TITLE, people: crowd },
      { ...NOOR, because: 'never-words', startsFocus: false, never: 'said', neverWords: 'with Noor' },
      {
        ...NOOR,
        occurrenceId: 'o4',
        title: 'Offsite',
        people: [],
        isAllDay: true,
        because: 'all-day',
        startsFocus: false,
      },
      { ...TOWN_HALL, because: 'cancelled' },
    ],
  }),
};
