import { describe, expect, it } from 'vitest';
import { type Account, advance } from '../../../src/core/attention/fold.ts';
import { recordIdOf } from '../../../src/core/attention/record.ts';
import type { Fact, LoggedFact } from '../../../src/core/focus/facts.ts';
import { recordOf, SHORTEST_RECORD_MS } from '../../../src/core/focus/record-of.ts';
import { evolve, type FocusSession } from '../../../src/core/focus/session.ts';
import { at, call, folded, listed, meeting, NINE, stamp, started } from '../attention/story.ts';

const held: Fact = { type: 'notifications-held', count: 3 };

/** What is kept of a meeting that went like this and ended so many seconds after nine. */
function kept(facts: readonly LoggedFact[], endsAt: number) {
  const session = facts.reduce<FocusSession | null>(evolve, null) as FocusSession;
  return recordOf(session, advance(folded(facts) as Account, stamp(endsAt)));
}

describe('what is kept of a meeting', () => {
  it('is when it was, how it went and what pulled away', () => {
    const record = kept([at(0, started()), at(0, call), at(60, listed()), at(65, call)], 100);
    expect(record).toEqual({
      id: recordIdOf(stamp(0)),
      meeting: meeting(),
      startedAtMs: NINE,
      zone: 'UTC',
      stretches: [
        { attention: 'present', isAssumed: false, ms: 60_000, site: null },
        { attention: 'distracted', isAssumed: false, ms: 5_000, site: 'news.test' },
        { attention: 'present', isAssumed: false, ms: 35_000, site: null },
      ],
      pulls: [expect.objectContaining({ site: 'news.test', startMs: 60_000, ms: 5_000 })],
      saidPresentShare: null,
    });
  });

  it('has how many notifications were held back, where any were', () => {
    expect(kept([at(0, started()), at(0, call), at(5, held), at(9, held)], 100)?.notificationsHeld).toBe(6);
    expect(kept([at(0, started()), at(0, call)], 100)).not.toHaveProperty('notificationsHeld');
  });

  it('is nothing of one that was ended at once', () => {
    const facts = [at(0, started()), at(0, call)];
    expect(kept(facts, (SHORTEST_RECORD_MS - 1) / 1_000)).toBeNull();
    expect(kept(facts, SHORTEST_RECORD_MS / 1_000)).not.toBeNull();
  });
});
