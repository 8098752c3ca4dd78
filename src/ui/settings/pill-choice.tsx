import { useWords } from '../shared/words.tsx';
import type { ChoiceProps } from './starts.tsx';

/** Whether the call's own tab has its pill. */
export function PillChoice({ settings, change }: ChoiceProps) {
  const words = useWords();
  return (
    <label class="choice">
      <input
        type="checkbox"
        checked={settings.isPillShown}
        onChange={(event) => change({ isPillShown: event.currentTarget.checked })}
      />
      <span>
        {words('settings_pill')}
        <small class="soft">{words('settings_pill_about')}</small>
      </span>
    </label>
  );
}
