import { useEffect, useRef, useState } from 'preact/hooks';
import { useWords } from '../shared/words.tsx';

export interface ConfirmProps {
  /** "Delete all records…" */
  readonly label: string;
  /** What will be gone, and that it cannot be taken back. */
  readonly question: string;
  /** "Delete" */
  readonly yes: string;
  readonly onYes: () => void;
}

/** A button that asks once before it does what cannot be undone. The safe answer has the focus; Escape gives it. */
export function Confirm({ label, question, yes, onYes }: ConfirmProps) {
  const words = useWords();
  const [isAsking, setAsking] = useState(false);
  const keep = useRef<HTMLButtonElement>(null);
  const ask = useRef<HTMLButtonElement>(null);
  const wasAsking = useRef(false);
  useEffect(() => {
    if (isAsking) keep.current?.focus();
    else if (wasAsking.current) ask.current?.focus();
    wasAsking.current = isAsking;
  }, [isAsking]);
  if (!isAsking) {
    return (
      <button type="button" ref={ask} onClick={() => setAsking(true)}>
        {label}
      </button>
    );
  }
  return (
    <div
      class="confirm"
      role="alertdialog"
      aria-label={question}
      onKeyDown={(event) => event.key === 'Escape' && setAsking(false)}
    >
      <p>{question}</p>
      <div class="row">
        <button type="button" ref={keep} onClick={() => setAsking(false)}>
          {words('settings_keep')}
        </button>
        <button
          type="button"
          class="danger"
          onClick={() => {
            setAsking(false);
            onYes();
          }}
        >
          {yes}
        </button>
      </div>
    </div>
  );
}
