import { CALENDAR_PROBLEMS, type CalendarView } from '../../../../src/core/calendar/calendar.ts';
import type { LiveNext } from '../../../../src/core/focus/live.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../../../src/core/settings/settings.ts';
import { PRESETS } from '../../../../src/core/sites/presets.ts';
import type { SettingsActions, SettingsProps, Shortcut } from '../../../../src/ui/settings/props.ts';
import { NOW_MS } from './popup-states.ts';

const MINUTE_MS = 60_000;

const WORK: CalendarView = {
  id: 'c1',
  kind: 'address',
  fileName: null,
  name: 'Work',
  host: 'calendar.google.com',
  goodAtMs: NOW_MS - 3 * MINUTE_MS,
  problem: null,
  nextTryAtMs: NOW_MS + 2 * MINUTE_MS,
  leftOut: {},
  upcoming: 23,
};
const FAMILY: CalendarView = { ...WORK, id: 'c2', name: 'Family', host: 'p42-caldav.icloud.com', upcoming: 1 };
const TRIP: CalendarView = {
  ...WORK,
  id: 'c3',
  kind: 'file',
  name: 'Trip',
  fileName: 'trip.ics',
  host: '',
  upcoming: 2,
  leftOut: { 'unreadable-event': 2, 'unreadable-rule': 1 },
};

const entry = (hours: number, title: string, because: LiveNext['because'], startsFocus = false): LiveNext => ({
  occurrenceId: title,
  title,
  people: [],
  startMs: NOW_MS + hours * 60 * MINUTE_MS,
  endMs: NOW_MS + (Math.abs(hours) + 1) * 60 * MINUTE_MS,
  isAllDay: because === 'all-day',
  setting: 'in-person',
  service: null,
  joinUrl: null,
  startsFocus,
  because,
  never: because === 'never-words' ? 'said' : startsFocus || because === 'waits-for-call' ? 'open' : null,
  neverWords: because === 'never-words' ? 'lunch' : null,
});
const AHEAD: readonly LiveNext[] = [
  entry(1, 'Design review', 'has-people', true),
  entry(-30, 'Conference', 'all-day'),
  entry(3, 'Lunch with everybody who happens to be in the office that day', 'never-words'),
  entry(5, 'مراجعة التصميم', 'has-people', true),
  entry(6, 'Donaudampfschifffahrtsgesellschaftskapitänsversammlung', 'delegated'),
  entry(24, 'Company holiday', 'all-day'),
  entry(25, 'Pilot', 'waits-for-call'),
];

export const SHORTCUTS: readonly Shortcut[] = [
  { command: '_execute_action', keys: 'Alt+Shift+U' },
  { command: 'start-or-end-focus', keys: 'Alt+Shift+O' },
  { command: 'back-to-meeting', keys: '' },
];

/** Actions that do what they are asked at once; an address with "wrong" in it is no calendar. */
export const SETTINGS_ACTIONS: SettingsActions = {
  changeSettings: async () => ({ ok: true, value: null }),
  addCalendar: async (address, name) =>
    address.includes('wrong')
      ? { ok: false, problem: 'not-a-calendar' }
      : { ok: true, value: { ...WORK, id: 'c9', name: name || 'Team', host: 'example.org', upcoming: 12 } },
  allowCalendar: async () => true,
  microsoft: {
    find: async () => ({
      ok: true,
      value: {
        is: 'found',
        accountId: 'a1',
        calendars: [
          { id: 'AAMk1', name: 'Calendar', isDefault: true },
          { id: 'AAMk2', name: 'Birthdays', isDefault: false },
        ],
      },
    }),
    add: async (_, chosen) => ({ ok: true, value: chosen.map(({ name }) => ({ ...WORK, name, kind: 'microsoft' })) }),
    signInAgain: async () => ({ ok: false, problem: 'sign-in-cancelled' }),
  },
  addCalendarFile: async (file) => ({ ok: true, value: { ...TRIP, name: file.name } }),
  findCalendars: async (server) =>
    server.includes('elsewhere')
      ? { ok: true, value: { is: 'elsewhere', host: 'p42-caldav.icloud.com' } }
      : {
          ok: true,
          value: {
            is: 'found',
            calendars: [
              { collection: 'https://dav.example.org/dana/work/', name: 'Work', addresses: [] },
              { collection: 'https://dav.example.org/dana/b7f0/', name: '', addresses: [] },
            ],
          },
        },
  addAccountCalendars: async () => ({ ok: true, value: [WORK] }),
  signInAgain: async () => ({ ok: true, value: null }),
  allowHost: async () => true,
  neverLikeThis: async () => ({ ok: true, value: null }),
  againLikeThis: async () => ({ ok: true, value: null }),
  removeCalendar: async () => ({ ok: true, value: null }),
  refreshCalendars: async () => ({ ok: true, value: [] }),
  allowSites: async () => true,
  allowCalls: async () => true,
  allowCallSite: async () => true,
  giveBackCallSite: async () => {},
  openShortcuts: () => {},
  exportAll: async () => ({ ok: true, value: null }),
  deleteEverything: async () => ({ ok: true, value: null }),
};

const LIVED_IN: Settings = {
  ...DEFAULT_SETTINGS,
  distractions: [...PRESETS.mail.slice(0, 1), ...PRESETS.video, 'linkedin.com', 'xn--bcher-kva.example'],
  meetingSites: ['docs.google.com', 'miro.com'],
  never: { series: ['uid-1', 'uid-untitled', 'uid-gone'], words: ['lunch', 'commute', 'غداء الفريق'] },
  seriesNeeds: [
    { seriesId: 'uid-1', site: 'youtube.com', isNeeded: true },
    { seriesId: 'uid-gone', site: 'linkedin.com', isNeeded: false },
  ],
  callSites: [
    { site: 'meet.example.org', kind: 'auto' },
    { site: 'calls.a-rather-long-company-name-of-which-nobody-remembers-the-end.example:8443', kind: 'address' },
  ],
  lightMode: { isEverywhere: false, only: ['zoom', 'meet.example.org'] },
  myAddresses: ['dana@example.org', 'dana.ortiz@a-rather-long-company-name.example'],
};

const drawn = (changes: Partial<SettingsProps> = {}): SettingsProps => ({
  settings: LIVED_IN,
  calendars: [WORK, FAMILY, TRIP],
  ahead: AHEAD,
  allowedSites: new Set([...LIVED_IN.distractions, ...LIVED_IN.meetingSites]),
  areCallsAllowed: true,
  calls: {
    allowedSites: new Set(['meet.example.org']),
    noticed: {
      'google-meet': {
        liveMs: NOW_MS - 40 * MINUTE_MS,
        signals: { connection: NOW_MS, incoming: NOW_MS, capture: NOW_MS, screen: NOW_MS },
        isLight: false,
      },
      zoom: { liveMs: null, signals: { capture: NOW_MS - 30 * 24 * 60 * MINUTE_MS }, isLight: true },
      'meet.example.org': { liveMs: NOW_MS - 50 * 60 * MINUTE_MS, signals: { connection: NOW_MS }, isLight: false },
    },
  },
  seriesTitles: new Map([
    ['uid-1', 'Friday lunch with everybody'],
    ['uid-untitled', ''],
  ]),
  shortcuts: SHORTCUTS,
  browser: 'chrome',
  nowMs: NOW_MS,
  actions: SETTINGS_ACTIONS,
  ...changes,
});

/** Settings in every state that they can be in. */
export const SETTINGS_STATES: Readonly<Record<string, SettingsProps>> = {
  waiting: drawn({ settings: null, calendars: null, ahead: null }),
  fresh: drawn({
    settings: DEFAULT_SETTINGS,
    calendars: [],
    ahead: [],
    areCallsAllowed: false,
    calls: { allowedSites: new Set(), noticed: {} },
    browser: 'firefox',
  }),
  'lived-in': drawn(),
  'not-allowed': drawn({ allowedSites: new Set(['youtube.com', 'miro.com']) }),
  unsaving: drawn({
    actions: { ...SETTINGS_ACTIONS, changeSettings: async () => ({ ok: false, problem: 'not-writing' }) },
  }),
  troubled: drawn({
    calendars: CALENDAR_PROBLEMS.map((problem, index) => ({
      ...WORK,
      id: `c${index}`,
      name:
        index === 3
          ? 'A calendar whose name is far longer than anybody would think reasonable at all'
          : `Team ${index}`,
      problem,
      goodAtMs: index % 2 === 0 ? NOW_MS - 26 * 60 * MINUTE_MS : null,
      nextTryAtMs: NOW_MS + index * 5 * MINUTE_MS,
    })),
  }),
};
