import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { useTimes, useWords } from '../shared/words.tsx';

export const STEPS = 3;

export interface StepProps {
  /** 1 to STEPS; null for what comes after them. */
  readonly number: number | null;
  readonly title: string;
  readonly children: ComponentChildren;
}

/** One step: its heading takes the focus when it comes, so that a reader and a keyboard go on from there. */
export function Step({ number, title, children }: StepProps) {
  const words = useWords();
  const times = useTimes();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section class="step" aria-labelledby="step-title">
      {number !== null && <p class="small soft">{words('welcome_step', times.number(number), times.number(STEPS))}</p>}
      <h1 id="step-title" tabIndex={-1} ref={heading}>
        {title}
      </h1>
      {children}
    </section>
  );
}
