import type { Attention, Pull, PullOutcome, Stretch } from '../../../src/core/attention/attention.ts';
import type { MeetingRecord } from '../../../src/core/attention/record.ts';
import type { Meeting } from '../../../src/core/meeting/meeting.ts';
import type { Person } from '../../../src/core/people/person.ts';

export const MINUTE = 60_000;

/** Minutes of each attention by turns: `p30 d2 p10` is 30 min present, 2 distracted, 10 present; `~` marks assumed. */
export function stretches(text: string, site = 'news.test'): Stretch[] {
  const names: Record<string, Attention> = { p: 'present', e: 'elsewhere', d: 'distracted', u: 'unseen' };
  return text
    .split(' ')
    .filter(Boolean)
    .map((each) => {
      const [, assumed, letter = '', minutes] = each.match(/^(~?)([pedu])([\d.]+)$/) ?? [];
      const attention = names[letter];
      if (attention === undefined) throw new Error(`no stretch: ${each}`);
      return {
        attention,
        isAssumed: assumed === '~',
        site: attention === 'distracted' ? site : null,
        ms: Number(minutes) * MINUTE,
      };
    });
}

export const at = (local: string): number => Temporal.ZonedDateTime.from(local).epochMilliseconds;

export const person = (name: string, address: string | null = null): Person => ({ name, address });

export const pull = (site: string, outcome: PullOutcome, startMs = 0, ms = MINUTE): Pull => ({
  site,
  startMs,
  ms,
  outcome,
});

let made = 0;

/** A record that began at a local time such as `2026-11-16T09:00[Europe/Berlin]`. */
export function record(
  local: string,
  what: string | Stretch[],
  more: Partial<Omit<MeetingRecord, 'meeting'>> & { meeting?: Partial<Meeting> } = {},
): MeetingRecord {
  const startedAtMs = at(local);
  made += 1;
  const { meeting, ...rest } = more;
  return {
    id: `record-${made}`,
    startedAtMs,
    zone: local.slice(local.indexOf('[') + 1, -1),
    stretches: typeof what === 'string' ? stretches(what) : what,
    pulls: [],
    saidPresentShare: null,
    meeting: {
      id: `meeting-${made}`,
      source: 'calendar',
      occurrenceId: null,
      seriesId: null,
      title: 'A meeting',
      people: [],
      plannedStartMs: startedAtMs,
      plannedEndMs: null,
      setting: 'browser-call',
      room: null,
      ...meeting,
    },
    ...rest,
  };
}
