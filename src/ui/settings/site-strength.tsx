import { STRENGTHS, type Strength } from '../../core/settings/settings.ts';
import { feedRulesOf } from '../../core/sites/feeds.ts';
import { useWords } from '../shared/words.tsx';
import type { ChoiceProps } from './starts.tsx';

/** The choice beside the strengths, for sites whose feed is known. */
const FEED = 'feed';

/** How firm the veil over one listed site is: as for all, or of its own; or that only the feed is hidden. */
export function SiteStrength({ settings, change, site }: ChoiceProps & { readonly site: string }) {
  const words = useWords();
  const { [site]: own, ...others } = settings.strengths;
  const otherFeeds = settings.feedOnly.filter((each) => each !== site);
  const hasFeed = feedRulesOf(site) !== null;
  return (
    <select
      class="small"
      aria-label={words('settings_strength_of', site)}
      value={hasFeed && settings.feedOnly.includes(site) ? FEED : (own ?? '')}
      onChange={({ currentTarget: { value } }) => {
        const chosen = STRENGTHS.find((each) => each === value);
        change({
          strengths: chosen === undefined ? others : { ...others, [site]: chosen satisfies Strength },
          feedOnly: value === FEED ? [...otherFeeds, site] : otherFeeds,
        });
      }}
    >
      <option value="">{words('settings_strength_as_all')}</option>
      {STRENGTHS.map((each) => (
        <option key={each} value={each}>
          {words(`settings_strength_${each}`)}
        </option>
      ))}
      {hasFeed && <option value={FEED}>{words('settings_strength_feed')}</option>}
    </select>
  );
}
