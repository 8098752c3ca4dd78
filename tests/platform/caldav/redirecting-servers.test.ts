import { describe, expect, it } from 'vitest';
import { calendarServer } from '../../../src/platform/caldav/calendar-server.ts';
import { patientTools, serveTests, type TestServer } from '../server.ts';

const LOGIN = { user: 'dana', password: 'secret' };

let server: TestServer;
let other: TestServer;
serveTests((opened) => {
  server = opened;
});
serveTests((opened) => {
  other = opened;
});

const allowing = (...origins: string[]) =>
  calendarServer(patientTools(), { reaches: async (address) => origins.some((origin) => address.startsWith(origin)) });

const multistatus = (href: string, prop: string) =>
  `<d:multistatus xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav"><d:response><d:href>${href}</d:href>` +
  `<d:propstat><d:prop>${prop}</d:prop><d:status>HTTP/1.1 200 OK</d:status></d:propstat></d:response></d:multistatus>`;
const homeSet = (href: string) => `<c:calendar-home-set><d:href>${href}</d:href></c:calendar-home-set>`;
const calendar = (name: string) =>
  `<d:resourcetype><d:collection/><c:calendar/></d:resourcetype><d:displayname>${name}</d:displayname>`;

/** A server whose well-known place answers with a redirect, as Nextcloud, Fastmail and iCloud do, and its calendars at `dav`. */
function redirectsTo(location: string, status: number, dav: string): void {
  server.answer = (request, response) => {
    if (request.url === '/.well-known/caldav') response.writeHead(status, { location }).end();
    else if (request.url === dav) response.writeHead(207).end(multistatus(dav, homeSet(`${dav}calendars/dana/`)));
    else if (request.url === `${dav}calendars/dana/`)
      response.writeHead(207).end(multistatus(`${dav}calendars/dana/work/`, calendar('Work')));
    else response.writeHead(request.url === '/' ? 302 : 404, { location: '/login' }).end();
  };
}

describe('a CalDAV server whose well-known place is a redirect', () => {
  it.each([
    ['Nextcloud', 301, '/remote.php/dav/', ''],
    ['Fastmail', 302, '/dav/', ''],
    ['Baïkal', 307, '/dav.php/', ''],
    ['a Nextcloud in a folder', 301, '/nextcloud/remote.php/dav/', ''],
    ['a Nextcloud in a folder of any name, whose address was typed', 301, '/our-files/remote.php/dav/', '/our-files'],
  ])('is found where such servers have it: %s', async (_, status, dav, typed) => {
    redirectsTo(dav, status, dav);
    const found = await allowing(server.origin).find(`${server.origin}${typed}`, LOGIN);
    expect(found).toEqual({
      is: 'found',
      calendars: [{ collection: `${server.origin}${dav}calendars/dana/work/`, name: 'Work', addresses: [] }],
    });
    expect(server.asked.map((each) => each.url)).not.toContain('/login');
  });

  it('makes no request to another host that it leads to, and says that it leads on', async () => {
    redirectsTo(`${other.origin}/dav/`, 301, '/nowhere-known/');
    const found = await allowing(server.origin, other.origin).find(server.origin, LOGIN);
    expect(found).toEqual({ is: 'problem', problem: 'sent-on' });
    expect(other.asked).toHaveLength(0);
  });

  it('that names a home at another host has it asked for first, and read from once that is allowed', async () => {
    server.answer = (request, response) =>
      response
        .writeHead(request.url === '/' ? 207 : 301, { location: '/' })
        .end(multistatus('/', homeSet('https://p42-caldav.example:443/1/calendars/')));
    const found = await allowing(server.origin).find(server.origin, LOGIN);
    expect(found).toEqual({ is: 'elsewhere', host: 'p42-caldav.example' });
    expect(server.asked).toHaveLength(1);
  });
});
