import { MEETING_KINDS } from '../../core/meeting/kind.ts';
import { useWords } from '../shared/words.tsx';
import type { ChoiceProps } from './starts.tsx';
import { StrengthChoice } from './strength-choice.tsx';

/** How firm it is in meetings of some kinds: as for all, or of their own. */
export function KindStrengths({ settings, change }: ChoiceProps) {
  const words = useWords();
  return (
    <fieldset>
      <legend>{words('settings_kinds')}</legend>
      <p class="soft small">{words('settings_kinds_about')}</p>
      <ul class="plain-list rows">
        {MEETING_KINDS.map((kind) => {
          const name = words(`settings_kind_${kind.replaceAll('-', '_')}`);
          return (
            <li key={kind}>
              <span class="grow">{name}</span>
              <StrengthChoice
                label={name}
                own={settings.kindStrengths[kind]}
                feed={null}
                onChoose={(chosen) => chosen !== 'feed' && change({ kindStrengths: { [kind]: chosen } })}
              />
            </li>
          );
        })}
      </ul>
    </fieldset>
  );
}
