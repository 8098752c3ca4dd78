import { isPrivateHost } from '../../core/calendar/address.ts';
import {
  ASK_CALENDARS,
  ASK_HOME,
  ASK_PRINCIPAL,
  ASK_TAG,
  addressesOf,
  askEntries,
  calendarsOf,
  homesOf,
  principalOf,
  tagOf,
  textsOf,
} from '../../core/calendar/caldav/dav.ts';
import { placesToLook, serverAddress } from '../../core/calendar/caldav/server-address.ts';
import type { CalendarProblem } from '../../core/calendar/calendar.ts';
import type { CalendarServer, DavCalendar, DavFound, Grants, Login } from '../../core/ports/browser.ts';
import type { Failed } from '../exchange.ts';
import { failed } from '../http-problem.ts';
import type { HttpTools } from '../patience.ts';
import { PieceDigest } from '../piece-digest.ts';
import { Slices } from '../slices.ts';
import { davRequest } from './dav-request.ts';

/** Homes of one account that are looked into: people have one, and some servers name those of delegates. */
const MAX_HOMES = 5;
/** Of one home: people have ten, and a form with more is none. */
const MAX_CALENDARS = 200;
/** Troubles of a place at which the account need not be: there may be another. */
const ELSEWHERE: ReadonlySet<CalendarProblem> = new Set([
  'not-found',
  'gone',
  'refused',
  'redirected',
  'server-error',
  'not-a-calendar',
]);
/**
 * So that a reading is a calendar also where nothing is in it; and, after the last entry, so that one which is cut ends
 * there: it costs itself, and not the calendar.
 */
const EMPTY = 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n';

/** Of a calendar that was found in the account: it was deleted there, or is no longer shared. The words for addresses do not fit. */
const notHere = (failure: Failed): Failed =>
  ['not-found', 'gone', 'refused'].includes(failure.problem) ? { ...failure, problem: 'not-in-account' } : failure;

/** What names the homes, and from where. */
interface Homes {
  readonly hrefs: readonly string[];
  readonly from: string;
  /** Of whoever signed in. */
  readonly addresses: readonly string[];
}

/** Thrown by the search: there is no going on from here. */
class Stuck extends Error {
  readonly found: DavFound;
  constructor(found: DavFound) {
    super(found.is);
    this.found = found;
  }
}

const stuckAt = (problem: CalendarProblem) => new Stuck({ is: 'problem', problem });

/**
 * CalDAV over the worker's fetch. Only hosts that the user allowed are asked (`grants`): where a server names another,
 * the user is asked first.
 */
export function calendarServer(tools: HttpTools, grants: Pick<Grants, 'reaches'>): CalendarServer {
  /** A place that the server names, if it may be asked. @throws Stuck */
  async function leadingTo(href: string, from: string): Promise<string> {
    if (!URL.canParse(href, from)) throw stuckAt('unreadable');
    const next = new URL(href, from);
    const here = new URL(from);
    // A server behind a proxy that does the encryption calls itself http; the way that was typed goes on.
    if (next.host === here.host && next.protocol === 'http:' && here.protocol === 'https:') next.protocol = 'https:';
    [next.username, next.password] = ['', ''];
    if (next.host === here.host) return next.href;
    if (isPrivateHost(next.hostname) && !isPrivateHost(here.hostname)) throw stuckAt('redirected');
    if (next.protocol === 'https:' && (await grants.reaches(next.href))) return next.href;
    throw next.protocol === 'https:'
      ? new Stuck({ is: 'elsewhere', host: next.hostname })
      : stuckAt('insecure-address');
  }

  async function propfind(address: string, login: Login, depth: 0 | 1, body: string) {
    const answer = await davRequest(tools, 'PROPFIND', address, login, depth, body);
    if (answer.is === 'problem') throw stuckAt(answer.problem);
    return answer.resources;
  }

  /** Where the calendars of whoever signs in are, starting from a place that may know; or why it does not. */
  async function homesFrom(place: string, login: Login): Promise<Homes | CalendarProblem> {
    try {
      const answer = await propfind(place, login, 0, ASK_PRINCIPAL);
      const own = homesOf(answer);
      if (own.length > 0) return { hrefs: own, from: place, addresses: addressesOf(answer) };
      const principal = principalOf(answer);
      if (principal === null) return 'no-calendars';
      const from = await leadingTo(principal, place);
      const told = await propfind(from, login, 0, ASK_HOME);
      const hrefs = homesOf(told);
      return hrefs.length > 0 ? { hrefs, from, addresses: addressesOf(told) } : 'no-calendars';
    } catch (problem) {
      if (problem instanceof Stuck && problem.found.is === 'problem' && ELSEWHERE.has(problem.found.problem))
        return problem.found.problem;
      throw problem;
    }
  }

  /** The calendars in some homes. What of them cannot be read, such as a colleague's, costs only itself. @throws Stuck where nothing can */
  async function calendarsIn({ hrefs, from, addresses }: Homes, login: Login): Promise<DavCalendar[]> {
    const found = new Map<string, DavCalendar>();
    const stuck: Stuck[] = [];
    const trying = (job: Promise<void>) =>
      job.catch((problem: unknown) => {
        if (!(problem instanceof Stuck)) throw problem;
        stuck.push(problem);
      });
    const put = async (href: string, name: string, home: string) => {
      const collection = await leadingTo(href, home);
      if (!found.has(collection)) found.set(collection, { collection, name, addresses });
    };
    const lookInto = async (href: string) => {
      const home = await leadingTo(href, from);
      const calendars = calendarsOf(await propfind(home, login, 1, ASK_CALENDARS));
      for (const each of calendars.slice(0, MAX_CALENDARS)) await trying(put(each.href, each.name, home));
    };
    for (const href of hrefs.slice(0, MAX_HOMES)) await trying(lookInto(href));
    // What the user can allow comes before what nobody can mend.
    const [first] = [...stuck.filter((each) => each.found.is === 'elsewhere'), ...stuck];
    if (found.size === 0 && first !== undefined) throw first;
    return [...found.values()];
  }

  async function search(server: string, login: Login): Promise<readonly DavCalendar[]> {
    const start = serverAddress(server);
    if (typeof start === 'string') throw stuckAt(start);
    if (!(await grants.reaches(start.address))) throw stuckAt('no-permission');
    const places = placesToLook(start.address);
    let isSentOn = false;
    for (const place of places) {
      const homes = await homesFrom(place, login);
      isSentOn ||= homes === 'redirected';
      // A place that was typed, and speaks CalDAV but names nobody: it may be the home, or the calendar, itself.
      const isItself = homes === 'no-calendars' && place === places[0];
      const found = isItself
        ? await calendarsIn({ hrefs: [place], from: place, addresses: [] }, login).catch(() => [])
        : typeof homes === 'string'
          ? []
          : await calendarsIn(homes, login);
      if (found.length > 0) return found;
    }
    throw stuckAt(isSentOn ? 'sent-on' : 'no-calendars');
  }

  return {
    async find(server, login): Promise<DavFound> {
      try {
        return { is: 'found', calendars: await search(server, login) };
      } catch (problem) {
        if (problem instanceof Stuck) return problem.found;
        throw problem;
      }
    },

    async read(collection, login, known, window, take) {
      const asked = await davRequest(tools, 'PROPFIND', collection, login, 0, ASK_TAG);
      if (asked.is === 'problem') return notHere(asked);
      const etag = tagOf(asked.resources);
      if (etag !== null && etag === known.etag) return { is: 'unchanged' };
      const answer = await davRequest(tools, 'REPORT', collection, login, 1, askEntries(window));
      if (answer.is === 'problem') return notHere(answer);
      if (answer.resources.some((each) => each.isCut)) return failed('truncated');
      const encoder = new TextEncoder();
      const digest = new PieceDigest();
      const texts = textsOf(answer.resources).map((text) => encoder.encode(`${text.trim()}\r\n`));
      for (const text of texts) digest.add(text);
      const found = await digest.end();
      if (found === known.digest) return { is: 'unchanged', by: { etag, lastModified: null } };
      try {
        const slices = new Slices(take);
        for (const text of [encoder.encode(EMPTY), ...texts, encoder.encode(EMPTY)]) await slices.hand(text);
      } catch {
        return { is: 'stopped' };
      }
      return { is: 'whole', etag, lastModified: null, digest: found };
    },
  };
}
