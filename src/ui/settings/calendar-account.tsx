import { useRef, useState } from 'preact/hooks';
import type { DavCalendar, DavFound } from '../../core/ports/browser.ts';
import { useWords } from '../shared/words.tsx';
import { useProblemWords } from './problem-words.ts';
import type { SettingsActions } from './props.ts';

export type CalendarAccountProps = Pick<SettingsActions, 'findCalendars' | 'addAccountCalendars' | 'allowHost'>;

type State =
  | { readonly is: 'typing'; readonly problem: string }
  | { readonly is: 'looking' | 'adding' }
  | { readonly is: 'elsewhere'; readonly host: string }
  | { readonly is: 'choosing'; readonly calendars: readonly DavCalendar[]; readonly problem: string }
  | { readonly is: 'added'; readonly said: string };

/** Adds calendars of a CalDAV account: sign in, choose, done. The password stays in the field until then. */
export function CalendarAccount({ findCalendars, addAccountCalendars, allowHost }: CalendarAccountProps) {
  const words = useWords();
  const problemWords = useProblemWords();
  const form = useRef<HTMLFormElement>(null);
  const [state, setState] = useState<State>({ is: 'typing', problem: '' });
  const typed = () => {
    const data = new FormData(form.current ?? undefined);
    const of = (name: string) => String(data.get(name) ?? '');
    return { server: of('server').trim(), user: of('user').trim(), password: of('password') };
  };

  const show = (found: DavFound | string) => {
    if (typeof found === 'string') setState({ is: 'typing', problem: problemWords(found) });
    else if (found.is === 'problem') setState({ is: 'typing', problem: problemWords(found.problem) });
    else if (found.is === 'elsewhere') setState(found);
    else setState({ is: 'choosing', calendars: found.calendars, problem: '' });
  };
  const find = async (event?: Event) => {
    event?.preventDefault();
    const { server, user, password } = typed();
    if (server === '' || user === '' || password === '')
      return setState({ is: 'typing', problem: words('settings_account_incomplete') });
    // Before anything is awaited: the browser asks for permission only in the user's own click.
    const reply = findCalendars(server, user, password);
    setState({ is: 'looking' });
    const answer = await reply.catch(() => ({ ok: false, problem: '' }) as const);
    show(answer.ok ? answer.value : answer.problem);
  };
  const allow = async (host: string) => {
    if (await allowHost(host)) await find();
  };
  const add = async (event: Event, calendars: readonly DavCalendar[]) => {
    event.preventDefault();
    const at = new FormData(event.currentTarget as HTMLFormElement).getAll('calendar').map(Number);
    const chosen = calendars.filter((_, index) => at.includes(index));
    if (chosen.length === 0)
      return setState({ is: 'choosing', calendars, problem: words('settings_account_none_chosen') });
    const { server, user, password } = typed();
    setState({ is: 'adding' });
    const answer = await addAccountCalendars(server, user, password, chosen).catch(
      () => ({ ok: false, problem: '' }) as const,
    );
    if (!answer.ok) return setState({ is: 'choosing', calendars, problem: problemWords(answer.problem) });
    form.current?.reset();
    setState({ is: 'added', said: words.count('settings_account_added', answer.value.length) });
  };
  const isBusy = state.is === 'looking' || state.is === 'adding';
  const problem = 'problem' in state ? state.problem : '';

  return (
    <details class="calendar-help">
      <summary>{words('settings_account')}</summary>
      <div class="stack account">
        <p class="soft small">{words('settings_account_about')}</p>
        <form class="add calendar-form" ref={form} onSubmit={(event) => void find(event)} noValidate>
          <label for="account-server">{words('settings_account_server')}</label>
          <input id="account-server" name="server" type="text" {...PLAIN} placeholder="caldav.example.org" />
          <label for="account-user">{words('settings_account_user')}</label>
          <input id="account-user" name="user" type="text" {...PLAIN} />
          <label for="account-password">{words('settings_account_password')}</label>
          <div class="field">
            <input
              id="account-password"
              name="password"
              type="password"
              autocomplete="off"
              aria-describedby="account-secret"
            />
            <button type="submit" disabled={isBusy}>
              {words(isBusy ? 'settings_reading' : 'settings_account_find')}
            </button>
          </div>
          <p id="account-secret" class="small soft">
            {words('settings_account_secret')}
          </p>
        </form>
        {state.is === 'elsewhere' && (
          <div class="ask">
            <p>{words('settings_account_elsewhere', state.host)}</p>
            <button type="button" onClick={() => void allow(state.host)}>
              {words('settings_allow')}
            </button>
          </div>
        )}
        {state.is === 'choosing' && (
          <form class="stack" onSubmit={(event) => void add(event, state.calendars)}>
            <fieldset>
              <legend>{words('settings_account_choose')}</legend>
              {state.calendars.map(({ collection, name }, index) => (
                <label class="choice" key={collection}>
                  <input type="checkbox" name="calendar" value={index} defaultChecked={state.calendars.length === 1} />
                  <bdi>{name || new URL(collection).pathname.split('/').filter(Boolean).at(-1)}</bdi>
                </label>
              ))}
            </fieldset>
            <button type="submit" class="primary">
              {words('settings_account_add')}
            </button>
          </form>
        )}
        <p class={problem ? 'problem' : 'said'} role="status">
          {state.is === 'added' ? state.said : problem}
        </p>
      </div>
    </details>
  );
}

const PLAIN = { dir: 'ltr', autocomplete: 'off', autocapitalize: 'off', spellcheck: false } as const;
