import { useState } from 'preact/hooks';
import type { CalendarView } from '../../core/calendar/calendar.ts';
import { useWords } from '../shared/words.tsx';
import { CalendarAccount } from './calendar-account.tsx';
import { dropTarget, FileButton } from './calendar-file.tsx';
import { CalendarForm } from './calendar-form.tsx';
import { CalendarHelp } from './calendar-help.tsx';
import { CalendarMicrosoft } from './calendar-microsoft.tsx';
import { CalendarRow } from './calendar-row.tsx';
import { useProblemWords } from './problem-words.ts';
import type { SettingsProps } from './props.ts';
import { Section } from './section.tsx';
import { useRemoval } from './use-removal.ts';

/** What came of a file. */
interface Said {
  readonly isWrong: boolean;
  readonly words: string;
}

/** The user's calendars: what each says, what is wrong with it, and how to add one. */
export function Calendars({ calendars, nowMs, actions }: Pick<SettingsProps, 'calendars' | 'nowMs' | 'actions'>) {
  const words = useWords();
  const removal = useRemoval((id) => void actions.removeCalendar(id));
  const [isReading, setReading] = useState(false);
  const refresh = async () => {
    setReading(true);
    await actions.refreshCalendars().catch(() => null);
    setReading(false);
  };
  const problemWords = useProblemWords();
  const [file, setFile] = useState<readonly Said[]>([]);
  const added = async (chosen: File, replaces: string | null): Promise<Said> => {
    const reply = await actions.addCalendarFile(chosen, replaces).catch(() => ({ ok: false, problem: '' }) as const);
    if (reply.ok) {
      const { upcoming, name } = reply.value;
      return { isWrong: false, words: words.count('settings_calendar_added', upcoming, name) };
    }
    // The words for it are about addresses.
    const isNone = reply.problem === 'not-a-calendar';
    const why = isNone ? words('settings_file_not_a_calendar') : problemWords(reply.problem);
    return { isWrong: true, words: words('settings_file_failed', chosen.name, why) };
  };
  const addFiles = async (files: readonly File[], replaces: string | null) => {
    setReading(true);
    setFile([]);
    const said: Said[] = [];
    for (const each of files) said.push(await added(each, replaces));
    setReading(false);
    setFile(said);
  };
  const { microsoft } = actions;
  const row = (calendar: CalendarView) => (
    <CalendarRow
      key={calendar.id}
      calendar={calendar}
      nowMs={nowMs}
      isRemoved={removal.isRemoved(calendar.id)}
      onRemove={() => removal.remove(calendar.id)}
      onUndo={() => removal.undo(calendar.id)}
      onAllow={() => void actions.allowCalendar(calendar.id)}
      onFile={(chosen) => void addFiles([chosen], calendar.id)}
      onSignIn={(password) => actions.signInAgain(calendar.id, password)}
      onMicrosoftSignIn={microsoft && (() => microsoft.signInAgain(calendar.id))}
    />
  );
  return (
    <Section id="calendars" about={words('settings_calendars_about')}>
      {calendars !== null && calendars.length > 0 && (
        <>
          <ul class="plain-list rows" aria-busy={isReading}>
            {calendars.map(row)}
          </ul>
          <p>
            <button type="button" class="small" disabled={isReading} onClick={() => void refresh()}>
              {words(isReading ? 'settings_reading' : 'settings_read_again')}
            </button>
          </p>
        </>
      )}
      <CalendarForm isFirst={calendars?.length === 0} onAdd={actions.addCalendar} />
      <div class="drop" {...dropTarget((files) => void addFiles(files, null))}>
        <p class="soft small">{words('settings_file_about')}</p>
        <FileButton
          label={words('settings_file_choose')}
          isBusy={isReading}
          onFile={(chosen) => void addFiles([chosen], null)}
        />
        <div role="status">
          {file.map((each, at) => (
            <p key={at} class={each.isWrong ? 'problem' : 'said'}>
              {each.words}
            </p>
          ))}
        </div>
      </div>
      <CalendarAccount {...actions} />
      {microsoft && <CalendarMicrosoft {...microsoft} />}
      <CalendarHelp />
    </Section>
  );
}
