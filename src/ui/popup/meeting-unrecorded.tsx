import type { LiveMeeting } from '../../core/focus/live.ts';
import { useWords } from '../shared/words.tsx';
import type { PopupActions } from './props.ts';

/** In the place of the figures, where none are kept: why, and the way back. */
export function MeetingUnrecorded({
  meeting: { recording, hasLikes },
  actions,
}: {
  readonly meeting: Pick<LiveMeeting, 'recording' | 'hasLikes'>;
  readonly actions: PopupActions;
}) {
  const words = useWords();
  if (recording === 'never') return <p class="small soft">{words('popup_never_recorded')}</p>;
  return (
    <div class="unrecorded small">
      <p class="soft">{words('popup_paused')}</p>
      <p>
        <button type="button" class="link small" onClick={() => actions.pauseRecord(false)}>
          {words('popup_record_again')}
        </button>{' '}
        {hasLikes && (
          <button type="button" class="link small" onClick={() => actions.neverRecordLikeThis()}>
            {words('popup_never_record')}
          </button>
        )}
      </p>
    </div>
  );
}
