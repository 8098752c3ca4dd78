import type { LiveState } from '../../../../src/core/focus/live.ts';
import { discreet } from '../../../../src/core/focus/live-state.ts';
import type { ClosedProps } from '../../../../src/ui/closed/props.ts';
import { NOW_MS, POPUP_STATES } from './popup-states.ts';

const on = POPUP_STATES.on?.state as LiveState;
const drawn = (changes: Partial<ClosedProps> = {}): ClosedProps => ({
  live: on,
  tab: { site: 'youtube.com', address: 'https://youtube.com/' },
  nowMs: NOW_MS,
  actions: { back: () => {}, leave: () => {} },
  ...changes,
});
const now = (changes: Partial<NonNullable<LiveState['now']>>): LiveState => ({
  ...on,
  now: on.now && { ...on.now, ...changes },
});

/** The page that stands in for a closed site, in every state that it can be in. */
export const CLOSED_STATES: Readonly<Record<string, ClosedProps>> = {
  on: drawn(),
  'nobody-named': drawn({ live: now({ people: [], title: '', plannedEndMs: null, canReturn: false }) }),
  'long-names': drawn({
    live: now({
      title: 'Quarterly retrospective of the cross-functional working group on onboarding and accessibility',
      people: ['Wolfeschlegelsteinhausenbergerdorff', 'A', 'Maximiliane-Henriette von und zu Hohenstein', 'B', 'C'],
    }),
    tab: { site: 'a-rather-long-company-name-that-goes-on.subdomain.example', address: 'https://example.org/' },
  }),
  fought: drawn({ live: now({ foughtSites: ['youtube.com'] }) }),
  presenting: drawn({ live: discreet(on, ['call']) }),
  over: drawn({ live: { ...on, now: null }, tab: { site: null, address: 'https://youtube.com/' } }),
  forgotten: drawn({ live: { ...on, now: null }, tab: { site: null, address: null } }),
};
