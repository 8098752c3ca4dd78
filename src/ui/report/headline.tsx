import { totalMs } from '../../core/attention/summary.ts';
import type { Figures } from '../../core/report/figures.ts';
import type { WeekReport } from '../../core/report/week-report.ts';
import type { Words } from '../../messages/words.ts';
import { useTimes, useWords } from '../shared/words.tsx';
import { headlineWords, unbroken } from './headline-words.ts';

export interface HeadlineProps {
  readonly report: WeekReport;
}

/** The week in one sentence, and in four figures. */
export function Headline({ report }: HeadlineProps) {
  const words = useWords();
  const times = useTimes();
  const { figures } = report;
  const { totals, pulls, said } = figures;
  return (
    <header>
      <h1>{headlineWords(report, words, times)}</h1>
      <ul class="figures">
        {figures.presentShare !== null && (
          <Figure value={times.percent(figures.presentShare)} says={presentWords(figures, words)} />
        )}
        <Figure
          value={times.number(figures.meetings)}
          says={words.count('report_figure_meetings', figures.meetings, unbroken(times.duration(totalMs(totals))))}
        />
        {figures.medianUndisturbedMs !== null && figures.medianUndisturbedMs > 0 && (
          <Figure
            value={times.duration(figures.medianUndisturbedMs)}
            says={words.count('report_figure_undisturbed', figures.meetings)}
          />
        )}
        {pulls.all > 0 && (
          <Figure
            value={words('report_part_of', times.number(pulls.turnedBack), times.number(pulls.all))}
            says={words.count('report_figure_pulls', pulls.all)}
          />
        )}
      </ul>
      <p class="notes small soft">
        {totals.unseenMs > 0 && figures.presentShare !== null && (
          <span>{words('report_note_unseen', times.duration(totals.unseenMs))} </span>
        )}
        {totals.assumedMs > 0 && <span>{words('report_note_assumed', times.duration(totals.assumedMs))} </span>}
        {said !== null && (
          <span>{words.count('report_note_said', said.records, times.percent(said.presentShare))}</span>
        )}
      </p>
    </header>
  );
}

function Figure({ value, says }: { readonly value: string; readonly says: string }) {
  return (
    <li>
      <b>{value}</b> <span class="soft">{says}</span>
    </li>
  );
}

/** "present, 9 points up". */
function presentWords({ shareChange }: Figures, words: Words): string {
  if (shareChange === null) return words('common_present');
  const points = Math.round(shareChange * 100);
  if (points === 0) return words('report_figure_present_same');
  return words.count(points > 0 ? 'report_figure_present_up' : 'report_figure_present_down', Math.abs(points));
}
