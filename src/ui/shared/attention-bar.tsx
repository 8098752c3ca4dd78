import type { Stretch } from '../../core/attention/attention.ts';
import { totalsOf } from '../../core/attention/summary.ts';
import { attentionSummary } from './attention-words.ts';
import { useTimes, useWords } from './words.tsx';

export interface AttentionBarProps {
  readonly stretches: readonly Stretch[];
  /** The length that the whole bar stands for, ms; what is beyond the stretches stays empty. Default: their sum. */
  readonly wholeMs?: number;
  /** What the bar is of, for those who do not see it: "Attention in this meeting". The figures are added. */
  readonly label: string;
}

/**
 * Stretches in the order of time: teal present, sand elsewhere, amber distracted, hatched unseen, outlined where it was
 * assumed. Give it words beside it (`AttentionLegend`, `AttentionTable`): colour never says anything alone.
 */
export function AttentionBar({ stretches, wholeMs, label }: AttentionBarProps) {
  const words = useWords();
  const times = useTimes();
  const totals = totalsOf(stretches);
  const lengthMs = stretches.reduce((sum, each) => sum + each.ms, 0);
  const restMs = Math.max(0, (wholeMs ?? lengthMs) - lengthMs);
  return (
    <div
      class="attention-bar"
      role="img"
      aria-label={words('common_figure', label, attentionSummary(totals, words, times))}
    >
      {stretches.map((each, index) => (
        <i
          // Stretches are only appended to; their place is what they are.
          key={index}
          class={`attention ${each.attention}${each.isAssumed ? ' assumed' : ''}`}
          style={{ flexGrow: each.ms }}
        />
      ))}
      {restMs > 0 && <i class="to-come" style={{ flexGrow: restMs }} />}
    </div>
  );
}
