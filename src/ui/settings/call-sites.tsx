import { OWN_SITE_KINDS, type OwnSiteKind, ownSiteFromTyped } from '../../core/calls/own-site.ts';
import { useWords } from '../shared/words.tsx';
import type { SettingsProps } from './props.ts';
import { Section } from './section.tsx';
import type { ChoiceProps } from './starts.tsx';
import { TextRows } from './text-rows.tsx';

/** "This address is a call site of mine": servers of one's own firm, school or club. */
export function CallSites({
  settings,
  change,
  calls,
  actions,
}: ChoiceProps & Pick<SettingsProps, 'calls' | 'actions'>) {
  const words = useWords();
  const { callSites } = settings;
  const kindOf = (site: string) => callSites.find((each) => each.site === site)?.kind ?? 'auto';
  const setKind = (site: string, kind: OwnSiteKind) => change({ callSites: { add: [{ site, kind }] } });
  return (
    <Section id="call-sites" about={words('settings_call_sites_about')}>
      <TextRows
        id="call-site"
        rows={callSites.map(({ site }) => site)}
        label={words('settings_call_site_add')}
        placeholder="meet.example.org"
        kind="url"
        read={(typed) => {
          const row = ownSiteFromTyped(typed);
          return row === null ? { problem: words('settings_call_site_problem') } : { row };
        }}
        onAdd={(site) => {
          void actions.allowCallSite(site);
          change({ callSites: { add: [{ site, kind: 'auto' }] } });
        }}
        onRemove={(site) => {
          change({
            callSites: { remove: callSites.filter((each) => each.site === site) },
            lightMode: { only: { remove: [site] } },
          });
          void actions.giveBackCallSite(site);
        }}
        beside={(site) => (
          <>
            <select
              class="small"
              aria-label={words('settings_call_site_kind', site)}
              value={kindOf(site)}
              onChange={(event) => {
                const chosen = OWN_SITE_KINDS.find((each) => each === event.currentTarget.value);
                if (chosen !== undefined) setKind(site, chosen);
              }}
            >
              {OWN_SITE_KINDS.map((each) => (
                <option key={each} value={each}>
                  {words(`settings_call_kind_${each.replaceAll('-', '_')}`)}
                </option>
              ))}
            </select>
            {!calls.allowedSites.has(site) && (
              <button type="button" class="small" onClick={() => void actions.allowCallSite(site)}>
                {words('settings_allow')}
                <span class="visually-hidden"> {site}</span>
              </button>
            )}
          </>
        )}
      />
    </Section>
  );
}
