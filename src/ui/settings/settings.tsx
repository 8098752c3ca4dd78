import type { Settings } from '../../core/settings/settings.ts';
import { CheckIcon, RingIcon } from '../shared/icons.tsx';
import { useWords } from '../shared/words.tsx';
import { AboutYou } from './about-you.tsx';
import { AheadList } from './ahead.tsx';
import { Calendars } from './calendars.tsx';
import { CallSites } from './call-sites.tsx';
import { CallsNoticed } from './calls-noticed.tsx';
import { Data } from './data.tsx';
import { DuringFocus } from './during-focus.tsx';
import { NeverRecorded } from './never-recorded.tsx';
import type { SettingsProps } from './props.ts';
import { Section } from './section.tsx';
import { Shortcuts } from './shortcuts.tsx';
import { Sites } from './sites.tsx';
import { Starts } from './starts.tsx';
import { type Saving, useDraft } from './use-draft.ts';

/** Everything that can be chosen, on one calm page; each change is saved at once. */
export function SettingsScreen(props: SettingsProps) {
  const words = useWords();
  return (
    <div class="settings">
      <header>
        <span class="brand">
          <RingIcon />
          {words('manifest_name')}
        </span>
        <h1>{words('settings_title')}</h1>
      </header>
      <main aria-busy={props.settings === null}>
        {props.settings !== null && <Everything {...props} saved={props.settings} />}
      </main>
    </div>
  );
}

function Everything(props: SettingsProps & { readonly saved: Settings }) {
  const words = useWords();
  const { settings, saving, change } = useDraft(props.saved, props.actions.changeSettings);
  const choices = { settings, change };
  return (
    <>
      <Calendars {...props} />
      <Sites {...props} {...choices} />
      <Starts {...props} {...choices} />
      <CallSites {...props} {...choices} />
      <CallsNoticed {...props} {...choices} />
      <AheadList {...props} />
      <DuringFocus {...choices} />
      <NeverRecorded {...props} {...choices} />
      <AboutYou {...choices} />
      <Section id="shortcuts" title={words('settings_shortcuts')}>
        <Shortcuts {...props} />
      </Section>
      <Data actions={props.actions} />
      <SavingStatus saving={saving} />
    </>
  );
}

function SavingStatus({ saving }: { saving: Saving }) {
  const words = useWords();
  return (
    <p class={`saving ${saving}`} role="status">
      {saving === 'saved' && (
        <>
          <CheckIcon /> {words('settings_saved')}
        </>
      )}
      {saving === 'failed' && words('settings_not_saved')}
    </p>
  );
}
