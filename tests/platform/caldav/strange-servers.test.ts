import { describe, expect, it } from 'vitest';
import { calendarReader } from '../../../src/core/calendar/read-calendar.ts';
import { calendarServer } from '../../../src/platform/caldav/calendar-server.ts';
import { hurriedTools, patientTools, serveTests, type TestServer } from '../server.ts';

const LOGIN = { user: 'dana', password: 'secret' };
const NOTHING = { etag: null, lastModified: null, digest: null };
const WINDOW = { fromMs: 0, toMs: 1 };

let server: TestServer;
serveTests((opened) => {
  server = opened;
});

const client = (reaches: (address: string) => boolean = () => true, tools = patientTools()) =>
  calendarServer(tools, { reaches: async (address) => reaches(address) });
const paths = () => server.asked.map((each) => each.url);
const home = (href: string) =>
  `<d:multistatus xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav"><d:response><d:href>/</d:href><d:propstat><d:prop><c:calendar-home-set><d:href>${href}</d:href></c:calendar-home-set></d:prop><d:status>HTTP/1.1 200 OK</d:status></d:propstat></d:response></d:multistatus>`;
const MARCH = { fromMs: Date.parse('2026-03-01T00:00Z'), toMs: Date.parse('2026-03-15T00:00Z') };
const entry = (uid: string) =>
  `BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:${uid}\nDTSTART:20260302T090000Z\nDTEND:20260302T100000Z\nSUMMARY:${uid}\nEND:VEVENT\nEND:VCALENDAR\n`;
const entries = (texts: readonly string[]) =>
  `<d:multistatus xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav">${texts
    .map(
      (text) =>
        `<d:response><d:propstat><d:prop><c:calendar-data>${text}</c:calendar-data></d:prop></d:propstat></d:response>`,
    )
    .join('')}</d:multistatus>`;
const answers = (xml: string) => {
  server.answer = (_, response) => response.writeHead(207, { 'content-type': 'application/xml' }).end(xml);
};

describe('a CalDAV server that is not what it seems', () => {
  it('is asked nothing without the user having allowed it', async () => {
    expect(await client(() => false).find(server.origin, LOGIN)).toEqual({ is: 'problem', problem: 'no-permission' });
    expect(server.asked).toHaveLength(0);
  });

  it('that names another host gets the password there only after the user said yes', async () => {
    answers(home('https://p42-caldav.example/1/'));
    const found = await client((address) => address.startsWith(server.origin)).find(server.origin, LOGIN);
    expect(found).toEqual({ is: 'elsewhere', host: 'p42-caldav.example' });
    expect(server.asked).toHaveLength(1);
  });

  it('that names another host without encryption gets no password there at all', async () => {
    answers(home('http://plain.example/1/'));
    expect(await client().find(server.origin, LOGIN)).toEqual({ is: 'problem', problem: 'insecure-address' });
  });

  it('never has the password taken along by a redirect', async () => {
    server.answer = (_, response) => response.writeHead(302, { location: '/trap' }).end();
    expect(await client().find(server.origin, LOGIN)).toEqual({ is: 'problem', problem: 'sent-on' });
    expect(paths()).not.toContain('/trap');
    expect(new Set(paths()).size).toBe(paths().length);
  });

  it('that has CalDAV at a common place is found though its root knows nothing', async () => {
    server.answer = (request, response) =>
      request.url === '/remote.php/dav/' ? response.writeHead(401).end() : response.writeHead(405).end();
    expect(await client().find(server.origin, LOGIN)).toEqual({ is: 'problem', problem: 'sign-in-refused' });
    expect(paths()).toEqual(['/', '/.well-known/caldav', '/remote.php/dav/']);
  });

  it.each([
    '<html>',
    '<html xmlns="http://www.w3.org/1999/xhtml"><body>Sign in</body></html>',
    '<d:error xmlns:d="DAV:"><d:need-privileges/></d:error>',
    '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
    '',
    '{"json": true}',
  ])('that answers with something else has no calendars: %s', async (body) => {
    answers(body);
    expect(await client().find(server.origin, LOGIN)).toEqual({ is: 'problem', problem: 'no-calendars' });
    expect(await client().read(`${server.origin}/work/`, LOGIN, NOTHING, WINDOW, () => {})).toMatchObject({
      problem: 'not-a-calendar',
    });
  });

  it('that leaves something out of its answer did not send all of the calendar', async () => {
    const cut =
      '<d:response><d:href>/work/</d:href><d:status>HTTP/1.1 507 Insufficient Storage</d:status></d:response>';
    answers(entries([entry('a')]).replace('</d:multistatus>', `${cut}</d:multistatus>`));
    const answer = await client().read(`${server.origin}/work/`, LOGIN, NOTHING, WINDOW, () => {});
    expect(answer).toMatchObject({ problem: 'truncated' });
  });

  it.each([0, 1, 2])('that holds an entry which is cut loses that entry alone (number %d)', async (at) => {
    answers(entries(['a', 'b', 'c'].map((uid, index) => (index === at ? entry(uid).slice(0, -45) : entry(uid)))));
    const into = calendarReader({ calendarId: 'c', ...MARCH, zone: 'UTC', myAddresses: [] });
    await client().read(`${server.origin}/work/`, LOGIN, NOTHING, MARCH, (chunk) => into.push(chunk));
    const reading = into.end();
    const whole = ['a', 'b', 'c'].filter((_, index) => index !== at);
    expect([reading.ok, reading.occurrences.map((each) => each.title).filter((title) => title.length === 1)]).toEqual([
      true,
      whole,
    ]);
  });

  it('that is silent is given up, and one that is busy left alone for as long as it asks', async () => {
    server.answer = () => {};
    const read = () =>
      client(() => true, hurriedTools()).read(`${server.origin}/work/`, LOGIN, NOTHING, WINDOW, () => {});
    expect(await read()).toMatchObject({ problem: 'too-slow' });
    server.answer = (_, response) => response.writeHead(503, { 'retry-after': '60' }).end();
    expect(await read()).toEqual({ is: 'problem', problem: 'busy', retryAfterMs: 60_000 });
  });

  it.each([
    ['Digest realm="dav", nonce="7"', 'sign-in-unknown'],
    ['Bearer', 'sign-in-unknown'],
    ['Digest realm="dav", nonce="7", Basic realm="dav"', 'sign-in-refused'],
    ['basic realm="dav"', 'sign-in-refused'],
  ])('that takes sign-ins by "%s" says so: %s', async (way, problem) => {
    server.answer = (_, response) => response.writeHead(401, { 'www-authenticate': way }).end();
    expect(await client().find(server.origin, LOGIN)).toEqual({ is: 'problem', problem });
    expect(paths()).toEqual(['/']);
  });

  it.each(['PROPFIND', 'REPORT'])('that refuses a calendar of the account (%s) has it no longer', async (method) => {
    server.answer = (request, response) =>
      request.method === method ? response.writeHead(403).end() : response.writeHead(207).end(entries([]));
    const answer = await client().read(`${server.origin}/work/`, LOGIN, NOTHING, WINDOW, () => {});
    expect(answer).toMatchObject({ is: 'problem', problem: 'not-in-account' });
  });

  it('is sent no password over http, this machine apart', async () => {
    const read = client().read('http://plain.example/work/', LOGIN, NOTHING, WINDOW, () => {});
    expect(await read).toMatchObject({ problem: 'insecure-address' });
  });
});
