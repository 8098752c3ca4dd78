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
    { kind: 'address', address: 'https://calendar.example/secret.ics' },
    { kind: 'file', fileName: 'trip.ics' },
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
