import { DAY_MS } from '../days.ts';
import { MAX_NAME_LENGTH } from '../limits.ts';
import { shownPlainText } from '../shown-text.ts';
import { NotXml, readXml, type XmlElement } from './xml.ts';

const DAV = 'DAV:';
const CALDAV = 'urn:ietf:params:xml:ns:caldav';
const CALENDAR_SERVER = 'http://calendarserver.org/ns/';
/** Of one person: more are an attack, or a form of its own. The longest address has 254 signs (RFC 5321, 4.5.3.1.3). */
const MAX_ADDRESSES = 20;
const MAX_ADDRESS_LENGTH = 300;

const HEAD = `<?xml version="1.0" encoding="utf-8"?>`;
const propfind = (props: string) =>
  `${HEAD}<d:propfind xmlns:d="${DAV}" xmlns:c="${CALDAV}" xmlns:s="${CALENDAR_SERVER}"><d:prop>${props}</d:prop></d:propfind>`;

const OF_PRINCIPAL = '<c:calendar-home-set/><c:calendar-user-address-set/>';
/** What is asked of a server (RFC 4918, 5397, 4791, 6638, 6578, and calendarserver's ctag, which all of them have). */
export const ASK_PRINCIPAL = propfind(`<d:current-user-principal/>${OF_PRINCIPAL}`);
export const ASK_HOME = propfind(OF_PRINCIPAL);
export const ASK_CALENDARS = propfind('<d:resourcetype/><d:displayname/><c:supported-calendar-component-set/>');
export const ASK_TAG = propfind('<s:getctag/><d:sync-token/>');

/**
 * Asks for the whole of every entry that overlaps the window and two days on either side, for times that name no zone.
 * The server is not asked to expand series: what servers make of moved instances is not to be relied on (Radicale 3.1.8
 * gave one of four).
 */
export const askEntries = (window: { readonly fromMs: number; readonly toMs: number }): string =>
  `${HEAD}<c:calendar-query xmlns:d="${DAV}" xmlns:c="${CALDAV}"><d:prop><c:calendar-data/></d:prop><c:filter>` +
  `<c:comp-filter name="VCALENDAR"><c:comp-filter name="VEVENT"><c:time-range start="${utc(window.fromMs - 2 * DAY_MS)}"` +
  ` end="${utc(window.toMs + 2 * DAY_MS)}"/></c:comp-filter></c:comp-filter></c:filter></c:calendar-query>`;

/** A moment as iCalendar writes it. */
const utc = (ms: number) =>
  Temporal.Instant.fromEpochMilliseconds(ms).toString({ fractionalSecondDigits: 0 }).replace(/[-:]/g, '');

/** One resource of a multistatus answer, with the properties that it has. */
export interface DavResource {
  readonly href: string;
  /** It stands for what the server left out of an answer that would have been too long (RFC 5323, 5.2; RFC 6578, 3.6). */
  readonly isCut: boolean;
  readonly props: readonly XmlElement[];
}

/**
 * Reads a multistatus answer (RFC 4918, 13). A page to sign in at, which a proxy sends in its place, may be XML too: taken
 * for an answer it would be a calendar without entries. @throws NotXml
 */
export function readMultistatus(xml: string): DavResource[] {
  const answer = readXml(xml);
  if (answer.name !== `${DAV} multistatus`) throw new NotXml('no multistatus');
  return childrenOf(answer, 'response').map((response) => ({
    href: childrenOf(response, 'href')[0]?.text.trim() ?? '',
    isCut: /\s507(\s|$)/.test(childrenOf(response, 'status')[0]?.text ?? ''),
    props: childrenOf(response, 'propstat')
      .filter((each) => /\s2\d\d(\s|$)/.test(childrenOf(each, 'status')[0]?.text ?? ' 200'))
      .flatMap((each) => childrenOf(each, 'prop'))
      .flatMap((each) => each.children),
  }));
}

const childrenOf = (element: XmlElement, name: string) =>
  element.children.filter((each) => each.name === `${DAV} ${name}`);

const propOf = ({ props }: DavResource, space: string, name: string) =>
  props.find((each) => each.name === `${space} ${name}`);

const hrefsIn = (property: XmlElement | undefined) =>
  (property === undefined ? [] : childrenOf(property, 'href')).map((each) => each.text.trim()).filter(Boolean);

/** Where whoever signed in is described; null: the server does not say. */
export const principalOf = (answer: readonly DavResource[]): string | null =>
  answer.flatMap((each) => hrefsIn(propOf(each, DAV, 'current-user-principal')))[0] ?? null;

/** Where their calendars are. */
export const homesOf = (answer: readonly DavResource[]): string[] =>
  answer.flatMap((each) => hrefsIn(propOf(each, CALDAV, 'calendar-home-set')));

/** By which mail addresses they are invited. Servers also name paths and numbers of theirs. */
export const addressesOf = (answer: readonly DavResource[]): string[] =>
  answer
    .flatMap((each) => hrefsIn(propOf(each, CALDAV, 'calendar-user-address-set')))
    .filter((href) => /^mailto:/i.test(href) && href.length <= MAX_ADDRESS_LENGTH)
    .slice(0, MAX_ADDRESSES);

/** The calendars in a home that hold meetings: not task lists, inboxes, or address books. */
export function calendarsOf(answer: readonly DavResource[]): { readonly href: string; readonly name: string }[] {
  return answer.filter(isForMeetings).map((each) => ({
    href: each.href,
    name: shownPlainText(propOf(each, DAV, 'displayname')?.text ?? '', MAX_NAME_LENGTH),
  }));
}

function isForMeetings(resource: DavResource): boolean {
  const isCalendar = propOf(resource, DAV, 'resourcetype')?.children.some((each) => each.name === `${CALDAV} calendar`);
  const components = propOf(resource, CALDAV, 'supported-calendar-component-set')?.children;
  const holdsMeetings = components?.some((each) => each.attributes.get('name')?.toUpperCase() === 'VEVENT') ?? true;
  return isCalendar === true && holdsMeetings;
}

/** By what a calendar tells that something in it changed; null where it does not. */
export function tagOf(answer: readonly DavResource[]): string | null {
  const [calendar] = answer;
  if (calendar === undefined) return null;
  const tagIn = (space: string, name: string) => propOf(calendar, space, name)?.text.trim();
  return tagIn(DAV, 'sync-token') || tagIn(CALENDAR_SERVER, 'getctag') || null;
}

/** The entries' iCalendar texts. */
export const textsOf = (answer: readonly DavResource[]): string[] =>
  answer.flatMap((each) => propOf(each, CALDAV, 'calendar-data')?.text ?? []);
