import type { Lane, Lanes } from '../../core/report/lanes.ts';
import type { ReportMeeting, WeekReport } from '../../core/report/week-report.ts';
import { dayOfWeek } from '../../core/time/local-day.ts';
import { AttentionBar } from '../shared/attention-bar.tsx';
import { AttentionLegend } from '../shared/attention-legend.tsx';
import { useTimes, useWords } from '../shared/words.tsx';
import { dayWords, hourWords, weekdayShortWords, weekdayWords } from './date-words.ts';
import { titleWords, whenWords } from './meeting-words.ts';
import { MeetingsTable } from './meetings-table.tsx';

export interface WeekLanesProps {
  readonly report: WeekReport;
  /** Opens a meeting. */
  open(recordId: string): void;
}

/** Every meeting where it lay in its day, minute by minute. */
export function WeekLanes({ report, open }: WeekLanesProps) {
  const words = useWords();
  const { lanes, meetings } = report;
  const byId = new Map(meetings.map((meeting) => [meeting.record.id, meeting]));
  // A weekend without meetings is a good one; it needs no lane.
  const days = lanes.days.filter(({ date, pieces }) => dayOfWeek(date) < 6 || pieces.length > 0);
  return (
    <section>
      <h2>{words('report_week')}</h2>
      <p class="cap soft">
        {words('report_week_caption')} <span class="hint">{words('report_week_hint')}</span>
      </p>
      <div class="week" style={{ '--hours': lanes.toHour - lanes.fromHour }}>
        {days.map((lane) => (
          <DayLane key={lane.date} lane={lane} lanes={lanes} byId={byId} open={open} />
        ))}
        <Hours lanes={lanes} />
      </div>
      <AttentionLegend totals={report.figures.totals} />
      <MeetingsTable meetings={meetings} open={open} />
    </section>
  );
}

interface DayLaneProps {
  readonly lane: Lane;
  readonly lanes: Lanes;
  readonly byId: ReadonlyMap<string, ReportMeeting>;
  open(recordId: string): void;
}

function DayLane({ lane, lanes, byId, open }: DayLaneProps) {
  const words = useWords();
  const times = useTimes();
  /** Where a minute of the day lies in the lane, in percent. */
  const place = (minutes: number) => `${((100 * minutes) / 60 / (lanes.toHour - lanes.fromHour)).toFixed(3)}%`;
  return (
    <>
      <h3 class="small soft">
        <span aria-hidden="true">{weekdayShortWords(lane.date, times)}</span>
        <span class="visually-hidden">
          {weekdayWords(lane.date, times)}, {dayWords(lane.date, times)}
        </span>
      </h3>
      <ul class="lane" style={{ '--rows': lane.rows }}>
        {lane.pieces.map((piece) => {
          const meeting = byId.get(piece.recordId);
          if (meeting === undefined) return null;
          const title = titleWords(meeting.record.meeting, words);
          const when = whenWords(meeting, words, times);
          return (
            <li
              key={piece.recordId}
              style={{
                '--from': place(piece.fromMinute - lanes.fromHour * 60),
                '--long': place(piece.ms / 60_000),
                '--row': piece.row,
              }}
            >
              <button type="button" onClick={() => open(piece.recordId)} title={`${title}\n${when}`}>
                <AttentionBar stretches={piece.stretches} label={words('report_meeting_label', title, when)} />
              </button>
            </li>
          );
        })}
      </ul>
    </>
  );
}

/** The hours below the lanes: few enough to stand beside one another. */
function Hours({ lanes }: { readonly lanes: Lanes }) {
  const times = useTimes();
  const count = lanes.toHour - lanes.fromHour;
  const step = count <= 12 ? 2 : count <= 18 ? 3 : 4;
  const hours = Array.from({ length: Math.floor(count / step) + 1 }, (_, i) => lanes.fromHour + i * step);
  return (
    <div class="hours small soft" aria-hidden="true">
      {hours.map((hour) => (
        <span key={hour} style={{ '--from': `${((100 * (hour - lanes.fromHour)) / count).toFixed(3)}%` }}>
          {hourWords(hour, times)}
        </span>
      ))}
    </div>
  );
}
