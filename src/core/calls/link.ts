import { percentDecoded } from './decode.ts';

/** An address in its parts. Host in lower case; path begins with "/"; the rest as written, without its sign. */
export interface Link {
  readonly href: string;
  readonly host: string;
  /** As written; empty for the scheme's own. */
  readonly port: string;
  readonly path: string;
  readonly query: string;
  readonly fragment: string;
}

/** Nested Safe Links of Teams run to about 2 000 characters; longer than this is no address that somebody joins by. */
export const LONGEST_LINK = 8_192;

const PARTS = /^(https?):\/\/([^/?#]+)(\/[^?#]*)?(?:\?([^#]*))?(?:#(.*))?$/i;
const AUTHORITY = /^((?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)*[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)(?::(\d{1,5}))?$/i;
/** What browsers read otherwise than it looks: controls, blanks, backslashes, quotes, angle brackets. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused
const TREACHEROUS = /[\u0000-\u001f\u007f-\u009f\s\\<>"`]/;
const DOT_SEGMENT = /\/(?:\.|%2e){1,2}(?:\/|$)/i;
const LOCAL = new Set(['localhost', '127.0.0.1']);

/**
 * A strict reader of https addresses (and of http on this machine, which browsers hold to be as safe). Where a browser
 * would mend what is written (user names, backslashes, dot segments, host names beyond ASCII) it refuses instead: then
 * it can never take an address for another host than the browser would open. No call site needs any of that.
 */
export function parseLink(text: string): Link | null {
  if (text.length > LONGEST_LINK || TREACHEROUS.test(text)) return null;
  const [, scheme, authority, path = '/', query = '', fragment = ''] = PARTS.exec(text) ?? [];
  const [, host, port = ''] = AUTHORITY.exec(authority ?? '') ?? [];
  if (!scheme || !host || host.length > 253 || DOT_SEGMENT.test(path)) return null;
  const name = host.toLowerCase();
  if (scheme.toLowerCase() === 'http' && !LOCAL.has(name)) return null;
  const isOwnPort = port === (scheme.length === 5 ? '443' : '80');
  return { href: text, host: name, port: isOwnPort ? '' : port, path, query, fragment };
}

/** Host and, where it is not the scheme's own, port: what the user names a call site of theirs by. */
export const siteOf = (link: Link): string => (link.port ? `${link.host}:${link.port}` : link.host);

/** A query parameter's first value, decoded; null where it is absent. */
export function paramOf(link: Link, name: string): string | null {
  for (const pair of link.query.split('&')) {
    const cut = pair.indexOf('=');
    if ((cut < 0 ? pair : pair.slice(0, cut)).toLowerCase() === name.toLowerCase()) {
      return cut < 0 ? '' : percentDecoded(pair.slice(cut + 1));
    }
  }
  return null;
}
