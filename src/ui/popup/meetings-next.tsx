import type { LiveNext } from '../../core/focus/live.ts';
import { isolated } from '../../messages/words.ts';
import { becauseWords } from '../shared/because-words.ts';
import { peopleWords } from '../shared/people-words.ts';
import { useWhatChanged } from '../shared/what-changed.ts';
import { useTimes, useWords } from '../shared/words.tsx';
import { focusPlanWords, planWords, titleWords, whoAndWhere } from './meeting-words.ts';
import type { PopupActions } from './props.ts';

/** From when on a meeting is near enough to join or to focus on it at once. */
const SOON_MS = 10 * 60_000;

/** What is cancelled or lasts whole days is in the list for its reason alone. */
const isMeeting = (entry: LiveNext): boolean => !entry.isAllDay && entry.because !== 'cancelled';

export interface MeetingsNextProps {
  readonly meetings: readonly LiveNext[];
  readonly nowMs: number;
  readonly actions: PopupActions;
}

/** The entries ahead: who, when, whether focus starts and why, all in a glance; more on asking. */
export function MeetingsNext({ meetings, nowMs, actions }: MeetingsNextProps) {
  const words = useWords();
  const ahead = meetings.filter((each) => each.endMs > nowMs);
  const { note, changed } = useWhatChanged(ahead);
  if (ahead.length === 0) return null;
  return (
    <section aria-labelledby="meetings-next">
      <h2 id="meetings-next" class="visually-hidden">
        {words('popup_next')}
      </h2>
      <ul class="meetings-next plain-list">
        {ahead.map((each) => (
          <MeetingNext
            key={each.occurrenceId}
            meeting={each}
            nowMs={nowMs}
            actions={actions}
            onNever={() => note(each)}
          />
        ))}
      </ul>
      <p class="visually-hidden" role="status">
        {changed && planWords(changed, words)}
      </p>
    </section>
  );
}

interface MeetingNextProps extends Omit<MeetingsNextProps, 'meetings'> {
  readonly meeting: LiveNext;
  readonly onNever: () => void;
}

function MeetingNext({ meeting, nowMs, actions, onNever }: MeetingNextProps) {
  const words = useWords();
  const times = useTimes();
  const title = titleWords(meeting, words);
  const Title = meeting.because === 'cancelled' ? 's' : 'span';
  const isSoon = isMeeting(meeting) && meeting.startMs - nowMs <= SOON_MS;
  // A whole day that began before today is today's too.
  const fromMs = meeting.isAllDay ? Math.max(meeting.startMs, nowMs) : meeting.startMs;
  const { day, clock } = times.dayAndClock(fromMs, nowMs);
  const who = peopleWords(meeting.people, words, 2, 'unit');
  const where = whoAndWhere(who && isolated(who), meeting, words);
  return (
    <li>
      <p class="time soft">
        {meeting.isAllDay ? words('common_all_day') : clock}
        {day && <span class="small"> {day}</span>}
      </p>
      <div>
        <p class="long">
          <Title>
            <bdi>{title}</bdi>
          </Title>
        </p>
        {where && <p class="small soft long">{where}</p>}
        <details class="small">
          <summary class="soft">
            {focusPlanWords(meeting, words)}
            <span class="visually-hidden"> {words('popup_for_meeting', title)}</span>
          </summary>
          <p class="soft">{words('popup_why', becauseWords(meeting.because, words, meeting.neverWords))}</p>
          <p class="row">
            {isSoon && (
              <button type="button" class="small" onClick={() => actions.startFocusOnMeeting(meeting.occurrenceId)}>
                {words('popup_focus_now')}
              </button>
            )}
            {meeting.never !== null && (
              // One button, so that the focus stays where it was pressed.
              <button
                type="button"
                class="small"
                onClick={() => {
                  onNever();
                  if (meeting.never === 'said') actions.againLikeThis(meeting.occurrenceId);
                  else actions.neverLikeThis(meeting.occurrenceId);
                }}
              >
                {words(meeting.never === 'said' ? 'popup_again_like_this' : 'popup_never_like_this')}
              </button>
            )}
          </p>
        </details>
      </div>
      {meeting.joinUrl !== null && isMeeting(meeting) && (
        <button
          type="button"
          class={isSoon ? 'small primary' : 'small'}
          onClick={() => actions.join(meeting.occurrenceId)}
        >
          {words('popup_join')}
          <span class="visually-hidden"> {title}</span>
        </button>
      )}
    </li>
  );
}
