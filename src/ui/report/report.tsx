import { useState } from 'preact/hooks';
import { useWords } from '../shared/words.tsx';
import { DriftChart } from './drift-chart.tsx';
import { EmptyWeek } from './empty-week.tsx';
import { Headline } from './headline.tsx';
import { MeetingDetail } from './meeting-detail.tsx';
import { ObservationNote } from './observation-note.tsx';
import type { ReportProps } from './props.ts';
import { PulledAwayList } from './pulled-away-list.tsx';
import { TogetherList } from './together-list.tsx';
import { WeekLanes } from './week-lanes.tsx';
import { WeekNav } from './week-nav.tsx';

/** The weekly attention report. */
export function Report({ report, actions }: ReportProps) {
  const words = useWords();
  const [openId, setOpenId] = useState<string | null>(null);
  if (report === null) {
    return (
      <main class="report" aria-busy="true">
        <h1 class="visually-hidden">{words('report_title')}</h1>
      </main>
    );
  }
  const opened = report.meetings.find(({ record }) => record.id === openId);
  return (
    <main class="report">
      <WeekNav report={report} actions={actions} isCovered={opened !== undefined} />
      {report.meetings.length === 0 ? (
        <EmptyWeek isCurrent={report.isCurrent} actions={actions} />
      ) : (
        <>
          <Headline report={report} />
          <WeekLanes report={report} open={setOpenId} />
          <TogetherList rows={report.together} />
          <div class="two">
            <PulledAwayList rows={report.pulledAway} pulls={report.figures.pulls} totals={report.figures.totals} />
            {report.pulledAway.length > 0 && <DriftChart minutes={report.driftCurve} />}
          </div>
          {report.observation !== null && <ObservationNote observation={report.observation} />}
        </>
      )}
      <footer class="soft small">{words('report_stays_here')}</footer>
      {opened !== undefined && (
        <MeetingDetail key={opened.record.id} meeting={opened} actions={actions} closed={() => setOpenId(null)} />
      )}
    </main>
  );
}
