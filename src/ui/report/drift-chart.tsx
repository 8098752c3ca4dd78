import { type DriftMinute, FEWEST_MEETINGS } from '../../core/report/drift-curve.ts';
import { useTimes, useWords } from '../shared/words.tsx';
import { AsTable } from './as-table.tsx';

/** A minute that enough meetings are behind. */
type Known = DriftMinute & { readonly share: number };

/** No curve is drawn of less than this many minutes. */
const FEWEST_MINUTES = 5;
const TABLE_STEP = 5;

export interface DriftChartProps {
  readonly minutes: readonly DriftMinute[];
}

/** When in a meeting the distracted time lies. */
export function DriftChart({ minutes }: DriftChartProps) {
  const words = useWords();
  const times = useTimes();
  const known = minutes.filter((minute): minute is Known => minute.share !== null);
  const first = known[0];
  const last = known.at(-1);
  const isEnough = first !== undefined && last !== undefined && known.length >= FEWEST_MINUTES;
  return (
    <section>
      <h2>{words('report_drift')}</h2>
      {isEnough ? (
        <>
          <p class="cap soft">
            {words(
              'report_drift_caption',
              times.number(first.meetings),
              times.number(last.meetings),
              times.number(last.minute + 1),
            )}
          </p>
          <Curve known={known} lastMinute={last.minute} />
          <AsTable
            caption={words('report_drift')}
            columns={[words('report_column_minute'), words('common_distracted'), words('report_column_meetings')]}
            rows={known
              .filter(({ minute }) => minute % TABLE_STEP === 0)
              .map(({ minute, share, meetings }) => ({
                key: String(minute),
                cells: [times.number(minute), times.percent(share), times.number(meetings)],
              }))}
          />
        </>
      ) : (
        <p class="cap soft">{words('report_drift_too_few', times.number(FEWEST_MEETINGS))}</p>
      )}
    </section>
  );
}

function Curve({ known, lastMinute }: { readonly known: readonly Known[]; readonly lastMinute: number }) {
  const times = useTimes();
  const length = lastMinute + 1;
  // A quiet week must not look like a stormy one: the scale ends at 10% or above.
  const top = Math.max(0.1, Math.ceil(Math.max(...known.map(({ share }) => share)) * 10) / 10);
  const most = Math.max(...known.map(({ meetings }) => meetings));
  const runs = runsOf(known);
  const line = (run: readonly Known[]) =>
    run.map(({ minute, share }) => `${x(minute + 0.5, length)} ${(100 - (100 * share) / top).toFixed(2)}`).join(' L');
  const step = length <= 30 ? 5 : length <= 60 ? 10 : length <= 120 ? 20 : 30;
  const ticks = Array.from({ length: Math.floor(length / step) + 1 }, (_, i) => i * step);
  return (
    <div class="drift" aria-hidden="true">
      <div class="plot">
        <span class="small soft top">{times.percent(top)}</span>
        <svg viewBox="0 0 100 100" preserveAspectRatio="none" role="presentation">
          {runs.map((run) => (
            <g key={run[0]?.minute}>
              <path
                class="area"
                d={`M${x((run[0]?.minute ?? 0) + 0.5, length)} 100 L${line(run)} L${x((run.at(-1)?.minute ?? 0) + 0.5, length)} 100Z`}
              />
              <path class="line" d={`M${line(run)}`} />
            </g>
          ))}
        </svg>
      </div>
      <svg class="behind" viewBox="0 0 100 100" preserveAspectRatio="none" role="presentation">
        <path d={`M0 100 ${known.map((each) => behindPath(each, length, most)).join(' ')} L100 100Z`} />
      </svg>
      <div class="ticks small soft">
        {ticks.map((minute) => (
          <span key={minute} style={{ '--from': `${x(minute, length)}%` }}>
            {minute === 0 ? times.duration(0) : times.number(minute)}
          </span>
        ))}
      </div>
    </div>
  );
}

const x = (minute: number, length: number) => ((100 * minute) / length).toFixed(2);

/** One minute of the strip that shows how many meetings are behind the curve. */
function behindPath({ minute, meetings }: Known, length: number, most: number): string {
  const y = (100 - (100 * meetings) / most).toFixed(2);
  return `L${x(minute, length)} ${y} L${x(minute + 1, length)} ${y}`;
}

/** Minutes next to one another: no line is drawn over a gap. */
function runsOf(known: readonly Known[]): Known[][] {
  const runs: Known[][] = [];
  for (const each of known) {
    const run = runs.at(-1);
    if (run?.at(-1)?.minute === each.minute - 1) run.push(each);
    else runs.push([each]);
  }
  return runs;
}
