import { useState } from 'preact/hooks';
import { CalendarForm } from '../settings/calendar-form.tsx';
import { CalendarHelp } from '../settings/calendar-help.tsx';
import { ShortcutList } from '../settings/shortcuts.tsx';
import { RingIcon } from '../shared/icons.tsx';
import { useWords } from '../shared/words.tsx';
import { ChooseSites } from './choose-sites.tsx';
import { NoticeCalls, type StepPartProps } from './notice-calls.tsx';
import type { WelcomeProps } from './props.ts';
import { STEPS, Step } from './step.tsx';

/** Three short steps, each of which can be skipped, and then it is out of the way. */
export function Welcome(props: WelcomeProps) {
  const words = useWords();
  const [step, setStep] = useState(1);
  const { actions } = props;
  const go = (to: number) => {
    if (to > STEPS) void actions.changeSettings({ isWelcomed: true });
    setStep(to);
  };
  const part = { ...props, onNext: () => go(step + 1) };
  return (
    <div class="welcome">
      <header>
        <span class="brand">
          <RingIcon />
          {words('manifest_name')}
        </span>
        {step <= STEPS && (
          <button type="button" class="quiet" onClick={() => go(STEPS + 1)}>
            {words('welcome_skip_all')}
          </button>
        )}
      </header>
      <main>
        {step === 1 && <NoticeCalls {...part} />}
        {step === 2 && <ChooseSites {...part} />}
        {step === 3 && <AddCalendar {...part} />}
        {step > STEPS && <Done {...part} />}
      </main>
      <footer class="small soft">{words('welcome_stays_here')}</footer>
    </div>
  );
}

function AddCalendar({ hasCalendar, actions, onNext }: StepPartProps) {
  const words = useWords();
  const [isAdded, setAdded] = useState(hasCalendar);
  return (
    <Step number={3} title={words('welcome_calendar_title')}>
      <p class="soft">{words('welcome_calendar')}</p>
      <CalendarForm isFirst={!isAdded} onAdd={actions.addCalendar} onAdded={() => setAdded(true)} />
      <CalendarHelp />
      <div class="steps-actions">
        <button type="button" class={isAdded ? 'primary' : 'quiet'} onClick={onNext}>
          {words(isAdded ? 'welcome_next' : 'welcome_later')}
        </button>
      </div>
    </Step>
  );
}

function Done({ shortcuts, browser, actions }: StepPartProps) {
  const words = useWords();
  return (
    <Step number={null} title={words('welcome_done_title')}>
      <p class="lead">{words('welcome_done')}</p>
      <p>{words(`welcome_pin_${browser}`)}</p>
      <ShortcutList shortcuts={shortcuts} />
      <div class="steps-actions">
        <button type="button" class="primary" onClick={() => actions.close()}>
          {words('welcome_close')}
        </button>
        <button type="button" class="quiet" onClick={() => actions.openSettings()}>
          {words('welcome_settings')}
        </button>
      </div>
    </Step>
  );
}
