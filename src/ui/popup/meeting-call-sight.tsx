import type { CallSight } from '../../core/focus/call-sight.ts';
import { useWords } from '../shared/words.tsx';
import type { PopupActions } from './props.ts';

type Answer = 'in-call' | 'in-app' | 'over' | 'left-app';

/** What can be said about the call, by what is known of it; a call that shows itself needs no word. */
const ANSWERS: Readonly<Record<CallSight, readonly Answer[]>> = {
  none: [],
  live: [],
  said: ['over'],
  'cannot-tell': ['in-call', 'over'],
  'app-expected': ['in-app', 'over'],
  'app-opened': ['in-app', 'over'],
  'app-said': ['left-app'],
};

export interface MeetingCallSightProps {
  readonly sight: CallSight;
  readonly actions: PopupActions;
}

/** Where the call cannot be seen: that it cannot, and one click to say how it is. */
export function MeetingCallSight({ sight, actions }: MeetingCallSightProps) {
  const words = useWords();
  const answers = ANSWERS[sight];
  if (answers.length === 0) return null;
  const say = (answer: Answer) => {
    if (answer === 'in-call') actions.sayInCall(null);
    else if (answer === 'in-app') actions.sayInApp(null);
    else actions.sayCallOver();
  };
  return (
    <div class="call-sight" role="status">
      <p class="small soft">{words(`popup_call_${sight.replaceAll('-', '_')}`)}</p>
      <p class="row">
        {answers.map((each) => (
          <button type="button" key={each} class="small" onClick={() => say(each)}>
            {words(`popup_say_${each.replaceAll('-', '_')}`)}
          </button>
        ))}
      </p>
    </div>
  );
}
