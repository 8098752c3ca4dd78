import { useState } from 'preact/hooks';
import { Presets } from '../settings/presets.tsx';
import { useWords } from '../shared/words.tsx';
import type { StepPartProps } from './notice-calls.tsx';
import { Step } from './step.tsx';

/** What pulls the user away: chosen by kind, allowed in one go. */
export function ChooseSites({ settings, allowedSites, actions, onNext }: StepPartProps) {
  const words = useWords();
  const [before] = useState<readonly string[]>(settings?.distractions ?? []);
  const [chosen, setChosen] = useState(before);
  const [isRefused, setRefused] = useState(false);
  const isAllAllowed = chosen.every((each) => allowedSites.has(each));
  const allow = async () => {
    // Before anything is awaited: the browser asks only in the user's own click.
    const answer = actions.allowSites(chosen);
    const remove = before.filter((each) => !chosen.includes(each));
    void actions.changeSettings({ distractions: { add: [...chosen], remove } });
    if (await answer.catch(() => false)) onNext();
    else setRefused(true);
  };
  return (
    <Step number={2} title={words('welcome_sites_title')}>
      <p class="soft">{words(isRefused ? 'welcome_sites_refused' : 'welcome_sites')}</p>
      <Presets
        chosen={chosen}
        onAdd={(hosts) => setChosen([...chosen, ...hosts])}
        onRemove={(hosts) => setChosen(chosen.filter((each) => !hosts.includes(each)))}
      />
      <div class="steps-actions">
        {chosen.length > 0 && !isRefused && !isAllAllowed && (
          <button type="button" class="primary" onClick={() => void allow()}>
            {words.count('welcome_sites_allow', chosen.length)}
          </button>
        )}
        {isRefused || (chosen.length > 0 && isAllAllowed) ? (
          <button type="button" class="primary" onClick={onNext}>
            {words('welcome_next')}
          </button>
        ) : (
          <button type="button" class="quiet" onClick={onNext}>
            {words('welcome_skip')}
          </button>
        )}
      </div>
    </Step>
  );
}
