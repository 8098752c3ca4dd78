import { useWords } from '../shared/words.tsx';
import type { ReportActions } from './props.ts';

export interface EmptyWeekProps {
  readonly isCurrent: boolean;
  readonly actions: ReportActions;
}

/** A week without meetings: nothing to make up for, and how one gets here. */
export function EmptyWeek({ isCurrent, actions }: EmptyWeekProps) {
  const words = useWords();
  return (
    <header class="empty">
      <h1>{words(isCurrent ? 'report_empty_now' : 'report_empty_then')}</h1>
      <p class="cap soft">{words(isCurrent ? 'report_empty_now_why' : 'report_empty_then_why')}</p>
      {isCurrent && (
        <>
          <ul>
            <li>{words('report_empty_call')}</li>
            <li>{words('report_empty_calendar')}</li>
            <li>{words('report_empty_by_hand')}</li>
          </ul>
          <button type="button" class="primary" onClick={() => actions.openSettings()}>
            {words('report_open_settings')}
          </button>
        </>
      )}
    </header>
  );
}
