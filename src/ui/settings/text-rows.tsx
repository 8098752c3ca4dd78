import { useEffect, useRef, useState } from 'preact/hooks';
import { RemoveIcon } from '../shared/icons.tsx';
import { useWords } from '../shared/words.tsx';

export interface TextRowsProps {
  /** Unique on the page; names the field. */
  readonly id: string;
  readonly rows: readonly string[];
  /** How a row reads, where that is not the row itself. */
  readonly nameOf?: (row: string) => string;
  /** The field's label; without one rows can only be taken away. */
  readonly label?: string;
  readonly placeholder?: string;
  readonly kind?: 'text' | 'url' | 'email';
  /** The row that the user means, or what is wrong with it, in words. */
  readonly read?: (typed: string) => { readonly row: string } | { readonly problem: string };
  readonly onAdd?: (row: string) => void;
  readonly onRemove: (row: string) => void;
  /** What a row shows besides its name. */
  readonly beside?: (row: string) => preact.ComponentChildren;
}

/** A short list that the user keeps: each row can go, and a field adds one. */
export function TextRows(props: TextRowsProps) {
  const words = useWords();
  const name = props.nameOf ?? ((row: string) => row);
  const whole = useRef<HTMLDivElement>(null);
  const removedAt = useRef<number | null>(null);
  // The focus was on what is gone now: it goes to the row that moved up, else to the field.
  useEffect(() => {
    if (removedAt.current === null) return;
    const buttons = whole.current?.querySelectorAll<HTMLElement>('.rows .only-icon') ?? [];
    const next = buttons[Math.min(removedAt.current, buttons.length - 1)];
    (next ?? whole.current?.querySelector('input'))?.focus();
    removedAt.current = null;
  }, [props.rows]);
  const remove = (row: string) => {
    removedAt.current = props.rows.indexOf(row);
    props.onRemove(row);
  };
  return (
    <div class="text-rows" ref={whole}>
      {props.rows.length > 0 && (
        <ul class="plain-list rows">
          {props.rows.map((row) => (
            <li key={row}>
              {/* A sentence has the page's direction, a row as it was typed its own. */}
              <span class="grow">{props.nameOf === undefined ? <bdi>{row}</bdi> : name(row)}</span>
              {props.beside?.(row)}
              <button
                type="button"
                class="quiet only-icon"
                aria-label={words('settings_remove_row', name(row))}
                onClick={() => remove(row)}
              >
                <RemoveIcon />
              </button>
            </li>
          ))}
        </ul>
      )}
      {props.label !== undefined && <AddRow {...props} label={props.label} />}
    </div>
  );
}

function AddRow({ id, label, placeholder, kind = 'text', read, onAdd, rows }: TextRowsProps & { label: string }) {
  const words = useWords();
  const field = useRef<HTMLInputElement>(null);
  const [problem, setProblem] = useState('');
  const add = (event: Event) => {
    event.preventDefault();
    const typed = field.current?.value ?? '';
    const answer = read?.(typed) ?? { row: typed.trim() };
    if ('problem' in answer) return setProblem(answer.problem);
    if (rows.includes(answer.row)) return setProblem(words('settings_already_there', answer.row));
    setProblem('');
    if (field.current) field.current.value = '';
    onAdd?.(answer.row);
  };
  return (
    <form class="add" onSubmit={add} noValidate>
      <label for={id}>{label}</label>
      <div class="field">
        <input
          id={id}
          ref={field}
          type="text"
          inputMode={kind}
          autocomplete="off"
          autocapitalize="off"
          spellcheck={false}
          dir={kind === 'text' ? 'auto' : 'ltr'}
          placeholder={placeholder}
          aria-invalid={problem !== ''}
          aria-describedby={`${id}-problem`}
          onInput={() => problem && setProblem('')}
        />
        <button type="submit">{words('settings_add')}</button>
      </div>
      <p id={`${id}-problem`} class="problem" role="status">
        {problem}
      </p>
    </form>
  );
}
