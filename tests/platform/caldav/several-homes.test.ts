import { describe, expect, it } from 'vitest';
import { calendarServer } from '../../../src/platform/caldav/calendar-server.ts';
import { patientTools, serveTests, type TestServer } from '../server.ts';

const LOGIN = { user: 'dana', password: 'secret' };

let server: TestServer;
serveTests((opened) => {
  server = opened;
});

const answer = (...responses: string[]) =>
  `<d:multistatus xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav">${responses.join('')}</d:multistatus>`;
const resource = (href: string, props: string) =>
  `<d:response><d:href>${href}</d:href><d:propstat><d:prop>${props}</d:prop><d:status>HTTP/1.1 200 OK</d:status></d:propstat></d:response>`;
const homes = (...hrefs: string[]) =>
  answer(
    resource(
      '/',
      `<c:calendar-home-set>${hrefs.map((each) => `<d:href>${each}</d:href>`).join('')}</c:calendar-home-set>`,
    ),
  );
const calendar = (href: string, name = 'Work') =>
  resource(href, `<d:resourcetype><d:collection/><c:calendar/></d:resourcetype><d:displayname>${name}</d:displayname>`);

/** A server that has these places, and answers 404 anywhere else. */
function has(places: Readonly<Record<string, string | number>>): void {
  server.answer = (request, response) => {
    const place = places[request.url ?? ''] ?? 404;
    if (typeof place === 'number') response.writeHead(place).end();
    else response.writeHead(207).end(place);
  };
}
async function collections(typed = ''): Promise<readonly string[] | string> {
  const client = calendarServer(patientTools(), { reaches: async (address) => address.startsWith(server.origin) });
  const found = await client.find(`${server.origin}${typed}`, LOGIN);
  if (found.is !== 'found') return found.is === 'problem' ? found.problem : found.host;
  return found.calendars.map((each) => each.collection.replace(server.origin, ''));
}

describe('an account', () => {
  const addresses = async () => {
    const client = calendarServer(patientTools(), { reaches: async () => true });
    const found = await client.find(server.origin, LOGIN);
    return found.is === 'found' ? found.calendars.map((each) => each.addresses) : found;
  };
  const set = (...hrefs: string[]) =>
    `<c:calendar-user-address-set>${hrefs.map((each) => `<d:href>${each}</d:href>`).join('')}</c:calendar-user-address-set>`;
  const HOME = '<c:calendar-home-set><d:href>/dana/</d:href></c:calendar-home-set>';

  it('tells by which addresses its owner is invited, at the principal or before', async () => {
    const principal = '<d:current-user-principal><d:href>/me/</d:href></d:current-user-principal>';
    const named = HOME + set('mailto:dana@acme.example', '/principals/dana/', 'urn:uuid:1', 'MAILTO:d%40acme.example');
    has({
      '/': answer(resource('/', principal)),
      '/me/': answer(resource('/me/', named)),
      '/dana/': answer(calendar('/dana/work/'), calendar('/dana/home/')),
    });
    const both = ['mailto:dana@acme.example', 'MAILTO:d%40acme.example'];
    expect(await addresses()).toEqual([both, both]);
    has({ '/': answer(resource('/', named)), '/dana/': answer(calendar('/dana/work/')) });
    expect(await addresses()).toEqual([both]);
  });

  it('has none where the server names none, and not more than a person has', async () => {
    has({ '/': answer(resource('/', HOME)), '/dana/': answer(calendar('/dana/work/')) });
    expect(await addresses()).toEqual([[]]);
    const many = Array.from({ length: 500 }, (_, at) => `mailto:${at}@acme.example`);
    has({ '/': answer(resource('/', HOME + set(...many))), '/dana/': answer(calendar('/dana/work/')) });
    expect(await addresses()).toEqual([many.slice(0, 20)]);
  });
});

describe('an account with several homes', () => {
  it.each([403, 404, 500])('loses only the one that answers %d', async (status) => {
    has({ '/': homes('/colleague/', '/dana/'), '/colleague/': status, '/dana/': answer(calendar('/dana/work/')) });
    expect(await collections()).toEqual(['/dana/work/']);
  });

  it('loses only the homes and calendars that are at a host which may not be asked', async () => {
    has({
      '/': homes('http://plain.example/', 'https://other.example/', '/dana/'),
      '/dana/': answer(calendar('http://plain.example/1/'), calendar('//other.example/2/'), calendar('/dana/work/')),
    });
    expect(await collections()).toEqual(['/dana/work/']);
  });

  it('names the host that the user can allow where nothing else is left', async () => {
    has({ '/': homes('/gone/', 'http://plain.example/', 'https://p42.example/1/') });
    expect(await collections()).toBe('p42.example');
  });

  it('shows a calendar of two of them once', async () => {
    has({
      '/': homes('/a/', '/b/'),
      '/a/': answer(calendar('/shared/')),
      '/b/': answer(calendar('/shared/'), calendar('own/')),
    });
    expect(await collections()).toEqual(['/shared/', '/b/own/']);
  });
});

describe('a server that does not say whose it is', () => {
  it('has the calendar found whose own address was typed', async () => {
    has({ '/cal/work/': answer(calendar('/cal/work/')) });
    expect(await collections('/cal/work/')).toEqual(['/cal/work/']);
  });

  it('has the calendars found in the home whose address was typed', async () => {
    const home = resource('/cal/', '<d:resourcetype><d:collection/></d:resourcetype>');
    has({ '/cal/': answer(home, calendar('/cal/work/'), calendar('/cal/home/')) });
    expect(await collections('/cal/')).toEqual(['/cal/work/', '/cal/home/']);
  });

  it('is looked at elsewhere where the description that it names is not there', async () => {
    const lost = '<d:current-user-principal><d:href>/lost/</d:href></d:current-user-principal>';
    has({
      '/': answer(resource('/', lost)),
      '/remote.php/dav/': homes('/dana/'),
      '/dana/': answer(calendar('/dana/work/')),
    });
    expect(await collections()).toEqual(['/dana/work/']);
  });
});

it('a server behind a proxy that calls itself http, or names a user, is asked by https and by the sign-in alone', async () => {
  const places: Readonly<Record<string, string>> = {
    'https://cloud.example/': homes('http://cloud.example/dana/'),
    'https://cloud.example/dana/': answer(calendar('http://eve:pw@cloud.example/dana/work/')),
  };
  const fetch = async (address: unknown) => new Response(places[String(address)] ?? null, { status: 207 });
  const client = calendarServer(
    { ...patientTools(), fetch: fetch as typeof globalThis.fetch },
    {
      reaches: async () => true,
    },
  );
  expect(await client.find('cloud.example', LOGIN)).toEqual({
    is: 'found',
    calendars: [{ collection: 'https://cloud.example/dana/work/', name: 'Work', addresses: [] }],
  });
});
