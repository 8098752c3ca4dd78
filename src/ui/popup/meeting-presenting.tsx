import type { LivePresenting } from '../../core/focus/live.ts';
import { useWords } from '../shared/words.tsx';
import type { PopupActions } from './props.ts';

export interface MeetingPresentingProps {
  readonly presenting: LivePresenting;
  readonly isFocusOn: boolean;
  readonly actions: PopupActions;
}

/** On a screen that others see: what can be done, and nothing to read about anybody. */
export function MeetingPresenting({ presenting, isFocusOn, actions }: MeetingPresentingProps) {
  const words = useWords();
  return (
    <section class="card" aria-labelledby="meeting-presenting">
      <h1 id="meeting-presenting">{words('popup_presenting')}</h1>
      <p class="soft">{words('popup_presenting_about')}</p>
      <div class="actions">
        {presenting.by.includes('user') && (
          <button type="button" onClick={() => actions.setPresenting(false)}>
            {words('popup_presenting_over')}
          </button>
        )}
        {isFocusOn && (
          <button type="button" onClick={() => actions.endFocus()}>
            {words('popup_end')}
          </button>
        )}
      </div>
    </section>
  );
}
