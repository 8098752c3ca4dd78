import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { VeilModel } from '../../../src/core/focus/veil.ts';
import { says } from '../../../src/in-page/veil/says.ts';
import { inPageWords } from '../../../src/in-page/words.ts';

type Message = { message: string; placeholders?: Record<string, { content: string }> };
const messages: Record<string, Message> = JSON.parse(
  readFileSync(new URL('../../../src/public/_locales/en/messages.json', import.meta.url), 'utf8'),
);
/** As `i18n.getMessage` does it: `$NAME$` stands for a placeholder, whose content is a place. */
function message(key: string, places: readonly string[]): string {
  const { message = '', placeholders = {} } = messages[key] ?? {};
  return message.replace(/\$(\w+)\$/g, (_, name: string) =>
    (placeholders[name.toLowerCase()]?.content ?? '').replace(/\$(\d)/g, (_, place) => places[Number(place) - 1] ?? ''),
  );
}
const words = inPageWords({ message, uiLanguage: () => 'en-GB' });

const NOW_MS = new Date(2026, 10, 2, 10, 0).getTime();
const MINUTE_MS = 60_000;
const model: VeilModel = {
  site: 'youtube.com',
  title: 'Design review',
  people: ['Dana', 'Lee'],
  untilMs: NOW_MS + 30 * MINUTE_MS,
  presentMs: 24 * MINUTE_MS,
  seenMs: 26 * MINUTE_MS,
  distractedMs: 0,
  canReturn: true,
  waitMs: 3_000,
  isNeutral: false,
  strength: 'firm',
};
/** What is said, without the marks that keep a name's direction to itself. */
const said = (change: Partial<VeilModel> = {}) => {
  const { heading, title, figures, site } = says({ ...model, ...change }, NOW_MS, words);
  const plain = (text: string | null) => text?.replace(/[\u2068\u2069]/g, '') ?? null;
  return { heading: plain(heading), title: plain(title), figures: plain(figures), site: plain(site) };
};

describe('what the veil says', () => {
  it.each([
    [['Dana'], 'Dana is with you until 10:30'],
    [['Dana', 'Lee'], 'Dana and Lee are with you until 10:30'],
    [['Dana', 'Lee', 'Sam'], 'Dana, Lee and Sam are with you until 10:30'],
    [['Dana', 'Lee', 'Sam', 'Ines'], 'Dana, Lee, Sam and Ines are with you until 10:30'],
    [['Dana', 'Lee', 'Sam', 'Ines', 'Kofi'], 'Dana, Lee, Sam and 2 others are with you until 10:30'],
  ])('names the people first: %j', (people, heading) => {
    expect(said({ people }).heading).toBe(heading);
  });

  it('leaves the end away where nobody knows it, and once it is past', () => {
    expect(said({ untilMs: null }).heading).toBe('Dana and Lee are with you');
    expect(said({ untilMs: NOW_MS }).heading).toBe('Dana and Lee are with you');
  });

  it('speaks of the meeting where nobody is named, and says its title once', () => {
    expect(said({ people: [] })).toMatchObject({ heading: 'Design review is on until 10:30', title: null });
    expect(said({ people: [' '], title: ' ', untilMs: null }).heading).toBe('Your meeting is on');
  });

  it('counts whole minutes, and only what was more than nothing', () => {
    expect(said().figures).toBe('Present for 24 of 26 minutes');
    expect(said({ distractedMs: 119_000 }).figures).toBe('Present for 24 of 26 minutes\u00a0· distracted for 1 minute');
    expect(said({ presentMs: 59_000, seenMs: 59_999 }).figures).toBeNull();
    expect(said({ presentMs: 61_000, seenMs: 60_000 }).figures).toBe('Present for 1 of 1 minute');
  });

  it('keeps a long name short, by letters as they are read', () => {
    const family = '👩‍👩‍👧'.repeat(40);
    const { heading } = said({ people: [family], untilMs: null });
    expect([...new Intl.Segmenter('en').segment(heading ?? '')].length).toBe(22 + ' is with you'.length);
    expect(heading).toContain('👩‍👩‍👧…');
  });

  it('cuts a long name between words where that leaves enough of it', () => {
    const withYou = (name: string) => said({ people: [name], untilMs: null }).heading?.replace(/[\u2068\u2069]/g, '');
    expect(withYou('Maximiliane-Henriette von und zu Hohenstein')).toBe('Maximiliane-Henriette… is with you');
    expect(withYou('Al Wolfeschlegelsteinhausenbergerdorff')).toBe('Al Wolfeschlegelstein… is with you');
  });

  it('lets no name turn the sentence around, end its line or leave its place', () => {
    const { heading } = says({ ...model, people: ['\u202eanaD\u2069\n\u2028x'] }, NOW_MS, words);
    expect(heading).toBe('\u2068anaD x\u2069 is with you until 10:30');
  });

  it('says which site is on the list', () => {
    expect(said().site).toBe('youtube.com is on your list.');
  });
});
