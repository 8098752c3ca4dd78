import { CALL_SIGNALS, type ServiceHealth } from '../../core/calls/health.ts';
import { OWN_SITE } from '../../core/calls/room.ts';
import { CALL_HOST_PATTERNS, serviceName } from '../../core/calls/services.ts';
import { useTimes, useWords } from '../shared/words.tsx';
import type { SettingsProps } from './props.ts';
import { Section } from './section.tsx';
import type { ChoiceProps } from './starts.tsx';

type Props = ChoiceProps & Pick<SettingsProps, 'calls' | 'nowMs'>;

/** By what calls were noticed where, and light mode for whoever wants less of us in those pages. */
export function CallsNoticed({ settings, change, calls, nowMs }: Props) {
  const words = useWords();
  const { lightMode } = settings;
  const nameOf = (id: string) => (id === OWN_SITE ? words('settings_own_call_site') : (serviceName(id) ?? id));
  const rows = [...new Set([...Object.keys(calls.noticed), ...lightMode.only])].sort((a, b) =>
    nameOf(a).localeCompare(nameOf(b), words.language),
  );
  const setLight = (id: string, isLight: boolean) =>
    change({ lightMode: { only: isLight ? { add: [id] } : { remove: [id] } } });
  const canBeLight = (id: string) =>
    Object.hasOwn(CALL_HOST_PATTERNS, id) || settings.callSites.some((each) => each.site === id);
  const addable = [...Object.keys(CALL_HOST_PATTERNS), ...settings.callSites.map(({ site }) => site)]
    .filter((id) => !rows.includes(id))
    .sort((a, b) => nameOf(a).localeCompare(nameOf(b), words.language));
  return (
    <Section id="calls-noticed" about={words('settings_noticed_about')}>
      {rows.length === 0 ? (
        <p class="soft">{words('settings_noticed_none')}</p>
      ) : (
        <ul class="plain-list rows">
          {rows.map((id) => (
            <li key={id}>
              <div class="grow">
                <h3>
                  <bdi>{nameOf(id)}</bdi>
                </h3>
                {settings.callSites.some((each) => each.site === id) && (
                  <p class="small soft">{words('settings_own_call_site')}</p>
                )}
                <Noticed health={calls.noticed[id]} nowMs={nowMs} />
              </div>
              {canBeLight(id) && !lightMode.isEverywhere && (
                <label class="choice small one-line">
                  <input
                    type="checkbox"
                    checked={lightMode.only.includes(id)}
                    onChange={(event) => setLight(id, event.currentTarget.checked)}
                  />
                  <span>
                    {words('settings_light')}
                    <span class="visually-hidden"> {nameOf(id)}</span>
                  </span>
                </label>
              )}
            </li>
          ))}
        </ul>
      )}
      <h3>{words('settings_light_title')}</h3>
      <p class="soft about">{words('settings_light_about')}</p>
      <label class="choice">
        <input
          type="checkbox"
          checked={lightMode.isEverywhere}
          onChange={(event) => change({ lightMode: { isEverywhere: event.currentTarget.checked } })}
        />
        <span>
          {words('settings_light_everywhere')}
          <small class="soft">{words('settings_light_when')}</small>
        </span>
      </label>
      {!lightMode.isEverywhere && (
        <p class="inline">
          <label for="light-one-more">{words('settings_light_add')}</label>
          <select
            id="light-one-more"
            value=""
            onChange={(event) => {
              if (event.currentTarget.value !== '') setLight(event.currentTarget.value, true);
              event.currentTarget.value = '';
            }}
          >
            <option value="">{words('settings_light_choose')}</option>
            {addable.map((id) => (
              <option key={id} value={id}>
                {nameOf(id)}
              </option>
            ))}
          </select>
        </p>
      )}
    </Section>
  );
}

/** "A call 2 days ago, by its connection, sound and picture that arrive · light mode". */
function Noticed({ health, nowMs }: { readonly health: ServiceHealth | undefined; readonly nowMs: number }) {
  const words = useWords();
  const times = useTimes();
  if (health === undefined) return <p class="small soft">{words('settings_noticed_never')}</p>;
  const seen = CALL_SIGNALS.filter((name) => health.signals[name] !== undefined);
  const list = new Intl.ListFormat(words.language, { type: 'conjunction' });
  const signals = list.format(seen.map((name) => words(`settings_signal_${name}`)));
  return (
    <p class="small soft">
      {health.liveMs === null
        ? words('settings_noticed_never_live', signals)
        : words('settings_noticed_by', times.ago(Math.min(health.liveMs, nowMs), nowMs), signals)}
      {health.isLight && ` ${words('settings_noticed_light')}`}
    </p>
  );
}
