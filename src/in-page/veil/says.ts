import type { VeilModel } from '../../core/focus/veil.ts';
import { isolated, type Words } from '../../messages/words.ts';

/** The sentences on the veil; null where there is nothing to say. */
export interface Says {
  readonly heading: string;
  readonly title: string | null;
  readonly figures: string | null;
  readonly site: string | null;
  readonly back: string;
  /** Null where the site is closed: then there is no way through but ending focus. */
  readonly needed: string | null;
  readonly twoMinutes: string | null;
}

/** Named on the veil; with more people the rest are counted. */
const MOST_NAMES = 3;
/** Longer names end in an ellipsis, in characters as read. */
const LONGEST_NAME = 22;
const LONGEST_TITLE = 90;
const MINUTE_MS = 60_000;

/** What the veil says at `nowMs` (wall): people first. */
export function says(model: VeilModel, nowMs: number, words: Words): Says {
  const said = model.isNeutral ? neutrally(words) : fully(model, nowMs, words);
  return model.strength === 'closed' ? { ...said, needed: null, twoMinutes: null } : said;
}

/** On a screen that others see: nothing about the meeting, nothing about the site, and the same three ways. */
function neutrally(words: Words): Says {
  return {
    heading: words('veil_neutral'),
    title: null,
    figures: null,
    site: null,
    back: words('veil_neutral_back'),
    needed: words('veil_neutral_needed'),
    twoMinutes: words('veil_neutral_two_minutes'),
  };
}

function fully(model: VeilModel, nowMs: number, words: Words): Says {
  const title = shorten(model.title, LONGEST_TITLE, words.language);
  const isAhead = model.untilMs !== null && model.untilMs > nowMs;
  const until = isAhead && model.untilMs !== null ? [timeOf(model.untilMs, words.language)] : [];
  const form = isAhead ? '_until' : '';
  const names = model.people.map((name) => shorten(name, LONGEST_NAME, words.language)).filter(Boolean);
  const heading =
    names.length > 0
      ? words.count(`veil_people${form}`, names.length, namesOf(names, words), ...until)
      : words(`veil_meeting${form}`, title ? isolated(title) : words('veil_your_meeting'), ...until);
  return {
    heading,
    title: names.length > 0 && title ? title : null,
    figures: figures(model, words),
    site: words(model.strength === 'closed' ? 'closed_only_by_ending' : 'veil_on_your_list', isolated(model.site)),
    back: words(model.canReturn ? 'veil_back' : 'veil_leave'),
    needed: words('veil_needed'),
    twoMinutes: words('veil_two_minutes'),
  };
}

function figures({ presentMs, seenMs, distractedMs }: VeilModel, words: Words): string | null {
  const seen = Math.floor(seenMs / MINUTE_MS);
  if (seen < 1) return null;
  const present = Math.min(seen, Math.floor(presentMs / MINUTE_MS));
  const distracted = Math.floor(distractedMs / MINUTE_MS);
  const shown = (minutes: number) => new Intl.NumberFormat(words.language).format(minutes);
  const presence = words.count('veil_present', seen, shown(present));
  // The mark stays with what is before it: no line begins with it.
  return distracted < 1 ? presence : `${presence}\u00a0· ${words.count('veil_distracted', distracted)}`;
}

function namesOf(names: readonly string[], words: Words): string {
  const named = names.slice(0, names.length > MOST_NAMES + 1 ? MOST_NAMES : undefined).map(isolated);
  const others = names.length - named.length;
  if (others > 0) named.push(words.count('veil_others', others));
  return new Intl.ListFormat(words.language, { type: 'conjunction' }).format(named);
}

/** Without characters that could break out of the isolation, or draw lines of their own. */
function shorten(text: string, most: number, language: string): string {
  const clean = text
    .replace(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  if (clean.length <= most) return clean;
  const letters = [...new Intl.Segmenter(language).segment(clean)];
  if (letters.length <= most) return clean;
  const cut = letters
    .slice(0, most - 1)
    .map(({ segment }) => segment)
    .join('');
  // At the end of a word, unless that leaves too little.
  const end = cut.search(/\s\S*$/);
  return `${(end > cut.length / 2 ? cut.slice(0, end) : cut).trimEnd()}…`;
}

function timeOf(ms: number, language: string): string {
  return new Intl.DateTimeFormat(language, { timeStyle: 'short' }).format(ms).replace(/\s/g, '\u00a0');
}
