import { decodeBase64, percentDecoded } from './decode.ts';
import { type Link, paramOf, parseLink } from './link.ts';

/** Wrapped links are wrapped again when they are forwarded; more often than this nobody does it. */
const DEEPEST = 6;

/** Hosts that carry the true address in a parameter. A host that begins with a dot stands for all below it. */
const BY_PARAM: readonly (readonly [host: string, path: RegExp, param: string])[] = [
  ['.safelinks.protection.outlook.com', /./, 'url'],
  ['www.google.com', /^\/url$/, 'q'],
  ['www.google.com', /^\/url$/, 'url'],
  ['meet.google.com', /^\/linkredirect$/, 'dest'],
  ['notifications.google.com', /./, 'q'],
  ['notifications.google.com', /./, 'url'],
  ['linkprotect.cudasvc.com', /^\/url$/, 'a'],
];

/** The address that a redirecting or link-checking service wraps, as deep as it goes; the link itself if it is none. */
export function unwrapped(link: Link): Link | null {
  let current = link;
  for (let depth = 0; depth < DEEPEST; depth += 1) {
    const inner = innerAddress(current);
    if (inner === null) return current;
    const next = parseLink(inner.replace(/^http:/i, 'https:'));
    if (!next) return null;
    current = next;
  }
  return null;
}

/** What all those hosts end with: most hosts are none of them. */
const MAY_WRAP = /(?:outlook|google|urldefense|proofpoint|cudasvc)\.com$/;

function innerAddress(link: Link): string | null {
  if (!MAY_WRAP.test(link.host)) return null;
  if (link.host === 'urldefense.com') return urlDefenseV3(link.href);
  if (link.host === 'urldefense.proofpoint.com') return urlDefenseV2(link);
  for (const [host, path, param] of BY_PARAM) {
    const isHost = host.startsWith('.') ? link.host.endsWith(host) : link.host === host;
    const value = isHost && path.test(link.path) ? paramOf(link, param) : null;
    if (value) return value;
  }
  return null;
}

/** Proofpoint's second form: "-" for "%", "_" for "/". */
function urlDefenseV2(link: Link): string | null {
  const value = paramOf(link, 'u');
  return value && percentDecoded(value.replaceAll('-', '%').replaceAll('_', '/'));
}

const RUNS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/**
 * Proofpoint's third form: `/v3/__<address>__;<base64>!…`. Characters it does not like stand as `*`, a run of n of them
 * as `**` and the letter for n (A is 2); the base64 holds them in order. (Proofpoint's published decoder.)
 */
function urlDefenseV3(href: string): string | null {
  const [, address, encoded = ''] = /\/v3\/__(.+?)__;([^!]*)/i.exec(href) ?? [];
  if (!address) return null;
  const kept = decodeBase64(encoded) ?? '';
  let at = 0;
  const restored = address.replace(/\*(?:\*(.))?/g, (_, run: string | undefined) => {
    const length = run === undefined ? 1 : RUNS.indexOf(run) + 2;
    at += length;
    return kept.slice(at - length, at);
  });
  return restored.replace(/^(https?:\/)([^/])/i, '$1/$2');
}
