import { describe, expect, it } from 'vitest';
import {
  askEntries,
  calendarsOf,
  homesOf,
  principalOf,
  readMultistatus,
  tagOf,
  textsOf,
} from '../../../../src/core/calendar/caldav/dav.ts';

const SPACES = 'xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav" xmlns:s="http://calendarserver.org/ns/"';
const answer = (...responses: string[]) =>
  readMultistatus(`<?xml version="1.0"?><d:multistatus ${SPACES}>${responses.join('')}</d:multistatus>`);
const resource = (href: string, props: string, status = 'HTTP/1.1 200 OK') =>
  `<d:response><d:href>${href}</d:href><d:propstat><d:prop>${props}</d:prop><d:status>${status}</d:status></d:propstat></d:response>`;
const CALENDAR = '<d:resourcetype><d:collection/><c:calendar/></d:resourcetype>';
const holding = (component: string) =>
  `<c:supported-calendar-component-set><c:comp name="${component}"/></c:supported-calendar-component-set>`;

describe('the answer of a CalDAV server', () => {
  it('names who signed in and where their calendars are', () => {
    const read = answer(
      resource(
        '/',
        '<d:current-user-principal><d:href> /p/dana/ </d:href></d:current-user-principal><c:calendar-home-set><d:href>https://p42.example/1/</d:href><d:href>/2/</d:href></c:calendar-home-set>',
      ),
    );
    expect([principalOf(read), homesOf(read)]).toEqual(['/p/dana/', ['https://p42.example/1/', '/2/']]);
  });

  it('of a visitor who is nobody there names nobody', () => {
    expect(
      principalOf(answer(resource('/', '<d:current-user-principal><d:unauthenticated/></d:current-user-principal>'))),
    ).toBeNull();
  });

  it('lists calendars that hold meetings, and neither task lists, inboxes nor what it does not have', () => {
    const read = answer(
      resource('/dana/', '<d:resourcetype><d:collection/></d:resourcetype>'),
      resource('/dana/work/', `${CALENDAR}<d:displayname>Work &amp; more</d:displayname>${holding('VEVENT')}`),
      resource('/dana/any/', CALENDAR),
      resource('/dana/tasks/', `${CALENDAR}${holding('VTODO')}`),
      resource('/dana/gone/', CALENDAR, 'HTTP/1.1 404 Not Found'),
    );
    expect(calendarsOf(read)).toEqual([
      { href: '/dana/work/', name: 'Work & more' },
      { href: '/dana/any/', name: '' },
    ]);
  });

  it('names a calendar in one line that turns no words around it', () => {
    const name = `<d:displayname> A\n\u202eevil${'x'.repeat(300)}</d:displayname>`;
    const [calendar] = calendarsOf(answer(resource('/dana/work/', `${CALENDAR}${name}`)));
    expect(calendar?.name).toMatch(/^A evilx{194}$/);
  });

  it('tells by a token or a tag that something changed, or does not', () => {
    const tag = '<s:getctag>"7"</s:getctag>';
    expect(tagOf(answer(resource('/', tag)))).toBe('"7"');
    expect(tagOf(answer(resource('/', `${tag}<d:sync-token>http://x/8</d:sync-token>`)))).toBe('http://x/8');
    expect(tagOf(answer(resource('/', `<d:sync-token/>${tag}`)))).toBe('"7"');
    expect(tagOf(answer(resource('/', '')))).toBeNull();
    expect(tagOf(answer())).toBeNull();
  });

  it('holds the entries, escaped or not', () => {
    const read = answer(
      resource('/1.ics', '<c:calendar-data>SUMMARY:A &amp; B&#13;\n</c:calendar-data>'),
      resource('/2.ics', '<c:calendar-data><![CDATA[SUMMARY:A & B]]></c:calendar-data>'),
      resource('/3.ics', ''),
    );
    expect(textsOf(read)).toEqual(['SUMMARY:A & B\r\n', 'SUMMARY:A & B']);
  });
});

describe('the question for what lies ahead', () => {
  it('reaches two days further on either side, for times that name no zone', () => {
    const asked = askEntries({ fromMs: Date.parse('2026-03-01T00:00Z'), toMs: Date.parse('2026-03-15T12:30Z') });
    expect(asked).toContain('start="20260227T000000Z" end="20260317T123000Z"');
    expect(asked).not.toContain('expand');
  });
});
