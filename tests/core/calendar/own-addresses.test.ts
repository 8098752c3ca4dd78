import { describe, expect, it } from 'vitest';
import type { CalendarAccount } from '../../../src/core/calendar/calendar.ts';
import { ownAddresses } from '../../../src/core/calendar/own-addresses.ts';

const at = (address: string) => ownAddresses({ kind: 'address', address }, null);
const google = (id: string, access = 'private-0a1b') =>
  at(`https://calendar.google.com/calendar/ical/${id}/${access}/basic.ics`);
const caldav = (account: Partial<CalendarAccount>) =>
  ownAddresses(
    { kind: 'caldav', accountId: 'a', collection: 'https://dav.example/dana/' },
    { id: 'a', server: 'dav.example', user: 'dana', password: 'secret', addresses: [], ...account },
  );

describe('whose a calendar is', () => {
  it('is told by Google’s secret address of a person’s first calendar', () => {
    expect(google('Dana.Reyes%40acme.example')).toEqual(['dana.reyes@acme.example']);
    expect(google('dana@acme.example')).toEqual(['dana@acme.example']);
  });

  it('is not told by a public address, which may be anybody’s, nor by one of a group, a room or an import', () => {
    expect(google('dana%40acme.example', 'public')).toEqual([]);
    for (const kind of ['group', 'group.v', 'import', 'resource'])
      expect(google(`c_0a1b2c%40${kind}.calendar.google.com`)).toEqual([]);
    expect(google('%E0%A4%A')).toEqual([]);
    expect(at('https://evil.example/calendar/ical/dana%40acme.example/private-0a1b/basic.ics')).toEqual([]);
  });

  it('is told by the name that one signs in with where that is a mail address, and by what the server says', () => {
    expect(caldav({})).toEqual([]);
    expect(caldav({ user: 'Dana@Acme.example' })).toEqual(['dana@acme.example']);
    expect(
      caldav({
        user: 'dana@acme.example',
        addresses: ['mailto:DANA@acme.example', 'mailto:d.reyes%40acme.example', '/principals/dana@acme.example/'],
      }),
    ).toEqual(['dana@acme.example', 'd.reyes@acme.example']);
  });

  it('is not known of a file', () => {
    expect(ownAddresses({ kind: 'file', fileName: 'dana@acme.example.ics' }, null)).toEqual([]);
  });
});
