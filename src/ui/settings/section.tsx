import type { ComponentChildren } from 'preact';

export interface SectionProps {
  /** Part of the address after #, and what its heading is known by. */
  readonly id: string;
  readonly title: string;
  readonly about?: string;
  readonly children: ComponentChildren;
}

/** One subject of the settings. */
export function Section({ id, title, about, children }: SectionProps) {
  return (
    <section id={id} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{title}</h2>
      {about && <p class="soft about">{about}</p>}
      {children}
    </section>
  );
}
