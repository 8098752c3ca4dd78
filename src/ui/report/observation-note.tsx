import type { Observation } from '../../core/report/observation.ts';
import { useTimes, useWords } from '../shared/words.tsx';

const LONGEST_TITLE = 48;

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
    <div class="note">
      <p>
        {after === longest
          ? words('report_observed_late_all', times.number(longest), times.number(minute))
          : words('report_observed_late', times.number(after), times.number(longest), times.number(minute))}{' '}
        {words.count('report_observed_longer', longerMeetings)}{' '}
        {title !== null && <em>{words('report_observed_shorten', shortened(title), times.number(minute))}</em>}
      </p>
      <p class="small soft">{words('report_observed_late_rule')}</p>
    </div>
  );
}

/** A title as long as a sentence can carry it, cut between two characters as people count them. */
function shortened(title: string): string {
  const characters = Array.from(new Intl.Segmenter().segment(title), ({ segment }) => segment);
  return characters.length <= LONGEST_TITLE ? title : `${characters.slice(0, LONGEST_TITLE).join('').trimEnd()}…`;
}
