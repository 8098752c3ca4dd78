import type { Stretch } from '../../core/attention/attention.ts';
import { useTimes, useWords } from './words.tsx';

export interface AttentionTableProps {
  readonly stretches: readonly Stretch[];
  /** Wall time of the first instant, ms. */
  readonly startedAtMs: number;
  readonly caption: string;
  /** The zone whose clock tells the times, if not the screen's own (IANA). */
  readonly zone?: string;
}

/** A bar as a table: from when, what, how long. */
export function AttentionTable({ stretches, startedAtMs, caption, zone }: AttentionTableProps) {
  const words = useWords();
  const here = useTimes();
  const times = zone === undefined ? here : here.inZone(zone);
  let fromMs = startedAtMs;
  const rows = stretches.map((stretch) => {
    const row = { stretch, fromMs };
    fromMs += stretch.ms;
    return row;
  });
  return (
    <table class="attention-table">
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{words('common_column_from')}</th>
          <th scope="col">{words('common_column_attention')}</th>
          <th scope="col">{words('common_column_how_long')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.fromMs}>
            <th scope="row">{times.clock(row.fromMs)}</th>
            <td>
              {words(`common_${row.stretch.attention}`)}
              {row.stretch.site !== null && <bdi class="soft"> {row.stretch.site}</bdi>}
              {row.stretch.isAssumed && <span class="soft"> {words('common_assumed')}</span>}
            </td>
            <td>{times.duration(row.stretch.ms)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
