import { useState } from 'preact/hooks';
import { useWords } from '../shared/words.tsx';
import type { WelcomeProps } from './props.ts';
import { Step } from './step.tsx';

export interface StepPartProps extends WelcomeProps {
  readonly onNext: () => void;
}

/** What it does, in one sentence; and, by choice, that it may notice calls. */
export function NoticeCalls({ areCallsAllowed, actions, onNext }: StepPartProps) {
  const words = useWords();
  const [isRefused, setRefused] = useState(false);
  const allow = async () => {
    const isAllowed = await actions.allowCalls().catch(() => false);
    if (isAllowed) onNext();
    else setRefused(true);
  };
  const about = isRefused ? 'welcome_refused' : areCallsAllowed ? 'settings_calls_allowed' : 'welcome_calls';
  return (
    <Step number={1} title={words('welcome_what_title')}>
      <i class="breath" aria-hidden="true" />
      <p class="lead">{words('welcome_what')}</p>
      <p class="soft">{words(about)}</p>
      <div class="steps-actions">
        {areCallsAllowed || isRefused ? (
          <button type="button" class="primary" onClick={onNext}>
            {words('welcome_next')}
          </button>
        ) : (
          <>
            <button type="button" class="primary" onClick={() => void allow()}>
              {words('welcome_calls_allow')}
            </button>
            <button type="button" class="quiet" onClick={onNext}>
              {words('welcome_skip')}
            </button>
          </>
        )}
      </div>
    </Step>
  );
}
