import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { newCalendar } from '../../src/core/calendar/refresh.ts';
import { StoredCalendar } from '../../src/platform/stored-calendar.ts';

describe('a stored calendar', () => {
  it('of the first version, which knew addresses only, is read as one at an address', () => {
    const old = { id: 'c1', name: 'Work', address: 'https://calendar.example/secret.ics', goodAtMs: 5, etag: '"7"' };
    expect(v.parse(StoredCalendar, old)).toEqual({
      ...newCalendar('c1', 'Work', { kind: 'address', address: 'https://calendar.example/secret.ics' }),
      goodAtMs: 5,
      etag: '"7"',
    });
  });

  it.each([
    [
      'of the second version, which had a source',
      { source: { kind: 'address', address: 'https://calendar.example/a.ics' } },
    ],
    [
      'before digests were kept',
      { source: { kind: 'file', fileName: 'trip.ics' }, goodAtMs: 5, failures: 1, isTold: true },
    ],
    [
      'before anything was said of what is left out',
      {
        source: { kind: 'caldav', accountId: 'a1', collection: 'https://dav.example/dana/work/' },
        digest: 'abc',
        parsedAtMs: 7,
        parsedZone: 'Europe/Berlin',
      },
    ],
    ['of today', { source: { kind: 'microsoft', accountId: 'a', calendarId: 'b' }, leftOut: { 'unreadable-rule': 2 } }],
  ] as const)('%s is opened, and what it did not know yet is as of a new one', (_, stored) => {
    const opened = v.parse(StoredCalendar, { id: 'c1', name: 'Work', ...stored });
    expect(opened).toEqual({ ...newCalendar('c1', 'Work', stored.source), ...stored });
  });

  it('forgets a count of a reason that it does not know, and all counts where one is none', () => {
    const source = { kind: 'file', fileName: 'trip.ics' } as const;
    const opened = (leftOut: unknown) => v.parse(StoredCalendar, { id: 'c1', source, leftOut }).leftOut;
    expect(opened({ 'unreadable-event': 3, 'not-yet-known': 1 })).toEqual({ 'unreadable-event': 3 });
    expect(opened({ 'unreadable-event': 'many' })).toEqual({});
  });

  it.each([
    { kind: 'address', address: 'https://calendar.example/secret.ics' },
    { kind: 'file', fileName: 'trip.ics' },
    { kind: 'file', fileName: 'trip.ics', fileId: 'f2' },
    { kind: 'caldav', accountId: 'a1', collection: 'https://dav.example/dana/work/' },
    { kind: 'microsoft', accountId: 'tenant.kim', calendarId: 'AAMk/work=' },
  ] as const)('comes back as it was put: $kind', (source) => {
    const calendar = { ...newCalendar('c1', 'Work', source), digest: 'abc', isTold: true, failures: 3 };
    expect(v.parse(StoredCalendar, JSON.parse(JSON.stringify(calendar)))).toEqual(calendar);
  });

  it('with a broken part loses that part alone; without a source it is none', () => {
    const source = { kind: 'file', fileName: 'trip.ics' } as const;
    const broken = { id: 'c1', name: 7, source, goodAtMs: 'yesterday', problem: 'unheard-of', failures: null };
    expect(v.parse(StoredCalendar, broken)).toEqual(newCalendar('c1', '', source));
    expect(v.safeParse(StoredCalendar, { id: 'c1', source: { kind: 'fax' } }).success).toBe(false);
    expect(v.safeParse(StoredCalendar, { id: 'c1' }).success).toBe(false);
  });
});
