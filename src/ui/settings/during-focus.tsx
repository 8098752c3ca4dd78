import { STRENGTHS } from '../../core/settings/settings.ts';
import { useWords } from '../shared/words.tsx';
import { KindStrengths } from './kind-strengths.tsx';
import { Section } from './section.tsx';
import type { ChoiceProps } from './starts.tsx';

/** What focus does while it is on, beside the veil. */
export function DuringFocus({ settings, change }: ChoiceProps) {
  const words = useWords();
  const { hush } = settings;
  return (
    <Section id="during-focus" title={words('settings_during')}>
      <fieldset>
        <legend>{words('settings_strength')}</legend>
        {[...STRENGTHS].reverse().map((each) => (
          <label class="choice" key={each}>
            <input
              type="radio"
              name="strength"
              checked={settings.strength === each}
              onChange={() => change({ strength: each })}
            />
            <span>
              {words(`settings_strength_${each}`)}
              <small class="soft">{words(`settings_strength_${each}_about`)}</small>
            </span>
          </label>
        ))}
      </fieldset>
      <KindStrengths settings={settings} change={change} />
      <p class="soft small">{words('settings_strength_when')}</p>
      <label class="choice">
        <input
          type="checkbox"
          checked={hush.isSoundMuted}
          onChange={(event) => change({ hush: { ...hush, isSoundMuted: event.currentTarget.checked } })}
        />
        <span>
          {words('settings_hush_sound')}
          <small class="soft">{words('settings_hush_sound_about')}</small>
        </span>
      </label>
    </Section>
  );
}
