import type { CalendarProblem } from './calendar.ts';

/** What of the WHATWG URL Standard is used here: workers, pages and Node all have it, and it touches nothing. */
declare const URL: {
  new (address: string): { readonly host: string; readonly hostname: string };
  canParse(address: string): boolean;
};

/** scheme, host with port, and the rest of a web address, without user information. */
const ADDRESS = /^(https?):\/\/((\[[0-9a-f:.]+\]|[^/?#@:\s\\]+)(?::\d{1,5})?)([/?#]\S*)?$/i;
const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/i;
/** Signs without a width, which chats and mails put into what is copied from them. */
const INVISIBLE = /[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;
/** Signs that mails put around an address. */
const AROUND = /^[<"'“]+|[>"'”]+$/g;
const WITH_LOGIN = /^https?:\/\/[^/?#\s]*@/i;

/**
 * Checks what the user typed as a calendar's address. `webcal` is the same as https. Unencrypted http is only for this
 * machine itself: on any other way the address, which is a secret, could be read.
 */
export function checkedAddress(typed: string): { readonly address: string } | CalendarProblem {
  const address = typed
    .replace(INVISIBLE, '')
    .trim()
    .replace(AROUND, '')
    .replace(/^webcals?:\/\//i, 'https://');
  if (WITH_LOGIN.test(address)) return 'login-in-address';
  const parts = ADDRESS.exec(address);
  if (parts === null || !URL.canParse(address)) return 'bad-address';
  const [, scheme = '', , , rest = ''] = parts;
  // As browsers write it: each host in one spelling, and shown as what it is.
  const { host, hostname } = new URL(address);
  if (scheme.toLowerCase() === 'http' && !isLoopback(hostname)) return 'insecure-address';
  return { address: `${scheme.toLowerCase()}://${host}${rest}` };
}

/** The host of a checked address: all of it that may be shown. */
export function hostOf(address: string): string {
  return ADDRESS.exec(address)?.[3]?.toLowerCase() ?? '';
}

/** This machine itself: the only place that may be read without encryption. */
export const isLoopback = (host: string): boolean => LOOPBACK.test(host);

/**
 * A host of a home or company network, by its address or name (RFC 1918, 3927, 4193, 6762 with its appendix G; and IPv6
 * addresses that stand for others, RFC 3056 and 6052): read only where the user typed it, never because a server names it.
 */
export function isPrivateHost(host: string): boolean {
  // A name's last dot says that it is whole (RFC 1034, 3.1); it is the same host.
  const name = host.replace(/\.$/, '');
  return isLoopback(name) || PRIVATE.test(name) || (!name.includes('.') && !name.startsWith('['));
}

const PRIVATE =
  /^(0|10|127|169\.254|192\.168|172\.(1[6-9]|2\d|3[01])|100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7]))(\.\d{1,3}){1,3}$|^\[(::|f[cd]|fe[89a-f]|2002:|64:ff9b:)|\.(local|localdomain|internal|intranet|private|corp|lan|home|home\.arpa|localhost)$/i;
