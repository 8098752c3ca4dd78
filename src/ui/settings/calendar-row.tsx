import { useState } from 'preact/hooks';
import type { CalendarView } from '../../core/calendar/calendar.ts';
import { LEFT_OUT_REASONS } from '../../core/calendar/left-out.ts';
import { calendarProblemWords, leftOutWords } from '../shared/because-words.ts';
import { useTimes, useWords } from '../shared/words.tsx';
import { FileButton } from './calendar-file.tsx';
import { MicrosoftAgain, type MicrosoftAgainProps } from './calendar-microsoft.tsx';

export interface CalendarRowProps {
  readonly calendar: CalendarView;
  readonly nowMs: number;
  readonly isRemoved: boolean;
  readonly onRemove: () => void;
  readonly onUndo: () => void;
  /** In the click. */
  readonly onAllow: () => void;
  /** A newer file of this calendar was chosen. */
  readonly onFile: (file: File) => void;
  readonly onSignIn: (password: string) => Promise<unknown>;
  /** Null where Microsoft 365 is not to be had. */
  readonly onMicrosoftSignIn: MicrosoftAgainProps['onSignIn'] | null;
}

/** "Remove" and "Undo" are one button on the page, so that the focus stays where it was pressed. */
const TAKE_AWAY = 'take-away';
const ACTIONS = 'actions';

/** One calendar: its name, where it is read from, how it is. */
export function CalendarRow(props: CalendarRowProps) {
  const { calendar, nowMs, isRemoved, onRemove, onUndo, onAllow, onFile, onSignIn, onMicrosoftSignIn } = props;
  const words = useWords();
  if (isRemoved) {
    return (
      <li>
        <span class="soft grow" role="status">
          {words('settings_calendar_removed', calendar.name)}
        </span>
        <div key={ACTIONS} class="row-actions">
          <button key={TAKE_AWAY} type="button" class="small" onClick={onUndo}>
            {words('settings_undo')}
          </button>
        </div>
      </li>
    );
  }
  return (
    <li>
      <div class="grow">
        <h3>
          <bdi>{calendar.name}</bdi>
        </h3>
        <p class="small soft">
          <bdi>
            {calendar.kind === 'microsoft' ? words('settings_microsoft_name') : (calendar.fileName ?? calendar.host)}
          </bdi>
        </p>
        <CalendarState calendar={calendar} nowMs={nowMs} />
        <LeftOut calendar={calendar} />
        {calendar.problem === 'sign-in-refused' && <SignInAgain calendar={calendar} onSignIn={onSignIn} />}
        {calendar.problem === 'sign-in-expired' && onMicrosoftSignIn && (
          <MicrosoftAgain calendar={calendar} onSignIn={onMicrosoftSignIn} />
        )}
      </div>
      <div key={ACTIONS} class="row-actions">
        {calendar.kind === 'file' && (
          <FileButton label={words('settings_file_again')} about={calendar.name} onFile={onFile} />
        )}
        {calendar.problem === 'no-permission' && (
          <button type="button" class="small" onClick={onAllow}>
            {words('settings_allow')}
            <span class="visually-hidden"> {calendar.name}</span>
          </button>
        )}
        <button key={TAKE_AWAY} type="button" class="small quiet" onClick={onRemove}>
          {words('settings_remove')}
          <span class="visually-hidden"> {calendar.name}</span>
        </button>
      </div>
    </li>
  );
}

/** What the calendar holds that could not be used: the rest of it is there. */
function LeftOut({ calendar }: Pick<CalendarRowProps, 'calendar'>) {
  const words = useWords();
  return (
    <>
      {LEFT_OUT_REASONS.filter((why) => calendar.leftOut[why]).map((why) => (
        <p key={why} class="small soft">
          {leftOutWords(why, calendar.leftOut[why] ?? 0, words)}
        </p>
      ))}
    </>
  );
}

function SignInAgain({ calendar, onSignIn }: Pick<CalendarRowProps, 'calendar' | 'onSignIn'>) {
  const words = useWords();
  const [isTrying, setTrying] = useState(false);
  const signIn = async (event: Event) => {
    event.preventDefault();
    const password = String(new FormData(event.currentTarget as HTMLFormElement).get('password') ?? '');
    if (password === '') return;
    setTrying(true);
    await onSignIn(password).catch(() => null);
    setTrying(false);
  };
  return (
    <form class="field" onSubmit={(event) => void signIn(event)}>
      <input
        type="password"
        name="password"
        autocomplete="off"
        aria-label={words('settings_account_password_of', calendar.name)}
        placeholder={words('settings_account_password')}
      />
      <button type="submit" class="small" disabled={isTrying}>
        {words(isTrying ? 'settings_reading' : 'settings_account_sign_in')}
      </button>
    </form>
  );
}

function CalendarState({ calendar, nowMs }: Pick<CalendarRowProps, 'calendar' | 'nowMs'>) {
  const words = useWords();
  const times = useTimes();
  const { goodAtMs, problem, nextTryAtMs } = calendar;
  const ahead = words.count('settings_calendar_ahead', calendar.upcoming);
  const read =
    goodAtMs === null
      ? words('settings_calendar_never_read')
      : words('settings_calendar_read', times.ago(Math.min(goodAtMs, nowMs), nowMs));
  if (problem === null) {
    return <p class="small soft">{goodAtMs === null ? read : words('settings_two_facts', ahead, read)}</p>;
  }
  return (
    <>
      <p class="problem">{calendarProblemWords(problem, words)}</p>
      <p class="small soft">
        {goodAtMs === null ? read : words('settings_calendar_kept', ahead, read)}{' '}
        {words('settings_calendar_next_try', times.when(Math.max(nextTryAtMs, nowMs), nowMs))}
      </p>
    </>
  );
}
