import { useTimes, useWords } from '../shared/words.tsx';
import type { PopupProps } from './props.ts';

/** The lengths that one click starts: half an hour and an hour, less the break between two meetings. */
const MINUTES = [25, 50] as const;

const A_MINUTE_MS = 60_000;

export interface MeetingNoneProps extends Pick<PopupProps, 'frontTab' | 'actions'> {
  readonly hasCalendar: boolean;
  /** When the next meeting begins, wall ms; null where none is known. */
  readonly nextStartMs: number | null;
  readonly nowMs: number;
}

/** No meeting is on: one click starts focus all the same. */
export function MeetingNone({ frontTab, actions, hasCalendar, nextStartMs, nowMs }: MeetingNoneProps) {
  const words = useWords();
  const times = useTimes();
  const isOneOn = hasCalendar && nextStartMs !== null && nextStartMs <= nowMs;
  const ahead = () => {
    if (!hasCalendar) return words('popup_none_without_calendar');
    if (nextStartMs === null) return words('popup_none_ahead');
    if (isOneOn) return words('popup_none_on_now');
    return words('popup_none_next', times.ago(Math.max(nextStartMs, nowMs + A_MINUTE_MS), nowMs));
  };
  return (
    <section class="card" aria-labelledby="meeting-none">
      <h1 id="meeting-none">{words(isOneOn ? 'popup_none_title_on_now' : 'popup_none_title')}</h1>
      <p class="soft">{ahead()}</p>
      <div class="actions">
        {frontTab === 'call-possible' && (
          <button type="button" class="primary whole" onClick={() => actions.startFocusOnTab()}>
            {words('popup_focus_on_tab')}
          </button>
        )}
        {MINUTES.map((minutes) => (
          <button type="button" key={minutes} class="half" onClick={() => actions.startFocusFor(minutes)}>
            {words('popup_focus_for', times.duration(minutes * A_MINUTE_MS))}
          </button>
        ))}
      </div>
      {!hasCalendar && (
        <button type="button" class="link small" onClick={() => actions.openSettings('calendars')}>
          {words('popup_add_calendar')}
        </button>
      )}
    </section>
  );
}
