import type { LiveNext } from '../../core/focus/live.ts';
import { planWords, titleWords } from '../popup/meeting-words.ts';
import { useWhatChanged } from '../shared/what-changed.ts';
import { useTimes, useWords } from '../shared/words.tsx';
import type { SettingsProps } from './props.ts';
import { Section } from './section.tsx';

interface AheadListProps extends Pick<SettingsProps, 'actions' | 'nowMs'> {
  readonly ahead: readonly LiveNext[];
}

/** Every entry of the next days, whether focus starts for it, and why; and "never for meetings like this". */
export function AheadList({ ahead, nowMs, actions }: AheadListProps) {
  const words = useWords();
  const times = useTimes();
  // What began days ago and goes on is of today: a day that has passed is none of the next ones.
  const dayOf = ({ startMs }: LiveNext) => {
    const ms = Math.max(startMs, nowMs);
    return `${times.weekday(ms)}, ${times.day(ms)}`;
  };
  const days = Map.groupBy(ahead, dayOf);
  const { note, changed } = useWhatChanged(ahead);
  return (
    <Section id="ahead" about={words(ahead.length === 0 ? 'settings_ahead_none' : 'settings_ahead_about')}>
      {ahead.length > 0 && (
        <details class="calendar-help">
          <summary>{words.count('settings_ahead_show', ahead.length)}</summary>
          {[...days].map(([day, rows]) => (
            <div key={day} class="ahead-day">
              <h3>{day}</h3>
              <ul class="plain-list rows">
                {rows.map((each) => (
                  <AheadEntry key={each.occurrenceId} entry={each} actions={actions} onPress={() => note(each)} />
                ))}
              </ul>
            </div>
          ))}
        </details>
      )}
      <p class="visually-hidden" role="status">
        {changed && planWords(changed, words)}
      </p>
    </Section>
  );
}

interface AheadEntryProps extends Pick<SettingsProps, 'actions'> {
  readonly entry: LiveNext;
  readonly onPress: () => void;
}

function AheadEntry({ entry, actions, onPress }: AheadEntryProps) {
  const words = useWords();
  const times = useTimes();
  const title = titleWords(entry, words);
  const when = entry.isAllDay ? words('common_all_day') : times.clock(entry.startMs);
  return (
    <li>
      <p class="small soft time">{when}</p>
      <div class="grow">
        <p>
          <bdi>{title}</bdi>
        </p>
        <p class={entry.startsFocus ? 'small said' : 'small soft'}>{planWords(entry, words)}</p>
      </div>
      {entry.never !== null && (
        <button
          type="button"
          class="small quiet"
          onClick={() => {
            onPress();
            void (entry.never === 'said' ? actions.againLikeThis : actions.neverLikeThis)(entry.occurrenceId);
          }}
        >
          {words(entry.never === 'said' ? 'settings_undo' : 'settings_ahead_never')}
          <span class="visually-hidden">
            {' '}
            {entry.never === 'said' ? words('settings_ahead_undo_what', title) : title}
          </span>
        </button>
      )}
    </li>
  );
}
