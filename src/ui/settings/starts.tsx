import { type Settings, type SettingsChange, STARTS } from '../../core/settings/settings.ts';
import { isolated } from '../../messages/words.ts';
import { useWords } from '../shared/words.tsx';
import type { SettingsProps } from './props.ts';
import { Section } from './section.tsx';
import { seriesWords } from './series-words.ts';
import { TextRows } from './text-rows.tsx';

export interface ChoiceProps {
  readonly settings: Settings;
  readonly change: (change: SettingsChange) => void;
}

/** How focus starts, and for what it never does. */
export function Starts({
  settings,
  change,
  seriesTitles,
  areCallsAllowed,
  actions,
}: ChoiceProps & Pick<SettingsProps, 'seriesTitles' | 'areCallsAllowed' | 'actions'>) {
  const words = useWords();
  const { never } = settings;
  return (
    <>
      <Section id="starts">
        <div class={areCallsAllowed ? 'soft about' : 'ask'}>
          <p>{words(areCallsAllowed ? 'settings_calls_allowed' : 'settings_calls_not_allowed')}</p>
          {!areCallsAllowed && (
            <button type="button" onClick={() => void actions.allowCalls()}>
              {words('settings_allow')}
              <span class="visually-hidden"> {words('settings_calls')}</span>
            </button>
          )}
        </div>
        <fieldset>
          <legend>{words('settings_starts_legend')}</legend>
          {STARTS.map((each) => (
            <label class="choice" key={each}>
              <input
                type="radio"
                name="starts"
                checked={settings.startsFocus === each}
                onChange={() => change({ startsFocus: each })}
              />
              <span>
                {words(`settings_starts_${each.replaceAll('-', '_')}`)}
                <small class="soft">{words(`settings_starts_${each.replaceAll('-', '_')}_about`)}</small>
              </span>
            </label>
          ))}
        </fieldset>
      </Section>
      <Section id="never" about={words('settings_never_about')}>
        <TextRows
          id="never-series"
          rows={never.series}
          nameOf={(uid) => seriesWords(uid, seriesTitles, words)}
          onRemove={(uid) => change({ never: { series: { remove: [uid] } } })}
        />
        <TextRows
          id="never-words"
          rows={never.words}
          nameOf={(row) => words('settings_never_words_row', isolated(row))}
          label={words('settings_never_words')}
          placeholder={words('settings_never_words_example')}
          read={(typed) =>
            typed.trim() === '' ? { problem: words('settings_never_words_missing') } : { row: typed.trim() }
          }
          onAdd={(row) => change({ never: { words: { add: [row] } } })}
          onRemove={(row) => change({ never: { words: { remove: [row] } } })}
        />
      </Section>
    </>
  );
}
