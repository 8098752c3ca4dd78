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
