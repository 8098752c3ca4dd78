import * as fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { mergeCopies } from '../../../../src/core/calendar/merge-copies.ts';
import { GraphEvent, readPage } from '../../../../src/core/calendar/microsoft/graph-event.ts';
import { occurrencesOfGraph } from '../../../../src/core/calendar/microsoft/occurrences.ts';
import { seriesUidOf } from '../../../../src/core/calendar/microsoft/series-uid.ts';
import { readCalendar } from '../../../../src/core/calendar/read-calendar.ts';
import { qualify } from '../../../../src/core/meeting/qualify.ts';
import { graphAttendee, graphMeeting } from '../../../browsers/support/microsoft-events.ts';

const REQUEST = {
  calendarId: 'c1',
  fromMs: Date.parse('2026-03-01T00:00Z'),
  toMs: Date.parse('2026-03-15T00:00Z'),
  zone: 'Europe/Berlin',
  myAddresses: ['Kim@Contoso.example'],
};
const NINE = Date.parse('2026-03-02T09:00Z');
const UID =
  '040000008200E00074C5B7101A82E00800000000F0DEBC9A78563412000000000000000010000000A1A2A3A4A5A6A7A8A9AAABACADAEAFB0';
const onDay = (uid: string, day: string) => `${uid.slice(0, 32)}${day}${uid.slice(40)}`;

const read = (more: Readonly<Record<string, unknown>> = {}, request: Partial<typeof REQUEST> = {}) => {
  const page = readPage({ value: [graphMeeting('Design review', NINE, more)] }, GraphEvent);
  return occurrencesOfGraph(page?.rows ?? [], { ...REQUEST, ...request });
};
const iso = (ms: number | undefined) => new Date(ms ?? Number.NaN).toISOString();
const becauseOf = (more: Readonly<Record<string, unknown>>) =>
  read(more).map((each) => qualify(each, { never: { series: [], words: [] } }).because);

describe('an entry of a Microsoft 365 calendar', () => {
  it('is the meeting that it says: when, what, who, and where it is joined', () => {
    expect(read({ iCalUId: UID })).toEqual([
      {
        id: `c1/${UID}`,
        calendarId: 'c1',
        seriesId: null,
        startMs: NINE,
        endMs: NINE + 3_600_000,
        isAllDay: false,
        title: 'Design review',
        people: [{ name: 'Dana Reyes', address: 'dana@acme.example' }],
        answer: 'accepted',
        isCancelled: false,
        isBusy: true,
        kind: 'meeting',
        joinUrl: expect.stringMatching(/^https:\/\/teams\.microsoft\.com\/l\/meetup-join\//),
      },
    ]);
  });

  it.each([
    [{}, 'has-people'],
    [{ attendees: [], organizer: null }, 'has-join-address'],
    [{ attendees: [], organizer: null, onlineMeeting: null }, 'nobody-else'],
    [{ responseStatus: { response: 'declined' } }, 'declined'],
    [{ isCancelled: true }, 'cancelled'],
    [{ showAs: 'free' }, 'free'],
    [{ showAs: 'tentative' }, 'has-people'],
    [{ showAs: 'oof' }, 'out-of-office'],
    [{ showAs: 'workingElsewhere' }, 'has-people'],
    [{ showAs: 'workingElsewhere', attendees: [], organizer: null }, 'working-location'],
    [{ subject: 'Focus time', attendees: [], organizer: null, onlineMeeting: null }, 'focus-time'],
    [
      {
        attendees: [graphAttendee('Room 4 <room4@contoso.example>', 'accepted', 'resource')],
        organizer: null,
        onlineMeeting: null,
      },
      'nobody-else',
    ],
  ] as const)('with %j counts as "%s"', (more, because) => {
    expect(becauseOf(more)).toEqual([because]);
  });

  it.each([
    ['none', 'none'],
    ['organizer', 'none'],
    ['accepted', 'accepted'],
    ['tentativelyAccepted', 'tentative'],
    ['declined', 'declined'],
    ['notResponded', 'needs-action'],
    ['shrugged', 'none'],
  ])('that the user answered with %s has the answer %s', (response, answer) => {
    const attendees = [graphAttendee('Dana Reyes <dana@acme.example>')];
    expect(read({ responseStatus: { response }, attendees })[0]?.answer).toBe(answer);
  });

  it.each(['America/Los_Angeles', 'Europe/Berlin', 'Asia/Tokyo', 'Pacific/Kiritimati'])(
    'that lasts all day is its dates in the zone of whoever looks: %s',
    (zone) => {
      const time = (day: string) => ({ dateTime: `${day}T00:00:00.0000000`, timeZone: 'UTC' });
      const [day] = read({ isAllDay: true, start: time('2026-03-03'), end: time('2026-03-05') }, { zone });
      const at = (ms: number | undefined) =>
        Temporal.Instant.fromEpochMilliseconds(ms ?? 0)
          .toZonedDateTimeISO(zone)
          .toPlainDateTime()
          .toString();
      expect([at(day?.startMs), at(day?.endMs), day?.isAllDay]).toEqual([
        '2026-03-03T00:00:00',
        '2026-03-05T00:00:00',
        true,
      ]);
    },
  );

  it('that a server tells in a zone of its own is read in that zone; one that nobody knows costs the entry alone', () => {
    const at = (timeZone: string) => ({ dateTime: '2026-03-02T10:00:00.0000000', timeZone });
    const times = (timeZone: string) =>
      read({ start: at(timeZone), end: at(timeZone) }).map((each) => iso(each.startMs));
    expect(times('W. Europe Standard Time')).toEqual(['2026-03-02T09:00:00.000Z']);
    expect(times('Asia/Tokyo')).toEqual(['2026-03-02T01:00:00.000Z']);
    expect(times('Middle Earth Standard Time')).toEqual([]);
  });

  it('outside the window, which is asked for with a day to spare, is left out', () => {
    const at = (dateTime: string) => ({ dateTime, timeZone: 'UTC' });
    expect(read({ start: at('2026-02-28T22:00:00'), end: at('2026-03-01T00:00:00') })).toEqual([]);
    expect(read({ start: at('2026-03-15T00:00:00'), end: at('2026-03-15T01:00:00') })).toEqual([]);
    expect(read({ start: at('2026-02-28T22:00:00'), end: at('2026-03-01T00:00:01') })).toHaveLength(1);
  });

  it.each([
    ['its location', { location: { displayName: 'Zoom https://acme.zoom.us/j/123456789?pwd=x' } }],
    ['its text', { body: { contentType: 'text', content: 'Join<https://acme.zoom.us/j/123456789?pwd=x> now' } }],
    [
      'its HTML',
      { body: { contentType: 'html', content: '<a href="https://acme.zoom.us/j/123456789?pwd=x">Join</a>' } },
    ],
    ['an older field', { onlineMeetingUrl: 'https://acme.zoom.us/j/123456789?pwd=x' }],
  ])('without a meeting of Teams is joined where %s says', (_, more) => {
    expect(read({ onlineMeeting: null, ...more })[0]?.joinUrl).toBe('https://acme.zoom.us/j/123456789?pwd=x');
  });

  it('has its join address from the subject where it stands nowhere else, as in a feed', () => {
    const subject = 'Call https://meet.google.com/abc-defg-hij';
    const nowhere = { onlineMeeting: null, onlineMeetingUrl: '', location: null, body: null };
    expect(read({ ...nowhere, subject })[0]?.joinUrl).toBe('https://meet.google.com/abc-defg-hij');
  });

  it('says nothing that could turn words around, and keeps what is no escape here', () => {
    expect(read({ subject: ' C:\\new\u202e\n<b>plan</b> ' })[0]?.title).toBe('C:\\new <b>plan</b>');
  });
});

describe('a series of a Microsoft 365 calendar', () => {
  const instance = (day: string, more: Readonly<Record<string, unknown>> = {}) => ({
    type: 'occurrence',
    seriesMasterId: 'AAMkMaster=',
    iCalUId: onDay(UID, '07EA0302'),
    originalStart: `${day}T09:00:00Z`,
    ...more,
  });

  it('has one UID for all its instances, each known by its original start', () => {
    const [first] = read(instance('2026-03-02', { type: 'exception' }));
    expect([first?.id, first?.seriesId]).toEqual([`c1/${UID}/2026-03-02T09:00:00.000Z`, UID]);
  });

  it('is one meeting with its copy in a calendar that is read by its address', () => {
    const feed = [
      'BEGIN:VCALENDAR',
      'BEGIN:VEVENT',
      `UID:${UID}`,
      'DTSTART;TZID=Europe/Berlin:20260302T100000',
      'DTEND;TZID=Europe/Berlin:20260302T110000',
      'RRULE:FREQ=WEEKLY;COUNT=2',
      'SUMMARY:Busy',
      'END:VEVENT',
      'END:VCALENDAR',
    ].join('\r\n');
    const there = readCalendar(new TextEncoder().encode(feed), { ...REQUEST, calendarId: 'c2' });
    const merged = mergeCopies([...there.occurrences, ...read(instance('2026-03-02'))]);
    const seen = merged.map((each) => [iso(each.startMs), each.title, each.copyIds?.length ?? 1]);
    expect(seen.toSorted()).toEqual([
      ['2026-03-02T09:00:00.000Z', 'Design review', 2],
      ['2026-03-09T09:00:00.000Z', 'Busy', 1],
    ]);
  });

  it('that another program made has that program’s UID again', () => {
    const hex = (text: string) => [...text].map((each) => each.charCodeAt(0).toString(16).padStart(2, '0')).join('');
    const foreign = `${UID.slice(0, 72)}2A000000${'7643616C2D55696401000000'}${hex('abc123@google.com')}00`;
    expect(seriesUidOf(foreign.toUpperCase())).toBe('abc123@google.com');
    expect(seriesUidOf(onDay(UID, '07EA0302'))).toBe(UID);
    for (const own of ['abc123@google.com', '', '0400', 'x'.repeat(300)]) expect(seriesUidOf(own)).toBe(own);
  });
});

describe('an answer of Graph that is not as it should be', () => {
  const whole = graphMeeting('Whole', NINE);

  it.each([null, 7, 'text', [], {}, { value: 'no' }, { error: {} }])('is no page: %j', (json) => {
    expect(readPage(json, GraphEvent)).toBeNull();
  });

  it('loses the rows that are no events, and of the others only what is broken', () => {
    const rows = [null, 'x', [], {}, { ...whole, id: 5 }, { ...whole, start: null }, whole];
    expect(readPage({ value: rows }, GraphEvent)?.rows).toHaveLength(1);
    const nonsense = Object.fromEntries(
      Object.keys(whole).flatMap((key) => (['id', 'start', 'end'].includes(key) ? [] : [[key, { a: [1] }]])),
    );
    expect(read(nonsense)).toMatchObject([{ title: '', people: [], answer: 'none', joinUrl: null, startMs: NINE }]);
    expect(read({ start: { dateTime: 'soon', timeZone: 'UTC' } })).toEqual([]);
  });

  it('gives entries of the window or none, whatever stands in it', { timeout: 60_000 }, () => {
    const anything = fc.oneof(
      fc.jsonValue(),
      fc.record({ dateTime: fc.oneof(fc.string(), fc.constant('9999-12-31T23:59:59Z')), timeZone: fc.string() }),
      fc.constantFrom('occurrence', '-271821-04-20T00:00:00Z', '+275760-09-13T00:00:00', UID, '__proto__'),
    );
    const fields = fc.dictionary(fc.constantFrom(...Object.keys(whole)), anything);
    fc.assert(
      fc.property(fields, (more) => {
        for (const { startMs, endMs, title, id } of read(more)) {
          expect(startMs).toBeLessThan(REQUEST.toMs);
          expect(endMs).toBeGreaterThanOrEqual(Math.max(startMs, REQUEST.fromMs));
          expect([typeof title, id.startsWith('c1/')]).toEqual(['string', true]);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('is cut where it is longer than anything real', () => {
    const people = Array.from({ length: 5_000 }, (_, at) => graphAttendee(`P ${at} <p${at}@contoso.example>`));
    const [huge] = read({ subject: 'x'.repeat(1_000_000), attendees: people });
    expect([huge?.title.length, huge?.people.length]).toEqual([500, 2_001]);
    expect(v.safeParse(GraphEvent, { ...whole, id: 'x'.repeat(2_000) }).success).toBe(false);
  });
});
