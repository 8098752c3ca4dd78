import type { Stretch, Totals } from '../../core/attention/attention.ts';
import { seenMs, totalMs } from '../../core/attention/summary.ts';
import type { Together } from '../../core/report/together.ts';
import type { Words } from '../../messages/words.ts';
import { AttentionBar } from '../shared/attention-bar.tsx';
import { peopleWords } from '../shared/people-words.ts';
import type { TimeWords } from '../shared/time-words.ts';
import { useTimes, useWords } from '../shared/words.tsx';
import { AsTable } from './as-table.tsx';
import { weekdayWords } from './date-words.ts';

/** More than these are behind one more click: the page is for those who had most of the week. */
const MOST = 7;

export interface TogetherListProps {
  readonly rows: readonly Together[];
}

/** Who had the user's attention: time together, and how much of it they were there for. */
export function TogetherList({ rows }: TogetherListProps) {
  const words = useWords();
  const times = useTimes();
  const isLong = rows.length > MOST + 1;
  const shown = isLong ? rows.slice(0, MOST) : rows;
  const rest = isLong ? rows.slice(MOST) : [];
  return (
    <section>
      <h2>{words('report_together')}</h2>
      <p class="cap soft">{words('report_together_caption')}</p>
      <TogetherRows rows={shown} />
      {rest.length > 0 && (
        <details class="more">
          <summary>{words.count('report_together_more', rest.length)}</summary>
          <TogetherRows rows={rest} />
        </details>
      )}
      <AsTable
        caption={words('report_together')}
        columns={[
          words('report_column_who'),
          words('report_column_meetings'),
          words('report_column_together'),
          words('common_present'),
          words('common_elsewhere'),
          words('common_distracted'),
          words('common_unseen'),
        ]}
        rows={rows.map(({ totals, ...row }) => ({
          key: row.key,
          cells: [
            <bdi>{nameWords(row, words)}</bdi>,
            times.number(row.meetings),
            ...[totalMs(totals), totals.presentMs, totals.elsewhereMs, totals.distractedMs, totals.unseenMs].map((ms) =>
              times.duration(ms),
            ),
          ],
        }))}
      />
    </section>
  );
}

function TogetherRows({ rows }: TogetherListProps) {
  const words = useWords();
  const times = useTimes();
  return (
    <ul class="together">
      {rows.map((row) => (
        <li key={row.key}>
          <div class="who">
            <div class="head">
              <b>
                <bdi>{nameWords(row, words)}</bdi>
              </b>
              {row.kind === 'organisation' && <span class="soft names">{peopleWords(row.people, words)}</span>}
              {row.kind === 'person' && row.organisation !== null && (
                <span class="soft names">
                  {' '}
                  <bdi>{row.organisation}</bdi>
                </span>
              )}
            </div>
            <div class="small soft">{factsWords(row, words, times)}</div>
          </div>
          <AttentionBar stretches={stretchesOf(row.totals)} label={nameWords(row, words)} />
          <span class="soft">
            {seenMs(row.totals) === 0
              ? words('report_together_unseen', times.duration(totalMs(row.totals)))
              : words('report_part_of', times.duration(row.totals.presentMs), times.duration(totalMs(row.totals)))}
          </span>
        </li>
      ))}
    </ul>
  );
}

function nameWords({ name, kind }: Pick<Together, 'name' | 'kind'>, words: Words): string {
  if (name.trim() !== '') return name;
  return words(kind === 'gathering' ? 'report_gathering' : 'report_unnamed');
}

/** "3 meetings · 2 one to one · last Thursday". */
function factsWords({ meetings, oneToOnes, lastDate }: Together, words: Words, times: TimeWords): string {
  const facts = [
    oneToOnes === meetings ? words.count('report_one_to_ones', meetings) : words.count('report_meetings', meetings),
    oneToOnes > 0 && oneToOnes < meetings ? words('report_of_them_one_to_one', times.number(oneToOnes)) : '',
    words(meetings > 1 ? 'report_last_on' : 'report_on', weekdayWords(lastDate, times)),
  ];
  return facts.filter(Boolean).reduce((said, fact) => words('report_and_fact', said, fact));
}

/** Totals as one run of each attention; what was assumed is a part of what was present. */
function stretchesOf(totals: Totals): Stretch[] {
  const run = (attention: Stretch['attention'], ms: number, isAssumed = false) => ({
    attention,
    isAssumed,
    site: null,
    ms,
  });
  const assumedMs = Math.min(totals.assumedMs, totals.presentMs);
  return [
    run('present', totals.presentMs - assumedMs),
    run('present', assumedMs, true),
    run('elsewhere', totals.elsewhereMs),
    run('distracted', totals.distractedMs),
    run('unseen', totals.unseenMs),
  ].filter(({ ms }) => ms > 0);
}
