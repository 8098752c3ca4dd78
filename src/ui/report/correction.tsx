import { useState } from 'preact/hooks';
import type { ReportMeeting } from '../../core/report/week-report.ts';
import { useTimes, useWords } from '../shared/words.tsx';

export interface CorrectionProps {
  readonly meeting: ReportMeeting;
  /** The user's own word (0 to 1), or null to take it back. */
  correct(saidPresentShare: number | null): void;
}

/** Nobody knows it closer than that. */
const STEP = 0.05;

/** "I was on my phone for some of it": the user's own word, kept beside what was measured. */
export function Correction({ meeting, correct }: CorrectionProps) {
  const words = useWords();
  const times = useTimes();
  const { presentShare, record } = meeting;
  const said = record.saidPresentShare;
  const [share, setShare] = useState(said ?? Math.round((presentShare ?? 0.5) / STEP) * STEP);
  return (
    <form
      class="correction"
      onSubmit={(event) => {
        event.preventDefault();
        correct(share);
      }}
    >
      <h3>
        <label for="said">{words('report_how_present')}</label>
      </h3>
      <p class="small soft" id="measured">
        {presentShare === null
          ? words('report_measured_nothing')
          : words('report_measured', times.percent(presentShare))}{' '}
        {words('report_kept_beside')}
      </p>
      <div class="slider">
        <input
          id="said"
          type="range"
          min="0"
          max="100"
          step={STEP * 100}
          value={Math.round(share * 100)}
          aria-valuetext={times.percent(share)}
          aria-describedby="measured"
          onInput={(event) => setShare(event.currentTarget.valueAsNumber / 100)}
        />
        <output for="said">{times.percent(share)}</output>
      </div>
      <div class="buttons">
        <button type="submit">{words('report_save_word')}</button>
        {said !== null && (
          <button type="button" class="quiet" onClick={() => correct(null)}>
            {words('report_take_back')}
          </button>
        )}
        {said !== null && <span class="small soft">{words('report_you_said', times.percent(said))}</span>}
      </div>
    </form>
  );
}
