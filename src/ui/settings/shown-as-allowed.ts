import type { Settings } from '../../core/settings/settings.ts';
import type { SettingsProps } from './props.ts';

const sitesOf = ({ distractions, meetingSites }: Settings): readonly string[] => [...distractions, ...meetingSites];
const callSitesOf = ({ callSites }: Settings): readonly string[] => callSites.map(({ site }) => site);

/**
 * The sites that nothing need be asked for: those that are allowed, and those just added, of which that is known once
 * they are kept. Else one that is allowed would show "Allow" for a moment.
 */
export function shownAsAllowed(
  { settings: kept, allowedSites, calls }: Pick<SettingsProps, 'settings' | 'allowedSites' | 'calls'>,
  drawn: Settings,
): Pick<SettingsProps, 'allowedSites' | 'calls'> {
  const withNew = (allowed: ReadonlySet<string>, of: (settings: Settings) => readonly string[]) => {
    const known = new Set(kept === null ? [] : of(kept));
    return new Set([...allowed, ...of(drawn).filter((each) => !known.has(each))]);
  };
  return {
    allowedSites: withNew(allowedSites, sitesOf),
    calls: { ...calls, allowedSites: withNew(calls.allowedSites, callSitesOf) },
  };
}
