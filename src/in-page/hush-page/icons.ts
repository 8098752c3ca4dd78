import { Budget } from '../veil/budget.ts';
import type { Stilled } from './titles.ts';

const ICON = 'link[rel~="icon" i]';
const GOES = 20;
const STRETCH_MS = 10_000;

/**
 * Keeps the tab's icon as it is now (or as it was when the page had loaded): sites draw their counts into new ones. The
 * icon that the page wants by then is given to it afterwards.
 */
export function stillIcons(): Stilled {
  const budget = new Budget(GOES, STRETCH_MS);
  const wanted = new Map<Element, string>();
  let kept: ReadonlySet<string> | null = null;
  const icons = () => [...(document.head?.querySelectorAll(ICON) ?? [])];
  const hrefOf = (icon: Element) => icon.getAttribute('href') ?? '';
  return {
    look() {
      if (kept === null) {
        if (document.readyState === 'loading') return false;
        kept = new Set(icons().map(hrefOf));
      }
      const [still] = kept;
      // Where there was none, the first one is no count yet.
      if (still === undefined) {
        if (icons().length > 0) kept = new Set(icons().map(hrefOf));
        return false;
      }
      let isAnyNew = false;
      for (const icon of icons()) {
        const href = hrefOf(icon);
        if (kept.has(href)) continue;
        if (budget.take(performance.now()) > 0) break;
        wanted.set(icon, href);
        icon.setAttribute('href', still);
        isAnyNew = true;
      }
      return isAnyNew;
    },
    giveBack() {
      const still = kept === null ? undefined : [...kept][0];
      for (const [icon, href] of wanted)
        if (icon.isConnected && hrefOf(icon) === still) icon.setAttribute('href', href);
      wanted.clear();
      kept = null;
    },
    bequests: () => [...wanted].map(([icon, href]) => [icon, 'setAttribute', 'href', href]),
  };
}
