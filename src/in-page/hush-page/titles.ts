import { stillTitle } from '../../core/focus/still-title.ts';
import type { Bequest } from '../last-will.ts';
import { Budget } from '../veil/budget.ts';

/** A page that insists on its title is left alone after so many goes within the stretch. */
const GOES = 20;
const STRETCH_MS = 10_000;

export interface Stilled {
  /** Looks once, and stills what is new. Was there anything? */
  look(): boolean;
  giveBack(): void;
  /** What gives back without us. */
  bequests(): readonly Bequest[];
}

/** Keeps the document's title without its count, and gives the page's own words back to the letter. */
export function stillTitles(): Stilled {
  const budget = new Budget(GOES, STRETCH_MS);
  let given: { readonly title: Element; readonly raw: string; readonly still: string } | null = null;
  return {
    look() {
      const title = document.head?.querySelector('title') ?? null;
      const raw = title?.textContent ?? '';
      if (title === null || (given?.title === title && given.still === raw)) return false;
      const still = stillTitle(raw);
      given = null;
      if (still === raw || budget.take(performance.now()) > 0) return false;
      given = { title, raw, still };
      title.textContent = still;
      return true;
    },
    giveBack() {
      if (given !== null && given.title.textContent === given.still) given.title.textContent = given.raw;
      given = null;
    },
    bequests() {
      const { title, raw, still } = given ?? {};
      const said = title?.firstChild;
      // Refused by the browser where the page has said something else since.
      return title && said && title.textContent === still
        ? [[title, 'replaceChild', document.createTextNode(raw ?? ''), said]]
        : [];
    },
  };
}
