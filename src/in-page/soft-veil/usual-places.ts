import { GAP, isControl, type Place, type Size } from '../free-place.ts';

/** In the middle of the lower edge, else of the upper one, else in a corner: a page's own bars are seldom everywhere. */
export function usualPlaces({ width, height }: Size): readonly Place[] {
  const bottom = innerHeight - height - GAP;
  const across = [(innerWidth - width) / 2, GAP, innerWidth - width - GAP];
  return across.flatMap((left) => [bottom, GAP].map((top) => ({ left, top })));
}

/**
 * A field to write in, or a control that stays where it is while the page scrolls: what scrolls can be scrolled from below
 * the banner, and the banner is not to jump about for it.
 */
export function isInTheWay(element: Element): boolean {
  if (!isControl(element)) return false;
  if (element.closest('textarea, input, [contenteditable], [role="textbox"]') !== null) return true;
  for (let each: Element | null = element; each !== null; each = each.parentElement) {
    if (['fixed', 'sticky'].includes(getComputedStyle(each).position)) return true;
  }
  return false;
}
