import type { LiveNext } from '../../core/focus/live.ts';
import { focusPlanWords, titleWords } from '../popup/meeting-words.ts';
import { becauseWords } from '../shared/because-words.ts';
import { useTimes, useWords } from '../shared/words.tsx';
import type { SettingsProps } from './props.ts';
import { Section } from './section.tsx';

interface AheadListProps extends Pick<SettingsProps, 'actions'> {
  readonly ahead: readonly LiveNext[];
}

/** Every entry of the next days, whether focus starts for it, and why; and "never for meetings like this". */
export function AheadList({ ahead, actions }: AheadListProps) {
  const words = useWords();
  const times = useTimes();
  const dayOf = (each: LiveNext) => `${times.weekday(each.startMs)}, ${times.day(each.startMs)}`;
  const days = Map.groupBy(ahead, dayOf);
  return (
    <Section id="ahead" about={words('settings_ahead_about')}>
      <details class="calendar-help">
        <summary>{words.count('settings_ahead_show', ahead.length)}</summary>
        {[...days].map(([day, rows]) => (
          <div key={day} class="ahead-day">
            <h3>{day}</h3>
            <ul class="plain-list rows">
              {rows.map((each) => (
                <AheadEntry key={each.occurrenceId} entry={each} actions={actions} />
              ))}
            </ul>
          </div>
        ))}
      </details>
    </Section>
  );
}

function AheadEntry({ entry, actions }: { readonly entry: LiveNext } & Pick<SettingsProps, 'actions'>) {
  const words = useWords();
  const times = useTimes();
  const isNever = entry.because === 'never-series' || entry.because === 'never-words';
  const title = titleWords(entry, words);
  const when = entry.isAllDay ? words('common_all_day') : times.clock(entry.startMs);
  return (
    <li>
      <p class="small soft time">{when}</p>
      <div class="grow">
        <p>
          <bdi>{title}</bdi>
        </p>
        <p class={entry.startsFocus ? 'small said' : 'small soft'}>
          {words('settings_ahead_because', focusPlanWords(entry, words), becauseWords(entry.because, words))}
        </p>
      </div>
      {(isNever || MAY_START.has(entry.because)) && (
        <button
          type="button"
          class="small quiet"
          onClick={() => void (isNever ? actions.againLikeThis : actions.neverLikeThis)(entry.occurrenceId)}
        >
          {words(isNever ? 'settings_undo' : 'settings_ahead_never')}
          <span class="visually-hidden"> {title}</span>
        </button>
      )}
    </li>
  );
}

/** Of what starts nothing anyway nobody needs to say never. */
const MAY_START: ReadonlySet<string> = new Set(['has-people', 'has-join-address', 'asks-first', 'waits-for-call']);
