import { useEffect, useRef, useState } from 'preact/hooks';
import { SECTION_IDS, type SectionId } from './sections.ts';

/** How far down the window one reads, as a share of its height. */
const READING = 0.25;
/** What comes before a user's own scrolling. */
const BY_HAND = ['wheel', 'touchmove', 'keydown', 'pointerdown'] as const;

/**
 * Where one reads, in CSS px from the window's upper edge. Near the end of the page it goes down with what is left to
 * scroll: else the last sections, which never come further up, would never be reached.
 */
export function readingLine(windowPx: number, leftToScrollPx: number): number {
  return Math.max(windowPx * READING, windowPx - leftToScrollPx);
}

function sectionAtLine(): SectionId | null {
  const { scrollHeight, clientHeight } = document.documentElement;
  const line = readingLine(clientHeight, scrollHeight - clientHeight - scrollY);
  const isAbove = (id: SectionId) => {
    const top = document.getElementById(id)?.getBoundingClientRect().top;
    return top !== undefined && top < line;
  };
  return SECTION_IDS.findLast(isAbove) ?? null;
}

/**
 * The section that one is in: the one that a link or the address named, until one scrolls on by hand; else the one at
 * the reading line. `go` says that a link to one was followed.
 */
export function useSectionInView(): { readonly inView: SectionId; readonly go: (id: SectionId) => void } {
  const [inView, setInView] = useState<SectionId>('calendars');
  const named = useRef<SectionId | null>(null);
  const go = (id: SectionId) => {
    named.current = id;
    setInView(id);
  };
  useEffect(() => {
    const goToNamed = () => {
      const id = SECTION_IDS.find((each) => location.hash === `#${each}`);
      if (id !== undefined) go(id);
    };
    const byHand = () => {
      named.current = null;
    };
    const follow = () => {
      if (named.current === null) setInView((before) => sectionAtLine() ?? before);
    };
    goToNamed();
    // The page was empty when the browser looked for what its address names.
    if (named.current !== null) document.getElementById(named.current)?.scrollIntoView({ behavior: 'instant' });
    const off = new AbortController();
    const options = { passive: true, signal: off.signal };
    for (const each of BY_HAND) addEventListener(each, byHand, options);
    addEventListener('scroll', follow, options);
    addEventListener('hashchange', goToNamed, options);
    return () => off.abort();
  }, []);
  return { inView, go };
}
