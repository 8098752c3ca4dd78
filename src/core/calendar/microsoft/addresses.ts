import { DAY_MS } from '../days.ts';

/**
 * Where Microsoft 365 is asked. These are the only two places, fixed here: nothing that a page, a message or a server
 * says can name another.
 */
export const SIGN_IN_ORIGIN = 'https://login.microsoftonline.com';
export const GRAPH_ORIGIN = 'https://graph.microsoft.com';

/** `common`: accounts of companies and schools, and personal ones (Microsoft identity platform, "Authority"). */
export const AUTHORIZE_ADDRESS = `${SIGN_IN_ORIGIN}/common/oauth2/v2.0/authorize`;
export const TOKEN_ADDRESS = `${SIGN_IN_ORIGIN}/common/oauth2/v2.0/token`;

const GRAPH = `${GRAPH_ORIGIN}/v1.0/`;
/** A full day of meetings is twenty; two weeks of it come in three pages at the most. */
const PAGE_EVENTS = 100;

/** What is asked of an event: what a meeting is made of, and nothing more (no attachments, no preview, no link to it). */
const EVENT_FIELDS =
  'id,iCalUId,type,seriesMasterId,originalStart,subject,start,end,isAllDay,isCancelled,responseStatus,showAs,' +
  'attendees,organizer,onlineMeeting,onlineMeetingUrl,location,body,categories';

export const CALENDARS_ADDRESS = `${GRAPH}me/calendars?$select=id,name,isDefaultCalendar,owner&$top=100`;

/** The address of one calendar, by the id that Microsoft gives it. */
export const graphCalendar = (calendarId: string): string => `${GRAPH}me/calendars/${encodeURIComponent(calendarId)}`;

/**
 * What a calendar shows in a window, its series expanded. A day is added on either side: an all-day entry is told as a
 * date, but chosen by the moments of its midnights where it was made.
 */
export function calendarView(calendarId: string, window: { readonly fromMs: number; readonly toMs: number }): string {
  const at = (ms: number) => encodeURIComponent(Temporal.Instant.fromEpochMilliseconds(ms).toString());
  const range = `startDateTime=${at(window.fromMs - DAY_MS)}&endDateTime=${at(window.toMs + DAY_MS)}`;
  return `${graphCalendar(calendarId)}/calendarView?${range}&$select=${EVENT_FIELDS}&$orderby=start/dateTime&$top=${PAGE_EVENTS}`;
}

/** Is this a place of Graph, so that the access token may go there? Also of what an answer gives as its next page. */
export const isGraphAddress = (address: string): boolean =>
  address.startsWith(GRAPH) && address.length <= 8_000 && /^[\x21-\x7e]+$/.test(address) && !address.includes('\\');
