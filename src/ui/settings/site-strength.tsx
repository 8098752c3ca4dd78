import { STRENGTHS, type Strength } from '../../core/settings/settings.ts';
import { useWords } from '../shared/words.tsx';
import type { ChoiceProps } from './starts.tsx';

/** How firm the veil over one listed site is: as for all, or of its own. */
export function SiteStrength({ settings, change, site }: ChoiceProps & { readonly site: string }) {
  const words = useWords();
  const { [site]: own, ...others } = settings.strengths;
  return (
    <select
      class="small"
      aria-label={words('settings_strength_of', site)}
      value={own ?? ''}
      onChange={(event) => {
        const chosen = STRENGTHS.find((each) => each === event.currentTarget.value);
        change({ strengths: chosen === undefined ? others : { ...others, [site]: chosen satisfies Strength } });
      }}
    >
      <option value="">{words('settings_strength_as_all')}</option>
      {STRENGTHS.map((each) => (
        <option key={each} value={each}>
          {words(`settings_strength_${each}`)}
        </option>
      ))}
    </select>
  );
}
