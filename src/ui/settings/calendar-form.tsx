import { useRef, useState } from 'preact/hooks';
import type { CalendarView } from '../../core/calendar/calendar.ts';
import { useWords } from '../shared/words.tsx';
import { useProblemWords } from './problem-words.ts';
import type { SettingsActions } from './props.ts';

export interface CalendarFormProps {
  readonly onAdd: SettingsActions['addCalendar'];
  /** There is no calendar yet: the button stands out. */
  readonly isFirst: boolean;
  readonly onAdded?: (calendar: CalendarView) => void;
}

type State = { readonly is: 'waiting' | 'reading' } | { readonly is: 'added' | 'failed'; readonly said: string };

/** Adds a calendar by its address. */
export function CalendarForm({ onAdd, isFirst, onAdded }: CalendarFormProps) {
  const words = useWords();
  const address = useRef<HTMLInputElement>(null);
  const name = useRef<HTMLInputElement>(null);
  const [state, setState] = useState<State>({ is: 'waiting' });

  const problemWords = useProblemWords();
  const add = async (event: Event) => {
    event.preventDefault();
    const typed = address.current?.value.trim() ?? '';
    if (typed === '') {
      setState({ is: 'failed', said: words('settings_calendar_address_missing') });
      address.current?.focus();
      return;
    }
    // Before anything is awaited: the browser asks for permission only in the user's own click.
    const reply = onAdd(typed, name.current?.value.trim() ?? '');
    setState({ is: 'reading' });
    const answer = await reply.catch(() => ({ ok: false, problem: '' }) as const);
    if (!answer.ok) {
      setState({ is: 'failed', said: problemWords(answer.problem) });
      address.current?.focus();
      return;
    }
    if (address.current) address.current.value = '';
    if (name.current) name.current.value = '';
    setState({ is: 'added', said: words.count('settings_calendar_added', answer.value.upcoming, answer.value.name) });
    onAdded?.(answer.value);
  };
  const isReading = state.is === 'reading';
  return (
    <form class="add calendar-form" onSubmit={(event) => void add(event)} noValidate>
      <label for="calendar-address">{words('settings_calendar_address')}</label>
      <input
        id="calendar-address"
        ref={address}
        type="text"
        inputMode="url"
        dir="ltr"
        autocomplete="off"
        autocapitalize="off"
        spellcheck={false}
        placeholder="https://…/basic.ics"
        aria-invalid={state.is === 'failed'}
        aria-describedby="calendar-said calendar-secret"
        readOnly={isReading}
      />
      <label for="calendar-name">{words('settings_calendar_name')}</label>
      <div class="field">
        <input id="calendar-name" ref={name} type="text" dir="auto" autocomplete="off" readOnly={isReading} />
        <button type="submit" class={isFirst ? 'primary' : ''} disabled={isReading}>
          {words(isReading ? 'settings_reading' : 'settings_add_calendar')}
        </button>
      </div>
      <p id="calendar-said" class={state.is === 'failed' ? 'problem' : 'said'} role="status">
        {'said' in state ? state.said : ''}
      </p>
      <p id="calendar-secret" class="small soft">
        {words('settings_calendar_secret')}
      </p>
    </form>
  );
}
