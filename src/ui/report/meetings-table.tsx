import { ATTENTIONS } from '../../core/attention/attention.ts';
import { msOf } from '../../core/attention/summary.ts';
import type { ReportMeeting } from '../../core/report/week-report.ts';
import { useTimes, useWords } from '../shared/words.tsx';
import { AsTable } from './as-table.tsx';
import { titleWords, whenWords } from './meeting-words.ts';

export interface MeetingsTableProps {
  readonly meetings: readonly ReportMeeting[];
  open(recordId: string): void;
}

/** The lanes as a table: one row a meeting, and each can be opened from it too. */
export function MeetingsTable({ meetings, open }: MeetingsTableProps) {
  const words = useWords();
  const times = useTimes();
  return (
    <AsTable
      caption={words('report_week')}
      columns={[
        words('report_column_meeting'),
        words('report_column_when'),
        ...ATTENTIONS.map((attention) => words(`common_${attention}`)),
        words('report_column_said'),
      ]}
      rows={meetings.map((meeting) => ({
        key: meeting.record.id,
        cells: [
          <button type="button" class="link" onClick={() => open(meeting.record.id)}>
            <bdi>{titleWords(meeting.record.meeting, words)}</bdi>
          </button>,
          whenWords(meeting, words, times),
          ...ATTENTIONS.map((attention) => {
            const ms = msOf(meeting.totals, attention);
            return ms > 0 ? times.duration(ms) : '–';
          }),
          meeting.record.saidPresentShare === null ? '–' : times.percent(meeting.record.saidPresentShare),
        ],
      }))}
    />
  );
}
