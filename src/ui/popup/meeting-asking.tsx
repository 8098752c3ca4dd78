import type { LiveNext } from '../../core/focus/live.ts';
import { becauseWords } from '../shared/because-words.ts';
import { peopleWords } from '../shared/people-words.ts';
import { useTimes, useWords } from '../shared/words.tsx';
import { titleWords } from './meeting-words.ts';
import type { PopupActions } from './props.ts';

export interface MeetingAskingProps {
  readonly meeting: LiveNext;
  readonly actions: PopupActions;
}

/** A meeting that is on and waits for the user's word. */
export function MeetingAsking({ meeting, actions }: MeetingAskingProps) {
  const words = useWords();
  const times = useTimes();
  const who = peopleWords(meeting.people, words);
  return (
    <section class="card" aria-labelledby="meeting-asking">
      <p class="small soft">{times.clockRange(meeting.startMs, meeting.endMs)}</p>
      <h1 id="meeting-asking" class="long">
        <bdi>{titleWords(meeting, words)}</bdi>
      </h1>
      {who && (
        <p class="soft long">
          <bdi>{words('popup_with', who)}</bdi>
        </p>
      )}
      <div class="actions">
        <button type="button" class="primary" onClick={() => actions.startFocusOnMeeting(meeting.occurrenceId)}>
          {words('popup_focus')}
        </button>
        <button type="button" onClick={() => actions.notThisOne(meeting.occurrenceId)}>
          {words('popup_not_this_one')}
        </button>
      </div>
      <p class="why small soft">{words('popup_why_asking', becauseWords(meeting.because, words))}</p>
    </section>
  );
}
