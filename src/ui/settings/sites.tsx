import { hostFromTyped } from '../shared/host-from-typed.ts';
import { useWords } from '../shared/words.tsx';
import { Presets } from './presets.tsx';
import type { SettingsProps } from './props.ts';
import { Section } from './section.tsx';
import { SeriesNeeds } from './series-needs.tsx';
import { SiteStrength } from './site-strength.tsx';
import type { ChoiceProps } from './starts.tsx';
import { TextRows } from './text-rows.tsx';

export type SitesProps = ChoiceProps & Pick<SettingsProps, 'allowedSites' | 'actions' | 'seriesTitles'>;

/** Sites that pull away, and sites that belong to meetings: the same kind of list, told apart by what it is for. */
export function Sites(props: SitesProps) {
  const words = useWords();
  const { settings, change, actions } = props;
  const addDistractions = (hosts: readonly string[]) => {
    void actions.allowSites(hosts);
    change({ distractions: { add: [...hosts] } });
  };
  const removeDistractions = (hosts: readonly string[]) => change({ distractions: { remove: [...hosts] } });
  return (
    <>
      <Section id="distractions" about={words('settings_distractions_about')}>
        <Presets chosen={settings.distractions} onAdd={addDistractions} onRemove={removeDistractions} />
        <SiteList
          {...props}
          id="distraction"
          rows={settings.distractions}
          notAllowedKey="settings_sites_not_allowed"
          onAdd={(host) => addDistractions([host])}
          onRemove={(host) => removeDistractions([host])}
          choice={(host) => <SiteStrength settings={settings} change={change} site={host} />}
        />
      </Section>
      <Section id="meeting-sites" about={words('settings_meeting_sites_about')}>
        <SiteList
          {...props}
          id="meeting-site"
          rows={settings.meetingSites}
          notAllowedKey="settings_meeting_sites_not_allowed"
          onAdd={(host) => {
            void actions.allowSites([host]);
            change({ meetingSites: { add: [host] } });
          }}
          onRemove={(host) => change({ meetingSites: { remove: [host] } })}
        />
        <SeriesNeeds {...props} />
      </Section>
    </>
  );
}

interface SiteListProps extends Pick<SitesProps, 'allowedSites' | 'actions'> {
  readonly id: string;
  readonly rows: readonly string[];
  /** What is missing while some are not allowed (a message with a count). */
  readonly notAllowedKey: string;
  readonly onAdd: (host: string) => void;
  readonly onRemove: (host: string) => void;
  /** What can be chosen for one site. */
  readonly choice?: (host: string) => preact.ComponentChildren;
}

function SiteList({ id, rows, notAllowedKey, allowedSites, actions, onAdd, onRemove, choice }: SiteListProps) {
  const words = useWords();
  const notAllowed = rows.filter((each) => !allowedSites.has(each));
  return (
    <>
      {notAllowed.length > 0 && (
        <div class="ask">
          <p>{words.count(notAllowedKey, notAllowed.length)}</p>
          <button type="button" onClick={() => void actions.allowSites(notAllowed)}>
            {words('settings_allow_all')}
          </button>
        </div>
      )}
      <TextRows
        id={id}
        rows={rows}
        label={words('settings_site_add')}
        placeholder="youtube.com"
        kind="url"
        read={(typed) => {
          const answer = hostFromTyped(typed);
          if ('host' in answer) return { row: answer.host };
          return { problem: words(`settings_host_problem_${answer.problem.replaceAll('-', '_')}`) };
        }}
        onAdd={onAdd}
        onRemove={onRemove}
        beside={(host) =>
          allowedSites.has(host) ? (
            choice?.(host)
          ) : (
            <>
              <span class="small soft">{words('settings_site_not_allowed')}</span>
              <button type="button" class="small" onClick={() => void actions.allowSites([host])}>
                {words('settings_allow')}
                <span class="visually-hidden"> {host}</span>
              </button>
            </>
          )
        }
      />
    </>
  );
}
