import { seenMs } from '../../core/attention/summary.ts';
import type { LiveMeeting } from '../../core/focus/live.ts';
import { AttentionBar } from '../shared/attention-bar.tsx';
import { AttentionLegend } from '../shared/attention-legend.tsx';
import { AttentionRing } from '../shared/attention-ring.tsx';
import { becauseWords } from '../shared/because-words.ts';
import { peopleWords } from '../shared/people-words.ts';
import { useTimes, useWords } from '../shared/words.tsx';
import { MeetingCallSight } from './meeting-call-sight.tsx';
import { MeetingOpenSites } from './meeting-open-sites.tsx';
import { MeetingRename } from './meeting-rename.tsx';
import { MeetingUnrecorded } from './meeting-unrecorded.tsx';
import { shareWorthSaying, timeLeftWords, titleWords } from './meeting-words.ts';
import type { PopupActions } from './props.ts';

export interface MeetingNowProps {
  /** Counted on to `nowMs` by `liveAt`. */
  readonly meeting: LiveMeeting;
  readonly nowMs: number;
  readonly actions: PopupActions;
}

/** The meeting that focus is on for: who, how long still, and how it went so far. */
export function MeetingNow({ meeting, nowMs, actions }: MeetingNowProps) {
  const words = useWords();
  const times = useTimes();
  const { totals } = meeting;
  const share = shareWorthSaying(totals);
  const isRecorded = meeting.recording === 'on';
  const wholeMs = (meeting.plannedEndMs ?? 0) - meeting.startedAtMs;
  const who = peopleWords(meeting.people, words);
  return (
    <section class="card" aria-labelledby="meeting-now">
      <div class="meeting-now">
        {isRecorded && (
          <AttentionRing
            share={share}
            label={
              share === null
                ? words('popup_too_early')
                : words('common_present_of', times.duration(totals.presentMs), times.duration(seenMs(totals)))
            }
          />
        )}
        <div>
          <p class="small soft">{words('popup_in_focus', timeLeftWords(meeting, nowMs, words, times))}</p>
          <h1 id="meeting-now" class="long">
            <bdi>{titleWords(meeting, words)}</bdi>
          </h1>
          {meeting.canRename && <MeetingRename title={meeting.title} actions={actions} />}
          {who && (
            <p class="soft long">
              <bdi>{words('popup_with', who)}</bdi>
            </p>
          )}
        </div>
      </div>
      {isRecorded ? (
        <AttentionSoFar meeting={meeting} wholeMs={wholeMs} />
      ) : (
        <MeetingUnrecorded meeting={meeting} actions={actions} />
      )}
      <MeetingOpenSites meeting={meeting} />
      <MeetingCallSight sight={meeting.callSight} actions={actions} />
      <div class="actions">
        {meeting.canReturn && (
          <button type="button" class="primary" onClick={() => actions.backToMeeting()}>
            {words('popup_back')}
          </button>
        )}
        <button type="button" onClick={() => actions.endFocus()}>
          {words('popup_end')}
        </button>
      </div>
      <div class="why small soft">
        <p>{words('popup_why', becauseWords(meeting.because, words))}</p>
        <button type="button" class="link small" onClick={() => actions.setPresenting(true)}>
          {words('popup_present')}
        </button>
        {isRecorded && (
          <button type="button" class="link small" onClick={() => actions.pauseRecord(true)}>
            {words('popup_pause_record')}
          </button>
        )}
      </div>
    </section>
  );
}

function AttentionSoFar({ meeting, wholeMs }: { readonly meeting: LiveMeeting; readonly wholeMs: number }) {
  const words = useWords();
  const { stretches, totals } = meeting;
  return (
    <div class="strip">
      <AttentionBar stretches={stretches} wholeMs={wholeMs} label={words('popup_attention_so_far')} />
      <AttentionLegend totals={totals} />
      {totals.unseenMs > 0 && <p class="small soft">{words('popup_unseen_left_out')}</p>}
    </div>
  );
}
