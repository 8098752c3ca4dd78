import type { Observation } from '../../core/report/observation.ts';
import { useTimes, useWords } from '../shared/words.tsx';

export interface ObservationNoteProps {
  readonly observation: Observation;
}

/** The one thing that the week says by itself. */
export function ObservationNote({ observation }: ObservationNoteProps) {
  const words = useWords();
  const times = useTimes();
  if (observation.says === 'held') {
    return <p class="note">{words.count('report_observed_held', observation.meetings)}</p>;
  }
  if (observation.says === 'one-site') {
    return (
      <p class="note">
        {words(
          'report_observed_one_site',
          times.duration(observation.ms),
          times.duration(observation.ofMs),
          observation.site,
        )}
      </p>
    );
  }
  const { minute, longest, after, longerMeetings, title } = observation;
  return (
    <p class="note">
      {after === longest
        ? words('report_observed_late_all', times.number(minute), times.number(longest))
        : words('report_observed_late', times.number(minute), times.number(after), times.number(longest))}{' '}
      {words.count('report_observed_longer', longerMeetings)}{' '}
      {title !== null && <span class="soft">{words('report_observed_shorten', title, times.number(minute))}</span>}
    </p>
  );
}
