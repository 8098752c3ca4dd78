import { ATTENTIONS, type Totals } from '../../core/attention/attention.ts';
import { msOf } from '../../core/attention/summary.ts';
import { useTimes, useWords } from './words.tsx';

export interface AttentionLegendProps {
  readonly totals: Totals;
}

/** The figures of a bar as a list; what did not happen is left out. What was assumed is said as such. */
export function AttentionLegend({ totals }: AttentionLegendProps) {
  const words = useWords();
  const times = useTimes();
  return (
    <ul class="attention-legend">
      {ATTENTIONS.filter((each) => msOf(totals, each) > 0).map((each) => (
        <li key={each}>
          <i class={`attention swatch ${each}`} aria-hidden="true" />
          {words(`common_for_${each}`, times.duration(msOf(totals, each)))}
        </li>
      ))}
      {totals.assumedMs > 0 && (
        <li>
          <i class="attention swatch present assumed" aria-hidden="true" />
          {words('common_of_it_assumed', times.duration(totals.assumedMs))}
        </li>
      )}
    </ul>
  );
}
