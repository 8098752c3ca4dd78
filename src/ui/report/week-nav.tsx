import { useEffect, useRef } from 'preact/hooks';
import type { WeekReport } from '../../core/report/week-report.ts';
import { useTimes, useWords } from '../shared/words.tsx';
import { weekWords } from './date-words.ts';
import type { ReportActions } from './props.ts';

export interface WeekNavProps {
  readonly report: WeekReport;
  readonly actions: ReportActions;
  /** A meeting is open above the page: its keys are not the week's. */
  readonly isCovered: boolean;
}

/** From week to week, by buttons or by the arrow keys. */
export function WeekNav({ report, actions, isCovered }: WeekNavProps) {
  const words = useWords();
  const times = useTimes();
  const nav = useRef<HTMLElement>(null);
  const { isCurrent } = report;
  useEffect(() => {
    const turn = (event: KeyboardEvent) => {
      if (isCovered || isTyping(event) || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
      const isRightToLeft = nav.current !== null && getComputedStyle(nav.current).direction === 'rtl';
      const [back, on] = isRightToLeft ? ['ArrowRight', 'ArrowLeft'] : ['ArrowLeft', 'ArrowRight'];
      if (event.key === back) actions.previousWeek();
      if (event.key === on && !isCurrent) actions.nextWeek();
    };
    document.addEventListener('keydown', turn);
    return () => document.removeEventListener('keydown', turn);
  }, [actions, isCovered, isCurrent]);
  return (
    <nav class="week-nav" aria-label={words('report_weeks')} ref={nav}>
      <button type="button" onClick={() => actions.previousWeek()} aria-label={words('report_previous_week')}>
        <Chevron points="12,5 7,10 12,15" />
      </button>
      <b aria-live="polite">{weekWords(report.weekStart, times, !isCurrent)}</b>
      <button
        type="button"
        onClick={() => actions.nextWeek()}
        disabled={isCurrent}
        aria-label={words('report_next_week')}
      >
        <Chevron points="8,5 13,10 8,15" />
      </button>
      {!isCurrent && (
        <button type="button" class="quiet" onClick={() => actions.thisWeek()}>
          {words('report_to_this_week')}
        </button>
      )}
      {report.meetings.length > 0 && (
        <span class="end">
          <button type="button" class="quiet" onClick={() => actions.print()}>
            {words('report_print')}
          </button>
          <button type="button" class="quiet" onClick={() => actions.exportWeek()}>
            {words('report_export')}
          </button>
        </span>
      )}
    </nav>
  );
}

const Chevron = ({ points }: { readonly points: string }) => (
  <svg class="icon onward" viewBox="0 0 20 20" aria-hidden="true">
    <polyline points={points} fill="none" stroke="currentColor" stroke-width="1.8" stroke-linecap="round" />
  </svg>
);

/** Arrow keys mean something else there. */
const isTyping = ({ target }: KeyboardEvent) =>
  target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable], .scroll') !== null;
