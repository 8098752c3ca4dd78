import * as fc from 'fast-check';
import type { Attention, Pull, PullOutcome, Stretch } from '../../../src/core/attention/attention.ts';
import type { MeetingRecord } from '../../../src/core/attention/record.ts';
import type { Person } from '../../../src/core/people/person.ts';

const ms = fc.integer({ min: 0, max: 3 * 3_600_000 });
const site = fc.constantFrom('youtube.com', 'news.test', 'mail.example');
const text = fc.string({ maxLength: 40, unit: 'grapheme' });

export const anyStretch: fc.Arbitrary<Stretch> = fc
  .record({
    attention: fc.constantFrom('present', 'elsewhere', 'distracted', 'unseen'),
    isAssumed: fc.boolean(),
    ms,
    site,
  })
  .map((each) => ({
    ...each,
    attention: each.attention as Attention,
    site: each.attention === 'distracted' ? each.site : null,
  }));

export const anyPull: fc.Arbitrary<Pull> = fc.record({
  site,
  startMs: ms,
  ms,
  outcome: fc.constantFrom<PullOutcome[]>('turned-back', 'needed', 'gave-in'),
});

const anyPerson: fc.Arbitrary<Person> = fc.record({
  name: text,
  address: fc.constantFrom(null, 'dana@own.test', 'priya@acme.test', 'sam@acme.test', 'kim@gmail.com', 'me@own.test'),
});

/** Records around the turn of October and November 2026, when the clocks of both sides of the Atlantic change. */
export const anyRecord: fc.Arbitrary<MeetingRecord> = fc.record({
  id: fc.uuid(),
  startedAtMs: fc.integer({ min: Date.UTC(2026, 9, 20), max: Date.UTC(2026, 10, 10) }),
  zone: fc.constantFrom('Europe/Berlin', 'America/New_York', 'Asia/Tokyo', 'Pacific/Apia', 'Asia/Kathmandu', 'UTC'),
  stretches: fc.array(anyStretch, { maxLength: 12 }),
  pulls: fc.array(anyPull, { maxLength: 5 }),
  saidPresentShare: fc.option(fc.double({ min: 0, max: 1, noNaN: true }).map((share) => share + 0)),
  meeting: fc.record({
    id: fc.uuid(),
    source: fc.constantFrom('calendar', 'call', 'hand'),
    occurrenceId: fc.option(text),
    seriesId: fc.option(text),
    title: text,
    people: fc.array(anyPerson, { maxLength: 12 }),
    plannedStartMs: fc.integer({ min: Date.UTC(2026, 9, 20), max: Date.UTC(2026, 10, 10) }),
    plannedEndMs: fc.option(fc.integer({ min: Date.UTC(2026, 9, 20), max: Date.UTC(2026, 10, 10) })),
    setting: fc.constantFrom('browser-call', 'app-call', 'in-person'),
    room: fc.option(text),
  }),
});
