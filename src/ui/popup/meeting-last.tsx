import { seenMs } from '../../core/attention/summary.ts';
import type { LiveLast } from '../../core/focus/live.ts';
import { AttentionLegend } from '../shared/attention-legend.tsx';
import { AttentionRing } from '../shared/attention-ring.tsx';
import { peopleWords } from '../shared/people-words.ts';
import { useTimes, useWords } from '../shared/words.tsx';
import { shareWorthSaying } from './meeting-words.ts';

export interface MeetingLastProps {
  readonly meeting: LiveLast;
  readonly nowMs: number;
}

/** How it went, for a while after: a glance back, not a mark. */
export function MeetingLast({ meeting, nowMs }: MeetingLastProps) {
  const words = useWords();
  const times = useTimes();
  const { totals } = meeting;
  const share = shareWorthSaying(totals);
  const who = peopleWords(meeting.people, words);
  return (
    <section class="meeting-last" aria-labelledby="meeting-last">
      <AttentionRing
        share={share}
        label={
          share === null
            ? words('popup_last_too_short')
            : words('common_present_of', times.duration(totals.presentMs), times.duration(seenMs(totals)))
        }
      />
      <div>
        <p class="small soft">{words('popup_last_ended', times.ago(meeting.endedAtMs, nowMs))}</p>
        <h2 id="meeting-last" class="long">
          <bdi>{meeting.title || words('popup_title_last')}</bdi>
        </h2>
        {who && (
          <p class="small soft long">
            <bdi>{words('popup_with', who)}</bdi>
          </p>
        )}
        <AttentionLegend totals={totals} />
        {meeting.notificationsHeld > 0 && (
          <p class="small soft">{words.count('popup_last_waited', meeting.notificationsHeld)}</p>
        )}
      </div>
    </section>
  );
}
