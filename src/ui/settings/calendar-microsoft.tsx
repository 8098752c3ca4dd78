import { useEffect, useRef, useState } from 'preact/hooks';
import type { CalendarView } from '../../core/calendar/calendar.ts';
import type { MicrosoftCalendar } from '../../core/ports/microsoft.ts';
import { useWords } from '../shared/words.tsx';
import { useProblemWords } from './problem-words.ts';
import type { MicrosoftActions } from './props.ts';

type State =
  | { readonly is: 'resting'; readonly problem: string }
  | { readonly is: 'signing-in' }
  | { readonly is: 'choosing'; readonly found: Found; readonly problem: string; readonly isAdding: boolean }
  | { readonly is: 'added'; readonly said: string };

interface Found {
  readonly accountId: string;
  readonly calendars: readonly MicrosoftCalendar[];
}

const lost = () => ({ ok: false, problem: '' }) as const;

/** Adds calendars of Microsoft 365: sign in at Microsoft, choose, done. */
export function CalendarMicrosoft({ find, add }: Pick<MicrosoftActions, 'find' | 'add'>) {
  const words = useWords();
  const problemWords = useProblemWords();
  const [state, setState] = useState<State>({ is: 'resting', problem: '' });

  const signIn = async () => {
    // Before anything is awaited: the browser asks for permission only in the user's own click.
    const reply = find();
    setState({ is: 'signing-in' });
    const answer = await reply.catch(lost);
    const problem = !answer.ok ? answer.problem : answer.value.is === 'problem' ? answer.value.problem : null;
    if (problem !== null) setState({ is: 'resting', problem: problemWords(problem) });
    else if (answer.ok && answer.value.is === 'found')
      setState({ is: 'choosing', found: answer.value, problem: '', isAdding: false });
  };
  const addChosen = async (event: Event, found: Found) => {
    event.preventDefault();
    const at = new FormData(event.currentTarget as HTMLFormElement).getAll('calendar').map(Number);
    const chosen = found.calendars.filter((_, index) => at.includes(index));
    const choosing = { is: 'choosing', found, problem: '', isAdding: false } as const;
    if (chosen.length === 0) return setState({ ...choosing, problem: words('settings_account_none_chosen') });
    setState({ ...choosing, isAdding: true });
    const answer = await add(found.accountId, chosen).catch(lost);
    if (answer.ok) setState({ is: 'added', said: words.count('settings_account_added', answer.value.length) });
    // Its sign-in is not kept any more: it begins anew.
    else setState({ is: 'resting', problem: problemWords(answer.problem) });
  };
  const problem = 'problem' in state ? state.problem : '';
  const isWaiting = state.is === 'signing-in';

  return (
    <details class="calendar-help">
      <summary>{words('settings_microsoft')}</summary>
      <div class="stack account">
        <p class="soft small">{words('settings_microsoft_about')}</p>
        {state.is === 'choosing' ? (
          <ChooseCalendars {...state} onAdd={(event) => void addChosen(event, state.found)} />
        ) : (
          <p>
            <button
              type="button"
              disabled={isWaiting}
              aria-describedby="microsoft-secret"
              onClick={() => void signIn()}
            >
              {words(isWaiting ? 'settings_microsoft_waiting' : 'settings_microsoft_sign_in')}
            </button>
          </p>
        )}
        <p id="microsoft-secret" class="small soft">
          {words('settings_microsoft_secret')}
        </p>
        <p class={problem ? 'problem' : 'said'} role="status">
          {state.is === 'added' ? state.said : problem}
        </p>
      </div>
    </details>
  );
}

interface ChooseProps {
  readonly found: Found;
  readonly isAdding: boolean;
  readonly onAdd: (event: Event) => void;
}

/** The account's calendars; the one that Outlook opens with is chosen already. */
function ChooseCalendars({ found, isAdding, onAdd }: ChooseProps) {
  const words = useWords();
  const form = useRef<HTMLFormElement>(null);
  // It stands where the button was that was pressed.
  useEffect(() => form.current?.querySelector('input')?.focus(), []);
  return (
    <form class="stack" ref={form} onSubmit={onAdd}>
      <fieldset disabled={isAdding}>
        <legend>{words('settings_account_choose')}</legend>
        {found.calendars.map(({ id, name, isDefault }, index) => (
          <label class="choice" key={id}>
            <input type="checkbox" name="calendar" value={index} defaultChecked={isDefault} />
            <bdi>{name}</bdi>
          </label>
        ))}
      </fieldset>
      <button type="submit" class="primary" disabled={isAdding}>
        {words(isAdding ? 'settings_reading' : 'settings_account_add')}
      </button>
    </form>
  );
}

export interface MicrosoftAgainProps {
  readonly calendar: CalendarView;
  /** In the click. */
  readonly onSignIn: () => Promise<{ readonly ok: true } | { readonly ok: false; readonly problem: string }>;
}

/** For a calendar whose sign-in has run out. What went wrong this time is said here; all is well once the row says so. */
export function MicrosoftAgain({ calendar, onSignIn }: MicrosoftAgainProps) {
  const words = useWords();
  const problemWords = useProblemWords();
  const [isWaiting, setWaiting] = useState(false);
  const [problem, setProblem] = useState('');
  const signIn = async () => {
    const reply = onSignIn();
    setWaiting(true);
    setProblem('');
    const answer = await reply.catch(lost);
    setWaiting(false);
    if (!answer.ok) setProblem(problemWords(answer.problem));
  };
  return (
    <div class="stack">
      <button type="button" class="small" disabled={isWaiting} onClick={() => void signIn()}>
        {words(isWaiting ? 'settings_microsoft_waiting' : 'settings_microsoft_again')}
        <span class="visually-hidden"> {calendar.name}</span>
      </button>
      <p class="problem" role="status">
        {problem}
      </p>
    </div>
  );
}
