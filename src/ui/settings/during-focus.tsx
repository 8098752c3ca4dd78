import { STRENGTHS } from '../../core/settings/settings.ts';
import { useWords } from '../shared/words.tsx';
import { HushChoices } from './hush-choices.tsx';
import { KindStrengths } from './kind-strengths.tsx';
import { PillChoice } from './pill-choice.tsx';
import { Section } from './section.tsx';
import type { ChoiceProps } from './starts.tsx';

/** What focus does while it is on, beside the veil. */
export function DuringFocus({ settings, change }: ChoiceProps) {
  const words = useWords();
  return (
    <Section id="during-focus">
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
      <HushChoices settings={settings} change={change} />
      <PillChoice settings={settings} change={change} />
    </Section>
  );
}
