import type { CalendarProblem } from './calendar.ts';

/** scheme, host, port and the rest of a web address, without user information. */
const ADDRESS = /^(https?):\/\/(\[[0-9a-f:.]+\]|[^/?#@:\s]+)(:\d{1,5})?([/?#]\S*)?$/i;
const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/i;

/**
 * Checks what the user typed as a calendar's address. `webcal` is the same as https. Unencrypted http is only for this
 * machine itself: on any other way the address, which is a secret, could be read.
 */
export function checkedAddress(typed: string): { readonly address: string } | CalendarProblem {
  const address = typed.trim().replace(/^webcals?:\/\//i, 'https://');
  const parts = ADDRESS.exec(address);
  if (parts === null) return 'bad-address';
  const [, scheme = '', host = ''] = parts;
  if (scheme.toLowerCase() === 'http' && !isLoopback(host)) return 'insecure-address';
  return { address };
}

/** The host of a checked address: all of it that may be shown. */
export function hostOf(address: string): string {
  return ADDRESS.exec(address)?.[2]?.toLowerCase() ?? '';
}

/** This machine itself: the only place that may be read without encryption. */
export const isLoopback = (host: string): boolean => LOOPBACK.test(host);

/**
 * A host of a home or company network, by its address or name (RFC 1918, 3927, 4193, 6762): read only where the user
 * typed it, never because a server names it.
 */
export const isPrivateHost = (host: string): boolean =>
  isLoopback(host) || PRIVATE.test(host) || (!host.includes('.') && !host.startsWith('['));

const PRIVATE =
  /^(0|10|127|169\.254|192\.168|172\.(1[6-9]|2\d|3[01])|100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7]))(\.\d{1,3}){1,3}$|^\[(::|f[cd]|fe[89ab])|\.(local|internal|lan|home|home\.arpa|localhost)$/i;
