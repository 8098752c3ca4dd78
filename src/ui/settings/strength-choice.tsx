import { STRENGTHS, type Strength } from '../../core/settings/settings.ts';
import { useWords } from '../shared/words.tsx';

export interface StrengthChoiceProps {
  readonly label: string;
  /** Undefined: as for all. */
  readonly own: Strength | undefined;
  /** That only the feed is hidden can be chosen too; null where no feed is known. */
  readonly feed: { readonly isChosen: boolean } | null;
  /** Null: as for all. */
  readonly onChoose: (chosen: Strength | 'feed' | null) => void;
}

/** A strength of its own, or as for all. */
export function StrengthChoice({ label, own, feed, onChoose }: StrengthChoiceProps) {
  const words = useWords();
  return (
    <select
      class="small"
      aria-label={label}
      value={feed?.isChosen ? 'feed' : (own ?? '')}
      onChange={({ currentTarget: { value } }) =>
        onChoose(value === 'feed' ? 'feed' : (STRENGTHS.find((each) => each === value) ?? null))
      }
    >
      <option value="">{words('settings_strength_as_all')}</option>
      {STRENGTHS.map((each) => (
        <option key={each} value={each}>
          {words(`settings_strength_${each}`)}
        </option>
      ))}
      {feed !== null && <option value="feed">{words('settings_strength_feed')}</option>}
    </select>
  );
}
