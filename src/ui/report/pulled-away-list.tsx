import type { Totals } from '../../core/attention/attention.ts';
import { seenMs } from '../../core/attention/summary.ts';
import type { PullCounts } from '../../core/report/figures.ts';
import type { PulledAway } from '../../core/report/pulled-away.ts';
import type { Words } from '../../messages/words.ts';
import { useTimes, useWords } from '../shared/words.tsx';
import { AsTable } from './as-table.tsx';

const MOST = 6;

export interface PulledAwayListProps {
  readonly rows: readonly PulledAway[];
  readonly pulls: PullCounts;
  readonly totals: Totals;
}

/** What pulled the user away, by site. */
export function PulledAwayList({ rows, pulls, totals }: PulledAwayListProps) {
  const words = useWords();
  const times = useTimes();
  const totalMs = rows.reduce((sum, { ms }) => sum + ms, 0);
  const mostMs = Math.max(1, ...rows.map(({ ms }) => ms));
  return (
    <section>
      <h2>{words('report_pulled')}</h2>
      <p class="cap soft">
        {rows.length === 0
          ? nothingWords(totals, words)
          : words.count('report_pulled_caption', pulls.all, times.duration(totalMs))}
      </p>
      <ul class="pulled">
        {rows.slice(0, MOST).map((row) => (
          <li key={row.site}>
            <bdi class="site">{siteWords(row, words)}</bdi>
            <i class="attention distracted" style={{ '--long': `${((100 * row.ms) / mostMs).toFixed(2)}%` }} />
            <span class="soft">
              {row.pulls.all === 0
                ? times.duration(row.ms)
                : words('report_pulled_figures', times.duration(row.ms), times.number(row.pulls.all))}
            </span>
          </li>
        ))}
      </ul>
      {rows.length > 0 && (
        <AsTable
          caption={words('report_pulled')}
          columns={[
            words('report_column_site'),
            words('common_column_how_long'),
            words('report_column_pulls'),
            words('report_outcome_turned_back'),
            words('report_outcome_needed'),
            words('report_outcome_gave_in'),
          ]}
          rows={rows.map((row) => ({
            key: row.site ?? '',
            cells: [
              <bdi>{siteWords(row, words)}</bdi>,
              times.duration(row.ms),
              ...[row.pulls.all, row.pulls.turnedBack, row.pulls.needed, row.pulls.gaveIn].map(times.number),
            ],
          }))}
        />
      )}
    </section>
  );
}

const siteWords = ({ site }: PulledAway, words: Words) => site ?? words('report_site_unknown');

/** That nothing pulled can only be said of what was seen. */
function nothingWords(totals: Totals, words: Words): string {
  if (seenMs(totals) === 0) return words('report_pulled_unseen');
  return words(totals.unseenMs > 0 ? 'report_pulled_nothing_seen' : 'report_pulled_nothing');
}
