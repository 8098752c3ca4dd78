import { describe, expect, it } from 'vitest';
import { countedDays } from '../../../src/core/calendar/counted-days.ts';
import { DAY_MS } from '../../../src/core/calendar/days.ts';
import { expandRule } from '../../../src/core/calendar/expand-rule.ts';
import { WorkBudget } from '../../../src/core/calendar/limits.ts';
import { readRule } from '../../../src/core/calendar/recurrence-rule.ts';
import { randomFrom } from './random-feed.ts';

describe('how long a rule that counts may go on', () => {
  it('is never shorter than its instances do', () => {
    const below = randomFrom(20_261_122);
    const pick = (...of: string[]) => of[below(of.length)] as string;
    let told = 0;
    for (let n = 0; n < 3_000; n++) {
      const parts = [
        `FREQ=${pick('DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY')}`,
        `COUNT=${1 + below(40)}`,
        pick('', `INTERVAL=${1 + below(5)}`),
        pick('', '', 'BYDAY=MO,TH', 'BYDAY=SA', 'BYDAY=2TU', 'BYDAY=-1FR', 'BYDAY=5MO', 'BYMONTHDAY=31', 'BYMONTH=2'),
        pick('', 'WKST=SU', 'BYSETPOS=1'),
      ];
      const text = parts.filter((part) => part !== '').join(';');
      const days = countedDays(text);
      const rule = readRule(text);
      if (days === null || rule === null) continue;
      told++;
      const startMs = (18_000 + below(2_000)) * DAY_MS + 9 * 3_600_000;
      const last = expandRule(rule, startMs, Number.MAX_SAFE_INTEGER, startMs, startMs + 1e13, new WorkBudget()).at(-1);
      expect(last, text).toBeDefined();
      expect((last as number) - startMs, text).toBeLessThanOrEqual(days * DAY_MS);
    }
    expect(told).toBeGreaterThan(400);
  });

  it('is not told of a rule that may leave periods out, or that does not count', () => {
    for (const text of [
      'FREQ=WEEKLY',
      'FREQ=MONTHLY;COUNT=3',
      'FREQ=YEARLY;COUNT=3',
      'FREQ=DAILY;COUNT=3;BYMONTH=2',
      'FREQ=DAILY;INTERVAL=7;COUNT=3;BYDAY=MO',
      'FREQ=MONTHLY;COUNT=3;BYDAY=5MO',
      'FREQ=WEEKLY;COUNT=3;BYSETPOS=2',
      'FREQ=WEEKLY;COUNT=0',
      'freq=weekly;count=3',
      'FREQ=WEEKLY;COUNT=3 ',
    ])
      expect(countedDays(text), text).toBeNull();
  });
});
