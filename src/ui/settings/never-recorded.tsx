import { isolated } from '../../messages/words.ts';
import { useWords } from '../shared/words.tsx';
import type { SettingsProps } from './props.ts';
import { Section } from './section.tsx';
import { seriesWords } from './series-words.ts';
import type { ChoiceProps } from './starts.tsx';
import { TextRows } from './text-rows.tsx';

/** Meetings that have focus and leave nothing behind. */
export function NeverRecorded({
  settings: { neverRecord },
  change,
  seriesTitles,
}: ChoiceProps & Pick<SettingsProps, 'seriesTitles'>) {
  const words = useWords();
  return (
    <Section id="never-record" about={words('settings_never_record_about')}>
      <TextRows
        id="never-record-series"
        rows={neverRecord.series}
        nameOf={(uid) => seriesWords(uid, seriesTitles, words)}
        onRemove={(uid) => change({ neverRecord: { series: { remove: [uid] } } })}
      />
      <TextRows
        id="never-record-words"
        rows={neverRecord.words}
        nameOf={(row) => words('settings_never_words_row', isolated(row))}
        label={words('settings_never_words')}
        placeholder={words('settings_never_record_example')}
        read={(typed) =>
          typed.trim() === '' ? { problem: words('settings_never_words_missing') } : { row: typed.trim() }
        }
        onAdd={(row) => change({ neverRecord: { words: { add: [row] } } })}
        onRemove={(row) => change({ neverRecord: { words: { remove: [row] } } })}
      />
    </Section>
  );
}
