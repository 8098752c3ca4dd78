import { isPrivateHost } from '../../core/calendar/address.ts';
import {
  ASK_CALENDARS,
  ASK_HOME,
  ASK_PRINCIPAL,
  ASK_TAG,
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
import type { HttpTools } from '../patience.ts';
import { PieceDigest } from '../piece-digest.ts';
import { Slices } from '../slices.ts';
import { davRequest } from './dav-request.ts';

/** Homes of one account that are looked into: people have one, and some servers name those of delegates. */
const MAX_HOMES = 5;
/** So that a reading is a calendar also where nothing is in it. */
const EMPTY = 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n';

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
    if (next.host === new URL(from).host) return next.href;
    if (isPrivateHost(next.hostname) && !isPrivateHost(new URL(from).hostname)) throw stuckAt('redirected');
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
  async function homesFrom(place: string, login: Login): Promise<string[] | CalendarProblem> {
    const answer = await davRequest(tools, 'PROPFIND', place, login, 0, ASK_PRINCIPAL);
    if (answer.is === 'problem') {
      const isElsewhere = ['not-found', 'gone', 'refused', 'redirected', 'server-error', 'not-a-calendar'].includes(
        answer.problem,
      );
      if (isElsewhere) return answer.problem;
      throw stuckAt(answer.problem);
    }
    const principal = principalOf(answer.resources);
    const own = homesOf(answer.resources);
    if (own.length > 0) return Promise.all(own.map((href) => leadingTo(href, place)));
    if (principal === null) return 'no-calendars';
    const at = await leadingTo(principal, place);
    const homes = homesOf(await propfind(at, login, 0, ASK_HOME));
    return Promise.all(homes.map((href) => leadingTo(href, at)));
  }

  async function search(server: string, login: Login): Promise<readonly DavCalendar[]> {
    const start = serverAddress(server);
    if (typeof start === 'string') throw stuckAt(start);
    if (!(await grants.reaches(start.address))) throw stuckAt('no-permission');
    let isSentOn = false;
    for (const place of placesToLook(start.address)) {
      const homes = await homesFrom(place, login);
      if (typeof homes === 'string') {
        isSentOn ||= homes === 'redirected';
        continue;
      }
      const found: DavCalendar[] = [];
      for (const home of homes.slice(0, MAX_HOMES))
        for (const { href, name } of calendarsOf(await propfind(home, login, 1, ASK_CALENDARS)))
          found.push({ collection: await leadingTo(href, home), name });
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
      if (asked.is === 'problem') return asked;
      const etag = tagOf(asked.resources);
      if (etag !== null && etag === known.etag) return { is: 'unchanged' };
      const answer = await davRequest(tools, 'REPORT', collection, login, 1, askEntries(window));
      if (answer.is === 'problem') return answer;
      const encoder = new TextEncoder();
      const digest = new PieceDigest();
      const texts = textsOf(answer.resources).map((text) => encoder.encode(`${text.trim()}\r\n`));
      for (const text of texts) digest.add(text);
      const found = await digest.end();
      if (found === known.digest) return { is: 'unchanged' };
      try {
        const slices = new Slices(take);
        for (const text of [encoder.encode(EMPTY), ...texts]) await slices.hand(text);
      } catch {
        return { is: 'stopped' };
      }
      return { is: 'whole', etag, lastModified: null, digest: found };
    },
  };
}
