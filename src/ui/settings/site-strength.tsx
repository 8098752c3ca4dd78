import { feedRulesOf } from '../../core/sites/feeds.ts';
import { useWords } from '../shared/words.tsx';
import type { ChoiceProps } from './starts.tsx';
import { StrengthChoice } from './strength-choice.tsx';

/** How firm the veil over one listed site is: as for all, or of its own; or that only the feed is hidden. */
export function SiteStrength({ settings, change, site }: ChoiceProps & { readonly site: string }) {
  const words = useWords();
  const hasFeed = feedRulesOf(site) !== null;
  return (
    <StrengthChoice
      label={words('settings_strength_of', site)}
      own={settings.strengths[site]}
      feed={hasFeed ? { isChosen: settings.feedOnly.includes(site) } : null}
      onChoose={(chosen) =>
        change({
          strengths: { [site]: chosen === 'feed' ? null : chosen },
          feedOnly: chosen === 'feed' ? { add: [site] } : { remove: [site] },
        })
      }
    />
  );
}
