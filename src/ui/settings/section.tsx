import type { ComponentChildren } from 'preact';
import { useWords } from '../shared/words.tsx';
import { SECTIONS, type SectionId } from './sections.ts';

export interface SectionProps {
  readonly id: SectionId;
  readonly about?: string;
  readonly children: ComponentChildren;
}

/** One subject of the settings. */
export function Section({ id, about, children }: SectionProps) {
  const words = useWords();
  return (
    <section id={id} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{words(SECTIONS[id])}</h2>
      {about && <p class="soft about">{about}</p>}
      {children}
    </section>
  );
}
