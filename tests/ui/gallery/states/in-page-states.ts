import type { VeilModel } from '../../../../src/core/focus/veil.ts';
import { neutral } from '../../../../src/core/focus/veil.ts';

const MINUTE_MS = 60_000;
/** A model without the planned end: "until" is added to the clock as it is when the state is drawn. */
const MODEL: VeilModel = {
  strength: 'firm',
  site: 'youtube.com',
  title: 'Design review',
  people: ['Dana', 'Lee'],
  untilMs: null,
  presentMs: 24 * MINUTE_MS,
  seenMs: 26 * MINUTE_MS,
  distractedMs: 2 * MINUTE_MS,
  canReturn: true,
  waitMs: 0,
  isNeutral: false,
};
const LONG = {
  title: 'Quarterly retrospective of the cross-functional working group on onboarding and accessibility',
  people: ['Wolfeschlegelsteinhausenbergerdorff', 'A', 'Maximiliane-Henriette von und zu Hohenstein', 'B', 'C'],
  site: 'a-rather-long-company-name-that-goes-on.subdomain.example',
};

export type InPageState =
  | { readonly is: 'veil' | 'soft' | 'note'; readonly model: VeilModel; readonly endsInMin?: number }
  | { readonly is: 'grace' | 'pill-start' }
  | { readonly is: 'pill-away'; readonly awayMs: number };

const veil = (changes: Partial<VeilModel> = {}, endsInMin = 18): InPageState => ({
  is: 'veil',
  model: { ...MODEL, ...changes },
  endsInMin,
});
const soft = (changes: Partial<VeilModel> = {}): InPageState => ({
  is: 'soft',
  model: { ...MODEL, strength: 'soft', ...changes },
  endsInMin: 18,
});

/** All that is laid into pages, in every state that it can be in. */
export const IN_PAGE_STATES: Readonly<Record<string, InPageState>> = {
  veil: veil(),
  'veil-waiting': veil({ waitMs: 48_000 }),
  'veil-long-names': veil({ ...LONG, waitMs: 60_000 }),
  'veil-nobody-named': { is: 'veil', model: { ...MODEL, people: [], title: '', canReturn: false } },
  'veil-title-alone': veil({ people: [] }),
  'veil-other-scripts': veil({
    people: ['نور حداد', '田中 花子', 'Zoë Łukasz'],
    title: 'مراجعة التصميم · デザインレビュー',
  }),
  'veil-just-begun': veil({ presentMs: 0, seenMs: 0, distractedMs: 0 }),
  'veil-closed': veil({ strength: 'closed' }),
  'veil-neutral': veil(neutral(MODEL)),
  grace: { is: 'grace' },
  soft: soft(),
  'soft-long-names': soft(LONG),
  note: { is: 'note', model: MODEL, endsInMin: 18 },
  'note-long-names': { is: 'note', model: { ...MODEL, ...LONG }, endsInMin: 18 },
  'note-neutral': { is: 'note', model: neutral(MODEL) },
  'pill-start': { is: 'pill-start' },
  'pill-away': { is: 'pill-away', awayMs: 134_000 },
};
