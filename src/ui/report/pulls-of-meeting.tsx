import type { MeetingRecord } from '../../core/attention/record.ts';
import { useTimes, useWords } from '../shared/words.tsx';
import { timesOf } from './date-words.ts';

const OUTCOME_KEYS = {
  'turned-back': 'report_outcome_turned_back',
  needed: 'report_outcome_needed',
  'gave-in': 'report_outcome_gave_in',
} as const;

/** What pulled in one meeting, in the order it did, and how each ended. */
export function PullsOfMeeting({ record }: { readonly record: MeetingRecord }) {
  const words = useWords();
  const times = timesOf(record.zone, useTimes());
  if (record.pulls.length === 0) return <p class="soft">{words('report_no_pulls')}</p>;
  return (
    <section>
      <h3>{words('report_pulls')}</h3>
      <ol class="pulls small">
        {record.pulls.map(({ site, startMs, ms, outcome }) => (
          <li key={startMs}>
            <span class="soft">{times.clock(record.startedAtMs + startMs)}</span>
            <bdi class="site">{site}</bdi>
            <span class="soft">{times.duration(ms)}</span>
            <span class="soft">{words(OUTCOME_KEYS[outcome])}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
