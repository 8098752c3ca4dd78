import { isolated } from '../../messages/words.ts';
import { useWords } from '../shared/words.tsx';
import type { SettingsProps } from './props.ts';
import type { ChoiceProps } from './starts.tsx';
import { TextRows } from './text-rows.tsx';

/** What was answered to "Also next time?"; a row that goes is asked for again. Nothing where there is no answer yet. */
export function SeriesNeeds({
  settings: { seriesNeeds },
  change,
  seriesTitles,
}: ChoiceProps & Pick<SettingsProps, 'seriesTitles'>) {
  const words = useWords();
  if (seriesNeeds.length === 0) return null;
  const keyOf = ({ seriesId, site }: (typeof seriesNeeds)[number]) => `${site} ${seriesId}`;
  return (
    <>
      <h3>{words('settings_series_needs')}</h3>
      <p class="soft small about">{words('settings_series_needs_about')}</p>
      <TextRows
        id="series-needs"
        rows={seriesNeeds.map(keyOf)}
        nameOf={(key) => {
          const row = seriesNeeds.find((each) => keyOf(each) === key);
          const title = seriesTitles?.get(row?.seriesId ?? '') ?? words('settings_never_unknown');
          const form = row?.isNeeded === true ? 'settings_series_needed' : 'settings_series_not_needed';
          return words(form, row?.site ?? '', isolated(title));
        }}
        onRemove={(key) => change({ seriesNeeds: { remove: seriesNeeds.filter((each) => keyOf(each) === key) } })}
      />
    </>
  );
}
