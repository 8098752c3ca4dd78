import { useWords } from '../shared/words.tsx';
import type { ChoiceProps } from './starts.tsx';

const CHOICES = [
  ['isSoundMuted', 'settings_hush_sound', 'settings_hush_sound_about'],
  ['areNotificationsHeld', 'settings_hush_notifications', 'settings_hush_notifications_about'],
  ['areCountsStilled', 'settings_hush_counts', 'settings_hush_counts_about'],
] as const;

/** What is kept still while focus is on. */
export function HushChoices({ settings: { hush }, change }: ChoiceProps) {
  const words = useWords();
  return CHOICES.map(([choice, name, about]) => (
    <label class="choice" key={choice}>
      <input
        type="checkbox"
        checked={hush[choice]}
        onChange={(event) => change({ hush: { [choice]: event.currentTarget.checked } })}
      />
      <span>
        {words(name)}
        <small class="soft">{words(about)}</small>
      </span>
    </label>
  ));
}
