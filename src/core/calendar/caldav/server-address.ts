import { checkedAddress, hostOf } from '../address.ts';
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

/** Google takes no password over CalDAV, Microsoft and Proton have none: of a mail address there, and of their calendars' hosts. */
const WITHOUT =
  /^(gmail\.com|googlemail\.com|(calendar|www)\.google\.com|apidata\.googleusercontent\.com|(outlook|hotmail|live)\.(com?\.)?[a-z]{2,3}|msn\.com|outlook\.(office|office365|live)\.com|(calendar\.)?proton\.me|protonmail\.com|pm\.me)$/;

/**
 * The address at which to look for calendars, from what the user typed: a server's address, its bare name, or a mail
 * address. Passwords go over it, so it is https, or this machine itself.
 */
export function serverAddress(typed: string): { readonly address: string } | CalendarProblem {
  const text = typed.trim();
  const mailHost = /^[^\s@/:]+@([^\s@/:]+\.[^\s@/:]+)$/.exec(text)?.[1]?.toLowerCase();
  if (mailHost !== undefined && WITHOUT.test(mailHost)) return 'no-caldav';
  if (mailHost !== undefined) return { address: `https://${SERVERS[mailHost] ?? mailHost}/` };
  const checked = checkedAddress(/^[a-z][a-z+.-]*:\/\//i.test(text) ? text : `https://${text}`);
  return typeof checked === 'object' && WITHOUT.test(hostOf(checked.address)) ? 'no-caldav' : checked;
}

/** Where the common servers have it: Radicale and iCloud; Nextcloud; Fastmail, Cyrus, Zimbra; Baïkal; Open-Xchange; SOGo; DAViCal. */
const COMMON_PLACES = [
  '/',
  '/remote.php/dav/',
  '/dav/',
  '/dav.php/',
  '/caldav/',
  '/SOGo/dav/',
  '/caldav.php/',
] as const;
/** Where they are when a host has other things too. */
const COMMON_FOLDERS = [
  '/nextcloud/remote.php/dav/',
  '/owncloud/remote.php/dav/',
  '/cloud/remote.php/dav/',
  '/baikal/html/dav.php/',
  '/radicale/',
] as const;

/**
 * Where to look at a server, in order: the place that the user named, the well-known one (RFC 6764), and, since a browser
 * does not let us see where a redirect from there leads (Nextcloud, Fastmail and iCloud answer with one), the places where
 * the common servers have it: below what was typed, such as a Nextcloud's own address, then at the host.
 */
export function placesToLook(address: string): string[] {
  const [, origin = '', path = ''] = /^(\w+:\/\/[^/?#]+)([^?#]*)/.exec(address) ?? [];
  const typed = path.replace(/\/+$/, '');
  const below = typed === '' ? [] : COMMON_PLACES.map((place) => `${typed}${place}`);
  const places = ['/.well-known/caldav', ...below, ...COMMON_PLACES, ...COMMON_FOLDERS];
  return [...new Set([typed === '' ? `${origin}/` : address, ...places.map((place) => `${origin}${place}`)])];
}
