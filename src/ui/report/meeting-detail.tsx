import { useEffect, useRef } from 'preact/hooks';
import type { ReportMeeting } from '../../core/report/week-report.ts';
import { knownZone } from '../../core/time/local-day.ts';
import { AttentionBar } from '../shared/attention-bar.tsx';
import { AttentionLegend } from '../shared/attention-legend.tsx';
import { AttentionTable } from '../shared/attention-table.tsx';
import { useTimes, useWords } from '../shared/words.tsx';
import { TableFold } from './as-table.tsx';
import { Correction } from './correction.tsx';
import { DeleteRecord } from './delete-record.tsx';
import { titleWords, whenWords } from './meeting-words.ts';
import type { ReportActions } from './props.ts';
import { PullsOfMeeting } from './pulls-of-meeting.tsx';
import { Rename } from './rename.tsx';

export interface MeetingDetailProps {
  readonly meeting: ReportMeeting;
  readonly actions: ReportActions;
  closed(): void;
}

/** One meeting above the page: who, what it was minute by minute, and the user's own word on it. */
export function MeetingDetail({ meeting, actions, closed }: MeetingDetailProps) {
  const words = useWords();
  const times = useTimes();
  const dialog = useRef<HTMLDialogElement>(null);
  const { record, totals, longestUndisturbedMs } = meeting;
  const names = record.meeting.people.map(({ name }) => name).filter(Boolean);
  useEffect(() => dialog.current?.showModal(), []);
  // The dialog closes itself first: the browser then gives the focus back to where it was opened from.
  const close = () => dialog.current?.close();
  return (
    <dialog
      class="meeting"
      ref={dialog}
      onClose={closed}
      // A click beside it closes it too (Chrome 134, Firefox 141); Escape and the button do everywhere.
      closedby="any"
      aria-labelledby="meeting-title"
    >
      <div class="inside">
        <header>
          <h2 id="meeting-title">
            <bdi>{titleWords(record.meeting, words)}</bdi>
          </h2>
          <button type="button" class="quiet close" onClick={close} aria-label={words('report_close')}>
            <svg class="icon" viewBox="0 0 20 20" aria-hidden="true">
              <path
                d="M5 5l10 10m0-10L5 15"
                fill="none"
                stroke="currentColor"
                stroke-width="1.8"
                stroke-linecap="round"
              />
            </svg>
          </button>
          <p class="soft">
            {whenWords(meeting, words, times)}
            <span class="dot">{words(SETTING_KEYS[record.meeting.setting])}</span>
          </p>
          {names.length > 0 && (
            <p>
              {new Intl.ListFormat(words.language, { type: 'unit' })
                .formatToParts(names)
                .map(({ type, value }) => (type === 'element' ? <bdi key={value}>{value}</bdi> : value))}
            </p>
          )}
        </header>
        <AttentionBar stretches={record.stretches} label={words('report_attention')} />
        <AttentionLegend totals={totals} />
        {longestUndisturbedMs > 0 && (
          <p class="small soft">{words('report_undisturbed', times.duration(longestUndisturbedMs))}</p>
        )}
        <PullsOfMeeting record={record} />
        <TableFold caption={words('report_attention')}>
          <AttentionTable
            stretches={record.stretches}
            startedAtMs={record.startedAtMs}
            zone={knownZone(record.zone)}
            caption={words('report_attention')}
          />
        </TableFold>
        {record.meeting.occurrenceId === null && (
          <Rename title={record.meeting.title} rename={(title) => actions.rename(record.id, title)} />
        )}
        <Correction meeting={meeting} correct={(share) => actions.correct(record.id, share)} />
        <DeleteRecord
          deleteRecord={() => {
            close();
            actions.deleteRecord(record.id);
          }}
        />
      </div>
    </dialog>
  );
}

const SETTING_KEYS = {
  'browser-call': 'report_setting_browser_call',
  'app-call': 'report_setting_app_call',
  'in-person': 'report_setting_in_person',
} as const;
