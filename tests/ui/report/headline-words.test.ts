import { describe, expect, test } from 'vitest';
import type { MeetingRecord } from '../../../src/core/attention/record.ts';
import { weekReport } from '../../../src/core/report/week-report.ts';
import { headlineWords } from '../../../src/ui/report/headline-words.ts';
import { timeWordsFrom } from '../../../src/ui/shared/time-words.ts';
import { at, person, record } from '../../core/report/records.ts';
import { englishWords } from '../shared/words-of.ts';

const words = englishWords();
const times = timeWordsFrom(words, 'en-GB', 'UTC');
const dana = person('Dana Ortiz', 'dana@acme.test');
const noor = person('Noor Haddad');

const met = (what: string, people = [dana, noor]): MeetingRecord =>
  record('2026-11-16T09:00[UTC]', what, { meeting: { people } });

function headline(records: MeetingRecord[], now = '2026-11-20T18:00[UTC]'): string {
  const request = { weekStart: '2026-11-16', zone: 'UTC', nowMs: at(now), myAddresses: [] };
  return headlineWords(weekReport(records, [], request), words, times).replaceAll('\u00a0', ' ');
}

describe('the week in one sentence', () => {
  test.each([
    [
      'of many',
      'p372 d87',
      [dana, noor],
      'You gave people 6 h 12 min of undivided attention this week, 81% of your time with them.',
    ],
    [
      'of one',
      'p30 d10',
      [dana],
      'You gave Dana Ortiz 30 min of undivided attention this week, 75% of your time with them.',
    ],
    [
      'of whom nobody named',
      'p30 d10',
      [],
      'You gave people 30 min of undivided attention this week, 75% of your time with them.',
    ],
    [
      'without a drift',
      'p90',
      [dana, noor],
      'You gave people 1 h 30 min of undivided attention this week: all of your time with them.',
    ],
    [
      'nearly without',
      'p600 d0.1',
      [dana, noor],
      'You gave people 10 h of undivided attention this week, 99% of your time with them.',
    ],
    ['away', 'e30', [dana], 'You were with Dana Ortiz for 30 min this week, and your attention was elsewhere.'],
    ['unseen', 'u40', [dana], 'You were with Dana Ortiz for 40 min this week; none of it could be seen.'],
  ])('%s', (_, what, people, sentence) => {
    expect(headline([met(what, people)])).toBe(sentence);
  });

  test('speaks of that week once it is over', () => {
    expect(headline([met('p60')], '2026-12-01T09:00[UTC]')).toContain('that week: all of your time');
  });
});
