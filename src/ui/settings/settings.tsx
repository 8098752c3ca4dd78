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
import { SectionList } from './section-list.tsx';
import { Shortcuts } from './shortcuts.tsx';
import { shownAsAllowed } from './shown-as-allowed.ts';
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
      {props.settings === null ? <main aria-busy /> : <Everything {...props} kept={props.settings} />}
    </div>
  );
}

function Everything(props: SettingsProps & { readonly kept: Settings }) {
  const { settings, saving, change } = useDraft(props.kept, props.actions.changeSettings);
  const choices = { settings, change, ...shownAsAllowed(props, settings) };
  const hasAhead = props.ahead !== null && props.calendars !== null && props.calendars.length > 0;
  const ahead = (props.ahead ?? []).filter((each) => each.endMs > props.nowMs);
  return (
    <>
      <SectionList without={hasAhead ? null : 'ahead'} />
      <main>
        <Calendars {...props} />
        {hasAhead && <AheadList {...props} ahead={ahead} />}
        <Sites {...props} {...choices} />
        <Starts {...props} {...choices} />
        <DuringFocus {...choices} />
        <CallSites {...props} {...choices} />
        <CallsNoticed {...props} {...choices} />
        <NeverRecorded {...props} {...choices} />
        <AboutYou {...choices} />
        <Section id="shortcuts">
          <Shortcuts {...props} />
        </Section>
        <Data actions={props.actions} />
      </main>
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
