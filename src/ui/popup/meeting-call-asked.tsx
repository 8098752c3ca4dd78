import { serviceName } from '../../core/calls/services.ts';
import type { LiveCallAsked } from '../../core/focus/live.ts';
import type { Words } from '../../messages/words.ts';
import { useWords } from '../shared/words.tsx';
import { plainServiceName } from './meeting-words.ts';
import type { PopupActions } from './props.ts';

export interface MeetingCallAskedProps {
  readonly asked: LiveCallAsked;
  readonly actions: PopupActions;
}

interface Answer {
  readonly says: string;
  readonly do: () => void;
}

/** Something about a call that only the user can tell, asked once. */
export function MeetingCallAsked({ asked, actions }: MeetingCallAskedProps) {
  const words = useWords();
  const { title, about, answers } = question(asked, words, actions);
  return (
    <section class="card" aria-labelledby="call-asked">
      <h2 id="call-asked" class="long">
        <bdi>{title}</bdi>
      </h2>
      {about !== '' && <p class="small soft">{about}</p>}
      <div class="actions">
        {answers.map((each) => (
          <button type="button" key={each.says} class="long-answer" onClick={each.do}>
            <bdi>{each.says}</bdi>
          </button>
        ))}
      </div>
    </section>
  );
}

function question(
  asked: LiveCallAsked,
  words: Words,
  actions: PopupActions,
): { readonly title: string; readonly about: string; readonly answers: readonly Answer[] } {
  if (asked.is === 'app-call') {
    return {
      title: asked.title || words('popup_title_none'),
      about: words('popup_call_app_expected'),
      answers: [{ says: words('popup_say_in_app'), do: () => actions.sayInApp(asked.occurrenceId) }],
    };
  }
  const { tabId } = asked;
  const which = (meeting: Parameters<PopupActions['sayWhichMeeting']>[1]) => () =>
    actions.sayWhichMeeting(tabId, meeting);
  if (asked.is === 'cannot-tell') {
    return {
      title: asked.title || words('popup_title_none'),
      about: words('popup_call_cannot_tell'),
      answers: [{ says: words('popup_say_in_call'), do: () => actions.sayInCall(tabId) }],
    };
  }
  if (asked.is === 'capturing') {
    return {
      title: words('popup_capturing'),
      about: words('popup_capturing_about'),
      answers: [
        { says: words('popup_focus'), do: () => actions.sayInCall(tabId) },
        { says: words('popup_say_no_call'), do: () => actions.sayNoCall(tabId) },
      ],
    };
  }
  const name = asked.service === null ? null : serviceName(asked.service);
  const other = name === null ? words('popup_other_call') : words('popup_other_call_on', plainServiceName(name));
  if (asked.is === 'other-call') {
    return {
      title: other,
      about: words('popup_other_call_about'),
      answers: [
        { says: words('popup_say_this_meeting'), do: which('on') },
        { says: words('popup_say_other_meeting'), do: which(null) },
      ],
    };
  }
  const [only, ...more] = asked.meetings;
  const titleOf = (title: string) => title.trim() || words('popup_title_none');
  if (only !== undefined && more.length === 0) {
    return {
      title: words('popup_is_it_meeting', titleOf(only.title)),
      about: words('popup_is_it_meeting_about'),
      answers: [
        { says: words('popup_say_yes'), do: which({ occurrenceId: only.occurrenceId }) },
        { says: words('popup_say_other_meeting'), do: which(null) },
      ],
    };
  }
  return {
    title: words('popup_which_meeting'),
    about: words('popup_is_it_meeting_about'),
    answers: [
      ...asked.meetings.map(({ occurrenceId, title }) => ({ says: titleOf(title), do: which({ occurrenceId }) })),
      { says: words('popup_say_other_meeting'), do: which(null) },
    ],
  };
}
