import { useEffect, useRef } from 'preact/hooks';
import { useWords } from '../shared/words.tsx';
import { useSectionInView } from './section-in-view.ts';
import { BEGINNINGS, SECTION_IDS, SECTIONS, type SectionId } from './sections.ts';

/** The way to each section: beside the page where there is room, else a row above it that scrolls sideways. */
export function SectionList({ without }: { readonly without: SectionId | null }) {
  const words = useWords();
  const { inView, go } = useSectionInView();
  const list = useRef<HTMLElement>(null);
  // The list alone is scrolled, never the page, to where its mark can be seen.
  useEffect(() => {
    const mark = list.current?.querySelector('[aria-current]')?.getBoundingClientRect();
    const whole = list.current?.getBoundingClientRect();
    if (!mark || !whole) return;
    list.current?.scrollBy(
      mark.x + mark.width / 2 - whole.x - whole.width / 2,
      mark.y + mark.height / 2 - whole.y - whole.height / 2,
    );
  }, [inView]);
  return (
    <nav class="sections" aria-label={words('settings_sections')} ref={list}>
      <ul class="plain-list">
        {SECTION_IDS.filter((id) => id !== without).map((id) => (
          <li key={id} class={BEGINNINGS.has(id) ? 'begins' : undefined}>
            <a href={`#${id}`} aria-current={id === inView ? 'location' : undefined} onClick={() => go(id)}>
              {words(SECTIONS[id])}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
