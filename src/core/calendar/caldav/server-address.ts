import { checkedAddress } from '../address.ts';
import type { CalendarProblem } from '../calendar.ts';

/**
 * CalDAV servers of mail providers whose server has another name than their mail addresses. A browser cannot ask the
 * name system for the SRV records that would say so (RFC 6764).
 */
const SERVERS: Readonly<Record<string, string>> = {
  'icloud.com': 'caldav.icloud.com',
  'me.com': 'caldav.icloud.com',
  'mac.com': 'caldav.icloud.com',
  'fastmail.com': 'caldav.fastmail.com',
  'fastmail.fm': 'caldav.fastmail.com',
  'gmx.net': 'caldav.gmx.net',
  'gmx.de': 'caldav.gmx.net',
  'gmx.com': 'caldav.gmx.com',
  'web.de': 'caldav.web.de',
  'mailbox.org': 'dav.mailbox.org',
  'posteo.de': 'posteo.de:8443',
  'posteo.net': 'posteo.de:8443',
  'yahoo.com': 'caldav.calendar.yahoo.com',
  'aol.com': 'caldav.aol.com',
  'zoho.com': 'calendar.zoho.com',
  'zoho.eu': 'calendar.zoho.eu',
};

/**
 * The address at which to look for calendars, from what the user typed: a server's address, its bare name, or a mail
 * address. Passwords go over it, so it is https, or this machine itself.
 */
export function serverAddress(typed: string): { readonly address: string } | CalendarProblem {
  const text = typed.trim();
  const mailHost = /^[^\s@/:]+@([^\s@/:]+\.[^\s@/:]+)$/.exec(text)?.[1]?.toLowerCase();
  if (mailHost !== undefined) return { address: `https://${SERVERS[mailHost] ?? mailHost}/` };
  return checkedAddress(/^[a-z][a-z+.-]*:\/\//i.test(text) ? text : `https://${text}`);
}

/**
 * Where to look at a server, after the place that the user named: the well-known place (RFC 6764), and, since a browser
 * does not let us see where a redirect from there leads, the places where the common servers have it (root: Radicale,
 * iCloud; Nextcloud; Fastmail, Cyrus, Zimbra; Baïkal; Open-Xchange; SOGo; DAViCal).
 */
export const PLACES_TO_LOOK: readonly string[] = [
  '/.well-known/caldav',
  '/',
  '/remote.php/dav/',
  '/dav/',
  '/dav.php/',
  '/caldav/',
  '/SOGo/dav/',
  '/caldav.php/',
];
